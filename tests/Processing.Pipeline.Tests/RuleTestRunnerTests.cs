using System.Text;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Rules;

namespace Processing.Pipeline.Tests;

public sealed class RuleTestRunnerTests
{
    [Fact]
    public void A_test_that_holds_passes()
    {
        var outcome = Run("expect Greeted name: \"anna\" tone: \"plain\"\n  expect no Shout");
        Assert.True(outcome.Passed);
        Assert.Empty(outcome.Failures);
    }

    [Fact]
    public void A_field_that_differs_is_shown_with_what_came()
    {
        var outcome = Run("expect Greeted name: \"Bob\" tone: \"plain\"");
        var difference = Assert.Single(Assert.Single(outcome.Failures).Differences);
        Assert.Equal(new FieldDifference("name", "Bob", "Anna"), difference);
        Assert.False(outcome.Passed);
    }

    [Theory]
    [InlineData("expect Greeted score 0.5 name: \"Anna\"", null)]
    [InlineData("expect Greeted score 0.9 name: \"Anna\"", "score: expected 0.9, got 0.5")]
    [InlineData("expect Greeted at \"hello Anna\" score 0.50", null)]
    [InlineData("expect no Greeted score 0.9", null)]
    public void A_score_can_be_expected(string expectation, string? difference)
    {
        var differences = Run(expectation).Failures.SelectMany(failure => failure.Differences).Select(found => $"{found.Field}: expected {found.Expected}, got {found.Got}");
        Assert.Equal(difference is null ? [] : [difference], differences);
    }

    [Fact]
    public void A_record_that_does_not_come_is_reported()
    {
        var failure = Assert.Single(Run("expect Shout").Failures);
        Assert.Null(failure.Nearest);
        Assert.Contains("no `Shout` came out", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_must_not_come_is_reported_with_its_rule()
    {
        var failure = Assert.Single(Run("expect no Greeted name: \"Anna\"").Failures);
        Assert.Contains("greetings.greeting", failure.Message, StringComparison.Ordinal);
        Assert.True(Run("expect no Greeted name: \"Bob\"").Passed);
    }

    [Theory]
    [InlineData("expect Greeted at \"Hello  anna\"", null)]
    [InlineData("expect Greeted at \"hello\"", "at: expected hello, got hello Anna")]
    [InlineData("expect no Greeted at \"Anna\"", null)]
    [InlineData("expect Greeted at \"hello Anna\"\n  expect Greeted at \"hello Anna\"", "2 of `Greeted` like this are expected, but there is only 1")]
    [InlineData("expect Greeted at \"hello Anna\"\n  expect Greeted name: \"Anna\"", null)]
    [InlineData("expect no Greeted at \"hello Anna\"", "`Greeted` must not come out")]
    public void A_record_is_expected_at_its_text(string expectation, string? failure) => AssertFailure(failure, Run(expectation));

    [Theory]
    [InlineData("expect Greeted name: \"Anna\"\n  expect no other Greeted", null)]
    [InlineData("expect no other Greeted name: \"Bob\"", null)]
    [InlineData("expect no other Greeted name: \"Anna\"", "no other `Greeted` must come out, but rule `greetings.greeting` found one in")]
    [InlineData("expect no Greeted name: \"Bob\"\n  expect no other Greeted", "no other `Greeted` must come out")]
    public void No_other_record_is_one_that_no_line_expects(string expectations, string? failure) => AssertFailure(failure, Run(expectations));

    // Each line speaks of one record: two alike need two lines, and a line that says less takes the record that the stricter one leaves.
    [Theory]
    [InlineData("expect R t: \"hello\"\n  expect no other R", false)]
    [InlineData("expect R t: \"hello\"\n  expect R t: \"hello\"\n  expect no other R", false)]
    [InlineData("expect R\n  expect R\n  expect R\n  expect no other R", true)]
    [InlineData("expect R\n  expect R t: \"hello\"\n  expect R t: \"hello\"\n  expect no other R", true)]
    [InlineData("expect R t: \"hello\"\n  expect R t: \"hello\"\n  expect no other R t: \"hello\"", true)]
    public void A_line_speaks_of_one_record(string expectations, bool passes)
    {
        var file = new RuleFile("a.rules", Encoding.UTF8.GetBytes($"record R\n  t: text\n\nrule r -> R\n  match t:(\"hello\" | \"bye\")\n\ntest \"t\"\n  given\n    > hello hello bye\n  {expectations}\n"));
        var emitted = RuleCompilation.Create([file], [], CompilationLimits.Default).Emit();
        Assert.Empty(emitted.Diagnostics);
        var outcome = RuleTestRunner.Run(new ExtractionEngine(emitted.Program!, new PlainExecutor(), ExtractionLimits.Default), Assert.Single(emitted.Tests), CancellationToken.None);
        Assert.Equal(passes, outcome.Passed);
    }

    // Each record fits all lines, so that one without a free line would push all others on, as deep as there are lines.
    [Fact]
    public void Thousands_of_lines_alike_speak_of_as_many_records()
    {
        const int Count = 3000;
        var lines = string.Concat(Enumerable.Repeat("  expect R\n", Count - 1));
        var file = new RuleFile("a.rules", Encoding.UTF8.GetBytes($"record R\n  t: text\n\nrule r -> R\n  match t:\"a\"\n\ntest \"t\"\n  given\n    > {string.Concat(Enumerable.Repeat("a ", Count))}\n{lines}  expect no other R\n"));
        var emitted = RuleCompilation.Create([file], [], CompilationLimits.Default).Emit();
        Assert.Empty(emitted.Diagnostics);
        var outcome = RuleTestRunner.Run(new ExtractionEngine(emitted.Program!, new PlainExecutor(), ExtractionLimits.Default), Assert.Single(emitted.Tests), CancellationToken.None);
        Assert.Equal(ExpectationKind.NoOther, Assert.Single(outcome.Failures).Expectation.Kind);
    }

    private static void AssertFailure(string? expected, RuleTestOutcome outcome)
    {
        if (expected is null)
        {
            Assert.True(outcome.Passed);
            return;
        }

        var failure = Assert.Single(outcome.Failures);
        Assert.Contains(expected, string.Join('\n', [failure.Message, .. failure.Differences.Select(difference => $"{difference.Field}: expected {difference.Expected}, got {difference.Got}")]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expect R t: \"goodbye\"", false)]
    [InlineData("expect no R", true)]
    [InlineData("expect no other R", true)]
    public void A_record_of_the_same_name_in_another_package_is_another_record(string expectation, bool passes)
    {
        static RuleFile File(string package, string word, string test) => new(
            $"{package}.rules", Encoding.UTF8.GetBytes($"package {package}\nrecord R\n  t: text\n\nrule r -> R\n  match t:\"{word}\"\n{test}"));
        var files = new[] { File("da", "hello", $"\ntest \"t\"\n  given\n    > goodbye\n  {expectation}\n"), File("db", "goodbye", "") };
        var emitted = RuleCompilation.Create([.. files], [], CompilationLimits.Default).Emit();
        var engine = new ExtractionEngine(emitted.Program!, new PlainExecutor(), ExtractionLimits.Default);
        var outcome = RuleTestRunner.Run(engine, Assert.Single(emitted.Tests), CancellationToken.None);
        Assert.Equal(passes, outcome.Passed);
        Assert.All(outcome.Failures, failure => Assert.Equal("no `R` came out, only `db.R`", failure.Message));
    }

    [Fact]
    public void Every_expectation_is_looked_at_whatever_fails()
    {
        var outcome = Run("expect Shout\n  expect Greeted name: \"Anna\"\n  expect Greeted name: \"Bob\"");
        Assert.Equal(2, outcome.Failures.Length);
        Assert.True(outcome.Failures[0].Expectation.Line < outcome.Failures[1].Expectation.Line);
    }

    [Fact]
    public void A_test_marked_todo_passes_only_while_it_fails()
    {
        Assert.True(Run("expect Shout", " todo").Passed);
        Assert.False(Run("expect Greeted", " todo").Passed);
    }

    private static RuleTestOutcome Run(string expectations, string mark = "")
    {
        var emitted = Compile.Emit($"{Compile.Greetings}\ntest \"t\"{mark}\n  given\n    > hello Anna\n  {expectations}\n");
        return RuleTestRunner.Run(Compile.Engine(Compile.Greetings), Assert.Single(emitted.Tests), CancellationToken.None);
    }
}
