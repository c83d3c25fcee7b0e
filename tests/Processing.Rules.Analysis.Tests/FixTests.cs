using System.Text;
using System.Text.Json;
using Processing.Rules.Analysis.Fixes;
using Processing.Rules.Analysis.Reporting;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Tests;

public sealed class FixTests
{
    private const string TwoMistakes = "record Greeted\n  name: text\n\nrule r -> Greeted\n  match name:“word” && 'x'\n\nrule s -> Greeted\n  match name:“word”\n";

    [Fact]
    public void Safe_fixes_are_applied_and_the_rest_is_left()
    {
        var outcome = FixApplier.Apply(Diagnose(TwoMistakes), FixSafety.Safe, _ => true);
        var text = Assert.Single(outcome.Texts).NewText;
        Assert.Contains("rule s -> Greeted\n  match name:\"word\"\n", text, StringComparison.Ordinal);
        Assert.Equal(outcome.Applied.Length, outcome.Applied.Count(diagnostic => diagnostic.Fix?.Safety == FixSafety.Safe));
        Assert.Equal(2, outcome.Applied.Length);
    }

    [Fact]
    public void A_text_that_must_not_change_does_not() => Assert.Empty(FixApplier.Apply(Diagnose(TwoMistakes), FixSafety.Unsafe, _ => false).Texts);

    [Fact]
    public void Of_fixes_that_touch_only_the_first_is_applied()
    {
        var diagnostics = Diagnose(TwoMistakes);
        var outcome = FixApplier.Apply([.. diagnostics, .. diagnostics], FixSafety.Safe, _ => true);
        Assert.Equal(2, outcome.Applied.Length);
    }

    [Theory]
    [InlineData(FixSafety.Safe, 0)]
    [InlineData(FixSafety.Unsafe, 1)]
    public void Unsafe_and_shown_fixes_wait_for_trust(FixSafety trust, int expected)
    {
        var source = Sources.SourceText.From("abc", "a.rules");
        var descriptor = new DiagnosticDescriptor("DP0000", DiagnosticSeverity.Warning, "t");
        var diagnostics = new[] { FixSafety.Unsafe, FixSafety.ShownOnly }.Select((safety, index) =>
        {
            var at = new Sources.SourceLocation(source, new Sources.SourceSpan(index * 2, 1));
            return new Diagnostic(descriptor, "m", new DiagnosticLabel(at, "")) { Fix = new SuggestedFix("f", safety, [new TextEdit(at, "")]) };
        });
        Assert.Equal(expected, FixApplier.Apply([.. diagnostics], trust, _ => true).Applied.Length);
    }

    [Fact]
    public void Sarif_has_rule_place_and_fix()
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            SarifLog.Write(Diagnose(TwoMistakes, "a b/é.rules"), writer);
        }

        using var log = JsonDocument.Parse(memory.ToArray());
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results")[0];
        var kind = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(result.GetProperty("ruleId").GetString(), kind.GetProperty("id").GetString());
        Assert.StartsWith("# DP", kind.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("a%20b/%C3%A9.rules", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(5, place.GetProperty("region").GetProperty("startLine").GetInt32());
        var replacement = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal("\"word\"", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    [Fact]
    public void Sarif_has_what_the_standard_requires()
    {
        var diagnostics = Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "DP*.md").Order(StringComparer.Ordinal)
            .Select(page => File.ReadAllText(page).Split("```rules\n") is [_, var rest, ..] ? rest.Split("```")[0] : "")
            .Where(example => example.Length > 0).SelectMany(example => Diagnose(example)).ToArray();
        Assert.True(diagnostics.Length > 60, $"{diagnostics.Length} diagnostics");
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            SarifLog.Write([.. diagnostics], writer);
        }

        // OASIS SARIF 2.1.0: 3.13 sarifLog, 3.14 run, 3.18 tool, 3.19 toolComponent, 3.27 result, 3.11 message, 3.28 location, 3.30 region, 3.55 fix, 3.56 artifactChange, 3.57 replacement.
        using var log = JsonDocument.Parse(memory.ToArray());
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        JsonElement[] kinds = [.. driver.GetProperty("rules").EnumerateArray()];
        Assert.Equal(kinds.Length, kinds.Select(kind => kind.GetProperty("id").GetString()).Distinct().Count());
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        Assert.Equal(diagnostics.Length, results.Length);
        foreach (var result in results)
        {
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Equal(result.GetProperty("ruleId").GetString(), kinds[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), (string[])["none", "note", "warning", "error"]);
            AssertLocation(Assert.Single(result.GetProperty("locations").EnumerateArray()));
            foreach (var related in result.TryGetProperty("relatedLocations", out var all) ? all.EnumerateArray().ToArray() : [])
            {
                AssertLocation(related);
            }

            foreach (var change in result.TryGetProperty("fixes", out var fixes) ? fixes.EnumerateArray().SelectMany(fix => fix.GetProperty("artifactChanges").EnumerateArray()).ToArray() : [])
            {
                Assert.True(change.GetProperty("artifactLocation").TryGetProperty("uri", out _));
                Assert.NotEmpty(change.GetProperty("replacements").EnumerateArray());
                Assert.All(change.GetProperty("replacements").EnumerateArray(), replacement => AssertRegion(replacement.GetProperty("deletedRegion")));
            }
        }
    }

    private static void AssertLocation(JsonElement location)
    {
        var place = location.GetProperty("physicalLocation");
        Assert.True(Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute));
        AssertRegion(place.GetProperty("region"));
    }

    private static void AssertRegion(JsonElement region)
    {
        var (line, column) = (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32());
        var (endLine, endColumn) = (region.TryGetProperty("endLine", out var last) ? last.GetInt32() : line, region.GetProperty("endColumn").GetInt32());
        Assert.True(line >= 1 && column >= 1 && (endLine > line || (endLine == line && endColumn >= column)), region.ToString());
    }

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnose(string source, string path = "test.rules") =>
        RuleCompilation.Create([new RuleFile(path, Encoding.UTF8.GetBytes(source))], [], CompilationLimits.Default).Diagnostics;
}
