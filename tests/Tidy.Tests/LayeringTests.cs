using System.Xml.Linq;

namespace Tidy.Tests;

/// <summary>Every arrow between rooms is one that docs/architecture.md draws; any other fails here.</summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Processing.Text"] = [],
        ["Processing.Documents"] = ["Processing.Text"],
        ["Processing.Matching"] = ["Processing.Text"],
        ["Processing.Rules"] = ["Processing.Text", "Processing.Matching"],
        ["Processing.Rules.Analysis"] = ["Processing.Text", "Processing.Matching", "Processing.Rules"],
        ["Processing.Pipeline"] = ["Processing.Text", "Processing.Documents", "Processing.Matching"],
        ["Processing.Evaluation"] = ["Processing.Text", "Processing.Documents", "Processing.Matching", "Processing.Pipeline"],
        ["Processing.Protocol"] = ["Grpc.Core.Api"],
        ["Processing.Storage"] = [],
        ["Processing.Server"] = ["Processing.Text", "Processing.Documents", "Processing.Matching", "Processing.Pipeline", "Processing.Rules", "Processing.Rules.Analysis", "Processing.Storage", "Processing.Protocol", "Grpc.Net.Common"],
        ["Processing.Client"] = ["Processing.Protocol", "Grpc.Net.Common"],
        ["Processing.Client.Conformance"] = ["Processing.Client", "Processing.Protocol"],
        ["Processing.Client.Quickstart"] = ["Processing.Client", "Processing.Protocol"],
        ["Processing.Conformance"] = ["Processing.Protocol"],
        ["Processing.Cli"] = ["Processing.Text", "Processing.Documents", "Processing.Matching", "Processing.Pipeline", "Processing.Rules", "Processing.Rules.Analysis", "Processing.Protocol", "Processing.Server", "Processing.Client", "Processing.Evaluation"],
        ["Grpc.Core.Api"] = [],
        ["Grpc.Net.Common"] = ["Grpc.Core.Api"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Sprache"] = ["Processing.Rules"],
        ["NodaTime"] = ["Processing.Matching"],
        ["AngleSharp"] = ["Processing.Documents"],
        ["Markdig"] = ["Processing.Documents"],
        ["Microsoft.Data.Sqlite"] = ["Processing.Storage"],
        ["Npgsql"] = ["Processing.Storage"],
        ["Grpc.AspNetCore.Server"] = ["Processing.Server"],
        ["OpenTelemetry"] = ["Processing.Server"],
        ["OpenTelemetry.Exporter.OpenTelemetryProtocol"] = ["Processing.Server"],
        ["Microsoft.IdentityModel.JsonWebTokens"] = ["Processing.Server"],
        ["Grpc.Net.Client"] = ["Processing.Client"],
        ["System.CommandLine"] = ["Processing.Cli"],
        ["Spectre.Console"] = ["Processing.Cli"],
        ["Google.Protobuf"] = ["Processing.Protocol", "Processing.Client.Conformance", "Processing.Client.Quickstart", "Processing.Conformance"],
        ["Grpc.Tools"] = ["Processing.Protocol", "Processing.Client.Conformance", "Processing.Client.Quickstart", "Processing.Conformance"],
        ["YamlDotNet"] = ["Processing.Conformance"],
        ["Grpc.Core.Api"] = ["Processing.Protocol"],
    };

    // ASP.NET Core brings a server, configuration and logging with it; the rooms that hold the product do without.
    private static readonly string[] WebProjects = ["Processing.Server", "Processing.Cli"];

    private static IEnumerable<(string Project, XDocument Content)> Projects() =>
        RepositoryTree.Files("src", "*.csproj").Concat(RepositoryTree.Files("clients", "*.csproj"))
            .Where(file => !Path.GetFileNameWithoutExtension(file).EndsWith(".Tests", StringComparison.Ordinal))
            .Select(file => (Path.GetFileNameWithoutExtension(file), XDocument.Load(file)));

    [Fact]
    public void Every_project_has_a_place_in_the_layering()
    {
        var projects = Projects().Select(project => project.Project).ToList();
        Assert.Contains("Processing.Text", projects);
        Assert.Empty(projects.Except(Allowed.Keys));
    }

    [Fact]
    public void References_between_rooms_follow_the_layering()
    {
        var wrong = Projects().SelectMany(project => project.Content.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Where(target => !Allowed[project.Project].Contains(target))
            .Select(target => $"{project.Project} -> {target}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Packages_stay_in_the_rooms_that_own_them()
    {
        var wrong = Projects().SelectMany(project => project.Content.Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Where(package => !AllowedPackages.TryGetValue(package, out var owners) || !owners.Contains(project.Project))
            .Select(package => $"{project.Project} takes {package}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_package_of_the_table_is_taken_by_the_rooms_that_own_it()
    {
        var taken = Projects().SelectMany(project => project.Content.Descendants("PackageReference").Select(reference => (reference.Attribute("Include")!.Value, project.Project))).ToHashSet();
        Assert.Equal(AllowedPackages.SelectMany(package => package.Value.Select(owner => (package.Key, owner))).ToHashSet(), taken);
    }

    [Fact]
    public void Only_the_server_and_the_command_line_take_the_web_framework_and_nothing_refers_to_a_file()
    {
        var wrong = Projects().Where(project => !WebProjects.Contains(project.Project)).Where(project => project.Content.Descendants("FrameworkReference").Any() || project.Content.Root!.Attribute("Sdk")!.Value != "Microsoft.NET.Sdk")
            .Concat(Projects().Where(project => project.Content.Descendants("Reference").Any()))
            .Select(project => project.Project);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_the_parser_uses_Sprache()
    {
        var wrong = RepositoryTree.Files("src", "*.cs")
            .Where(file => File.ReadAllText(file).Contains("using Sprache", StringComparison.Ordinal))
            .Select(RepositoryTree.Relative)
            .Where(file => !file.StartsWith("src/Processing.Rules/Parsing/", StringComparison.Ordinal));
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Processing.Text")]
    [InlineData("Processing.Matching")]
    [InlineData("Processing.Documents")]
    [InlineData("Processing.Rules")]
    [InlineData("Processing.Rules.Analysis")]
    [InlineData("Processing.Pipeline")]
    public void Inner_rooms_do_no_input_or_output_and_read_no_clock(string project)
    {
        string[] banned = ["System.IO.File", "File.Read", "File.Open", "Directory.", "HttpClient", "Console.", "Environment.GetEnvironmentVariable", "Stopwatch", "TimeProvider.System", "Guid.NewGuid", "Random.Shared", "ProcessStartInfo"];

        // PDFs are read by a program of its own, which is started in one place.
        var wrong = RepositoryTree.Files($"src/{project}", "*.cs").Where(file => Path.GetFileName(file) != "PdfProgram.cs")
            .SelectMany(file => banned.Where(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)).Select(word => $"{RepositoryTree.Relative(file)}: {word}"));
        Assert.Empty(wrong);
    }
}
