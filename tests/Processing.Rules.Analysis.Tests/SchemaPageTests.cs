using System.Text;
using System.Text.RegularExpressions;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Baseline = Processing.Rules.Tests.Baseline;

namespace Processing.Rules.Analysis.Tests;

/// <summary>Each diagnostic of schemas has a page, and the two revisions on the page give exactly that diagnostic.</summary>
public sealed partial class SchemaPageTests
{
    public static TheoryData<string> Ids => [.. SchemaDiagnostics.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_are_in_their_range_and_have_pages()
    {
        Assert.All(SchemaDiagnostics.All, descriptor => Assert.InRange(descriptor.Id, "DP3040", "DP3059"));
        var pages = Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "DP304*.md").Concat(Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "DP305*.md"))
            .Select(Path.GetFileNameWithoutExtension).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(SchemaDiagnostics.All.Select(descriptor => descriptor.Id), pages);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_its_headings(string id)
    {
        var title = SchemaDiagnostics.All.Single(descriptor => descriptor.Id == id).Title;
        Assert.Equal([$"# {id}: {title}", "## What it means", "## Example", "## Why", "## How to mend"], Block().Replace(Read(id), "").Split('\n').Where(line => line.StartsWith('#')));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Example_gives_exactly_this_diagnostic(string id)
    {
        var (blocks, found) = Find(id);
        Assert.Equal([id], found.Select(diagnostic => diagnostic.Id));
        var sources = blocks.Select(block => $"== {block.Key}\n{block.Value.TrimEnd('\n')}\n");
        Baseline.AssertSame($"messages/{id}.txt", string.Concat(sources) + "\n" + string.Concat(found.Select(DiagnosticRenderer.Render)));
    }

    private static (Dictionary<string, string> Blocks, Diagnostic[] Found) Find(string id)
    {
        var blocks = Block().Matches(Read(id)).ToDictionary(block => block.Groups[1].Value, block => block.Groups[2].Value, StringComparer.Ordinal);
        var before = blocks.TryGetValue("rules before", out var older) ? SchemaBuilder.Build(Compile(older), NumberMap.Empty).Numbers : NumberMap.Empty;
        var (numbers, problem) = blocks.TryGetValue("json numbers", out var json) ? NumberMapFile.Read(SourceText.From(json, "schema.numbers.json")) : (before, null);
        var compilation = Compile(blocks["rules now"]);
        var schema = SchemaBuilder.Build(compilation, numbers);
        Diagnostic[] found = [.. problem is null ? [] : new[] { problem }, .. schema.Diagnostics, .. BreakingChanges.Find(before, schema, compilation.Files[0].Tree.Text)];
        return (blocks, found);
    }

    private static RuleCompilation Compile(string rules) => RuleCompilation.Create([new RuleFile("example.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default);

    private static string Read(string id) => File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md"));

    [GeneratedRegex("^```(.*)\n((?:.*\n)*?)```$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Block();
}
