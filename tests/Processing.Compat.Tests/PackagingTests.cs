using System.Reflection;
using System.Xml.Linq;

namespace Processing.Compat.Tests;

/// <summary>The stand-ins are never packed, and every project that refers to one takes the real package when told to.</summary>
public class PackagingTests
{
    private static readonly string Root = typeof(PackagingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Stand_ins_are_not_packable()
    {
        var properties = XDocument.Load(Path.Combine(Root, "src", "Compat", "Directory.Build.props"));
        Assert.Equal("false", Assert.Single(properties.Descendants("IsPackable")).Value);
        foreach (var project in Projects().Where(path => path.Contains(Path.Combine("src", "Compat"), StringComparison.Ordinal)))
        {
            Assert.Empty(XDocument.Load(project).Descendants("IsPackable"));
        }
    }

    [Fact]
    public void References_to_stand_ins_depend_on_one_property()
    {
        var outside = Projects().Where(path => !path.Contains(Path.Combine("src", "Compat"), StringComparison.Ordinal)).ToList();
        var references = outside.SelectMany(path => XDocument.Load(path).Descendants("ProjectReference"))
            .Where(reference => reference.Attribute("Include")!.Value.Contains("Grpc.", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Equal("'$(UseRealGrpcCore)' != 'true'", reference.Parent!.Attribute("Condition")?.Value));
    }

    private static IEnumerable<string> Projects() =>
        new[] { "src", "tests", "clients" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories));
}
