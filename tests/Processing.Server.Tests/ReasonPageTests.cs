using System.Reflection;
using Processing.Protocol;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class ReasonPageTests
{
    public static TheoryData<string> Reasons => [.. typeof(ErrorReasons).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(constant => constant.Name is not (nameof(ErrorReasons.Domain) or nameof(ErrorReasons.DetailsTrailer) or nameof(ErrorReasons.PushbackTrailer)))
        .Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_stands_in_the_protos_and_in_the_manual(string reason)
    {
        Assert.Contains(reason, File.ReadAllText(Path.Combine(Repository.Root, "protos", "processing", "extraction", "v1", "extraction_service.proto")), StringComparison.Ordinal);
        Assert.Contains($"`{reason}`", File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "serving.md")), StringComparison.Ordinal);
    }
}
