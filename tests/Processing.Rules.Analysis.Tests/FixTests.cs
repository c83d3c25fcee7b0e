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

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnose(string source, string path = "test.rules") =>
        RuleCompilation.Create([new RuleFile(path, Encoding.UTF8.GetBytes(source))], [], CompilationLimits.Default).Diagnostics;
}
