using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Processing.Protocol;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

/// <summary>The manual has a section for every reason, and a test provokes each through a real client, with the status that the section names.</summary>
public sealed partial class ReasonPageTests
{
    // Nobody is left to hear it; CancellationTests has what a client sees.
    private const string Unheard = ErrorReasons.Cancelled;

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "errors.md"));

    // A status and a reason side by side stand in these tests only where an answer is compared with them.
    private static readonly ILookup<string, string> Provoked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Processing.Server.Tests"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Compared().Matches(File.ReadAllText(file)))
        .ToLookup(match => match.Groups[2].Value, match => JsonNamingPolicy.SnakeCaseUpper.ConvertName(match.Groups[1].Value));

    public static TheoryData<string> Reasons => [.. All];

    private static IEnumerable<string> All => typeof(ErrorReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Concat(typeof(RuleSetReasons).GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(constant => constant.Name is not (nameof(ErrorReasons.Domain) or nameof(ErrorReasons.DetailsTrailer) or nameof(ErrorReasons.PushbackTrailer)))
        .Select(constant => (string)constant.GetRawConstantValue()!);

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_a_section_and_a_test_that_provokes_it(string reason)
    {
        var section = Sections().Matches(Page).SingleOrDefault(match => match.Groups[1].Value == reason);
        Assert.True(section is not null, $"docs/operations/errors.md has no section with status, details, cause and what to do for `{reason}`");
        if (reason != Unheard)
        {
            Assert.True(Provoked.Contains(reason), $"no test provokes `{reason}` through a client; compare its answer with (StatusCode.…, \"{reason}\")");
            Assert.All(Provoked[reason], status => Assert.Equal(section.Groups[2].Value, status));
        }
    }

    [Fact]
    public void Every_section_is_of_a_reason() => Assert.Equal(All.Order(), Headings().Matches(Page).Select(match => match.Groups[1].Value).Order());

    [Fact]
    public void Every_reason_stands_in_the_comment_of_a_service()
    {
        var protos = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "protos", "processing"), "*_service.proto", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(All, reason => Assert.Contains(reason, protos, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"StatusCode\.(\w+),\s*""([A-Z][A-Z0-9_]+)""")]
    private static partial Regex Compared();

    [GeneratedRegex(@"^### `([A-Z_]+)`\n\n- status: `([A-Z_]+)`\n- details: .+\n- cause: .+\n- what to do: .+$", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^### `([A-Z_]+)`$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
