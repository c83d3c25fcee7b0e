using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Processing.Rules.Analysis.Analyzers;
using Processing.Rules.Analysis.Fixes;
using Processing.Rules.Diagnostics;
using Baseline = Processing.Rules.Tests.Baseline;

namespace Processing.Rules.Analysis.Tests;

/// <summary>Each warning has a page, the example on the page gives exactly that warning, and its fix, where it has one, takes it away.</summary>
public sealed partial class AnalyzerPageTests
{
    private const string Steps = "max_analysis_steps=";

    public static TheoryData<string> Ids => [.. AnalyzerCatalogue.Descriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_are_unique_and_are_those_of_the_pages()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "DP4*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(AnalyzerCatalogue.Descriptors.Select(descriptor => descriptor.Id), pages);
        Assert.All(AnalyzerCatalogue.Descriptors, descriptor => Assert.Equal(DiagnosticSeverity.Warning, descriptor.Severity));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_its_headings(string id)
    {
        var title = AnalyzerCatalogue.Descriptors.Single(descriptor => descriptor.Id == id).Title;
        var headings = Block().Replace(Read(id), "").Split('\n').Where(line => line.StartsWith('#'));
        Assert.Equal([$"# {id}: {title}", "## What it means", "## Example", "## Why", "## How to mend"], headings);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Example_gives_exactly_this_warning_and_its_fix_takes_it_away(string id)
    {
        var compilation = Compile(id);
        var diagnostics = RuleAnalysis.Check(compilation, default);
        Assert.Equal([id], diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.NotEmpty(DiagnosticRenderer.Render(diagnostics[0]));
        if (diagnostics[0].Fix is { Safety: not FixSafety.ShownOnly })
        {
            var text = Assert.Single(FixApplier.Apply(diagnostics, FixSafety.Unsafe, _ => true).Texts);
            var file = compilation.Files.Single(file => file.Tree.Text.Path == text.Source.Path).File;
            var mended = compilation.WithFile(file with { Content = Encoding.UTF8.GetBytes(text.NewText) }, Symbols.FileOrigin.Root);
            Assert.Empty(RuleAnalysis.Check(mended, default).Select(diagnostic => diagnostic.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_is_as_reviewed(string id)
    {
        var compilation = Compile(id);
        var sources = compilation.Files.Select(file => $"== {file.File.Path}\n{file.Tree.Text.Content.TrimEnd('\n')}\n");
        Baseline.AssertSame($"messages/{id}.txt", string.Concat(sources) + "\n" + string.Concat(RuleAnalysis.Check(compilation, default).Select(DiagnosticRenderer.Render)));
    }

    // Behind the language of a block stand the name of its file and the steps that an analysis may take.
    private static RuleCompilation Compile(string id)
    {
        var limits = CompilationLimits.Default;
        var files = new List<RuleFile>();
        foreach (Match block in Block().Matches(Read(id)))
        {
            string[] words = block.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            if (words.FirstOrDefault(word => word.StartsWith(Steps, StringComparison.Ordinal)) is { } steps)
            {
                limits = limits with { MaxAnalysisSteps = long.Parse(steps[Steps.Length..], CultureInfo.InvariantCulture) };
            }

            files.Add(new RuleFile(words.FirstOrDefault(word => !word.Contains('=', StringComparison.Ordinal)) ?? "example.rules", Encoding.UTF8.GetBytes(block.Groups[2].Value)));
        }

        return RuleCompilation.Create([.. files], [], limits);
    }

    private static string Read(string id) => File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md"));

    [GeneratedRegex("^```(.*)\n((?:.*\n)*?)```$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Block();
}
