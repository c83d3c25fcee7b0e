using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Grpc.Net.Client;
using Processing.Authoring.V1;

namespace Processing.Cli.Tests;

/// <summary>A server says of rules what this process would have said.</summary>
public sealed partial class AuthoringParityTests(RunningServer server) : IClassFixture<RunningServer>
{
    // Rules with errors are not analyzed, so what only analyzers say comes from pages of its own.
    [Theory]
    [InlineData("DP[123]...\\.md", 80)]
    [InlineData("DP4...\\.md", 12)]
    public async Task The_diagnostics_of_all_examples_of_the_manual_are_the_same(string pages, int least)
    {
        using var folder = new TemporaryFolder();
        var sources = new Sources();
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "DP*.md").Where(page => Regex.IsMatch(Path.GetFileName(page), $"^{pages}$")).Order(StringComparer.Ordinal))
        {
            var (name, text) = (Path.GetFileNameWithoutExtension(page), Example().Match(await File.ReadAllTextAsync(page)).Groups[1].Value);
            text = text.StartsWith("package ", StringComparison.Ordinal) ? text : $"package {name.ToLowerInvariant()}\n\n{text}";
            folder.Write($"{name}.rules", text);
            sources.Files.Add(new SourceFile { Path = $"{name}.rules", Content = ByteString.CopyFromUtf8(text) });
        }

        var local = await RulesProcess.RunAsync("check", "--format", "json", folder.Root);
        using var channel = GrpcChannel.ForAddress(server.Address);
        var remote = await new AuthoringService.AuthoringServiceClient(channel).CheckAsync(new CheckRequest { Sources = sources });

        var expected = JsonNode.Parse(local.Text.Replace(folder.Root + "/", "", StringComparison.Ordinal))!.AsArray();
        Assert.True(expected.Select(one => (string?)one!["id"]).Distinct().Count() >= least, local.Text);
        Assert.Equal(expected.Select(one => one!.ToJsonString()), remote.Diagnostics.Select(diagnostic => ToJson(diagnostic).ToJsonString()));
        Assert.All(remote.Diagnostics.SelectMany(Places), place => CheckUnits(place, sources));
    }

    [Fact]
    public async Task What_comes_with_the_program_is_the_same_here_and_there()
    {
        var sources = new Sources();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RulesProcess.ShippedRules, "geo"), "*", SearchOption.AllDirectories))
        {
            sources.Files.Add(new SourceFile { Path = Path.GetRelativePath(Path.Combine(RulesProcess.ShippedRules, "geo"), file).Replace('\\', '/'), Content = ByteString.CopyFrom(await File.ReadAllBytesAsync(file)) });
        }

        using var channel = GrpcChannel.ForAddress(server.Address);
        Assert.Empty((await new AuthoringService.AuthoringServiceClient(channel).CheckAsync(new CheckRequest { Sources = sources })).Diagnostics);
    }

    private static IEnumerable<SourcePlace> Places(Diagnostic diagnostic) =>
        [diagnostic.Primary.Place, .. diagnostic.Secondary.Select(label => label.Place), .. diagnostic.Fix?.Edits.Select(edit => edit.Place) ?? []];

    // All three ranges cut the same text.
    private static void CheckUnits(SourcePlace place, Sources sources)
    {
        if (sources.Files.FirstOrDefault(file => file.Path == place.Path) is not { } file)
        {
            return;
        }

        var text = file.Content.ToStringUtf8();
        var cut = text[(int)place.Utf16.Start..(int)place.Utf16.End];
        Assert.Equal(cut, Encoding.UTF8.GetString(file.Content.Span[(int)place.Utf8.Start..(int)place.Utf8.End]));
        Assert.Equal(cut, string.Concat(text.EnumerateRunes().Skip((int)place.CodePoints.Start).Take((int)(place.CodePoints.End - place.CodePoints.Start))));
    }

    private static JsonObject ToJson(Diagnostic diagnostic)
    {
        var json = new JsonObject
        {
            ["id"] = diagnostic.Id,
            ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
            ["message"] = diagnostic.Message,
            ["primary"] = ToJson(diagnostic.Primary),
            ["secondary"] = new JsonArray([.. diagnostic.Secondary.Select(ToJson)]),
        };
        Add(json, "note", diagnostic.Note);
        Add(json, "help", diagnostic.Help);
        if (diagnostic.Fix is { } fix)
        {
            var edits = fix.Edits.Select(edit =>
            {
                var place = ToJson(edit.Place);
                place["new_text"] = edit.NewText;
                return place;
            });
            json["fix"] = new JsonObject
            {
                ["title"] = fix.Title,
                ["safety"] = fix.Safety switch { FixSafety.Safe => "safe", FixSafety.Unsafe => "unsafe", _ => "shown_only" },
                ["edits"] = new JsonArray([.. edits]),
            };
        }

        return json;
    }

    private static JsonObject ToJson(DiagnosticLabel label)
    {
        var json = ToJson(label.Place);
        Add(json, "label", label.Text);
        return json;
    }

    private static JsonObject ToJson(SourcePlace place) => new()
    {
        ["path"] = place.Path,
        ["start"] = new JsonObject { ["line"] = place.Start.Line, ["column"] = place.Start.Column, ["offset"] = place.Utf16.Start },
        ["end"] = new JsonObject { ["line"] = place.End.Line, ["column"] = place.End.Column, ["offset"] = place.Utf16.End },
    };

    private static void Add(JsonObject json, string name, string text)
    {
        if (text.Length > 0)
        {
            json[name] = text;
        }
    }

    [GeneratedRegex("```rules\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
