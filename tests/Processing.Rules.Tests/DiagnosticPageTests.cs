using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Tests;

/// <summary>Each diagnostic has a page, and the example on the page gives exactly that diagnostic.</summary>
public sealed partial class DiagnosticPageTests
{
    public static IEnumerable<DiagnosticDescriptor> Descriptors => [.. SyntaxDiagnostics.All, .. BindingDiagnostics.All, .. EmitDiagnostics.All];

    public static TheoryData<string> Ids => [.. Descriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_are_unique_and_in_the_range_of_their_phase()
    {
        Assert.Equal(Descriptors.Count(), Descriptors.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.All(SyntaxDiagnostics.All, descriptor => Assert.StartsWith("DP1", descriptor.Id, StringComparison.Ordinal));
        Assert.All(BindingDiagnostics.All, descriptor => Assert.StartsWith("DP2", descriptor.Id, StringComparison.Ordinal));
        Assert.All(EmitDiagnostics.All, descriptor => Assert.StartsWith("DP3", descriptor.Id, StringComparison.Ordinal));
        Assert.All(Descriptors, descriptor => Assert.Matches("^DP[0-9]{4}$", descriptor.Id));
    }

    [Fact]
    public void Pages_and_ids_are_the_same()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "DP*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        var mine = pages.Where(page => page?[2] is '1' or '2' or '3' && page[..5] is not ("DP304" or "DP305"));
        Assert.Equal(Descriptors.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), mine);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_its_headings(string id)
    {
        var title = Descriptors.Single(descriptor => descriptor.Id == id).Title;
        var headings = Block().Replace(Read(id), "").Split('\n').Where(line => line.StartsWith('#'));
        Assert.Equal([$"# {id}: {title}", "## What it means", "## Example", "## Why", "## How to mend"], headings);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Example_gives_exactly_this_diagnostic(string id)
    {
        var (files, limits) = ExampleOf(id);
        var result = RuleCompilation.Create([.. files], [], limits).Emit();
        Assert.Equal([id], result.Diagnostics.Select(diagnostic => diagnostic.Id));
        foreach (var diagnostic in result.Diagnostics)
        {
            Assert.NotEmpty(DiagnosticRenderer.Render(diagnostic));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_fix_of_an_example_mends_it(string id)
    {
        var (files, limits) = ExampleOf(id);
        var found = RuleCompilation.Create([.. files], [], limits).Emit().Diagnostics.Single();
        if (found.Fix is not { Safety: not FixSafety.ShownOnly } fix)
        {
            return;
        }

        foreach (var edit in fix.Edits.OrderByDescending(edit => edit.Location.Span.Start))
        {
            var at = files.FindIndex(file => file.DisplayPath == edit.Location.Source.Path);
            var text = Encoding.UTF8.GetString(files[at].Content.Span);
            files[at] = files[at] with { Content = Encoding.UTF8.GetBytes(text[..edit.Location.Span.Start] + edit.NewText + text[edit.Location.Span.End..]) };
        }

        Assert.DoesNotContain(id, RuleCompilation.Create([.. files], [], limits).Emit().Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    /// <summary>The files of the example on a page, and the limits that it sets.</summary>
    internal static (List<RuleFile> Files, CompilationLimits Limits) ExampleOf(string id)
    {
        var limits = CompilationLimits.Default;
        var files = new List<RuleFile>();
        foreach (Match block in Block().Matches(Read(id)))
        {
            var words = block.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var content = Encoding.UTF8.GetBytes(block.Groups[2].Value);
            var path = "example.rules";
            foreach (var word in words.Skip(1))
            {
                var setting = word.Split('=');
                if (setting.Length == 1)
                {
                    path = word;
                }
                else if (setting[0] == "append_byte")
                {
                    content = [.. content, System.Convert.ToByte(setting[1], 16)];
                }
                else
                {
                    limits = WithLimit(limits, setting[0], int.Parse(setting[1], CultureInfo.InvariantCulture));
                }
            }

            files.Add(new RuleFile(path, content));
        }

        return (files, limits);
    }

    private static CompilationLimits WithLimit(CompilationLimits limits, string key, int value)
    {
        var name = string.Concat(key.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var copy = limits with { };
        var property = typeof(CompilationLimits).GetProperty(name)!;
        property.SetValue(copy, System.Convert.ChangeType(value, property.PropertyType, CultureInfo.InvariantCulture));
        return copy;
    }

    private static string Read(string id) => File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md"));

    [GeneratedRegex("^```(.*)\n((?:.*\n)*?)```$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Block();
}
