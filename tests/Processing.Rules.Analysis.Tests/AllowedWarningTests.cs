using System.Globalization;
using System.Text;

namespace Processing.Rules.Analysis.Tests;

/// <summary>What is allowed or silenced takes no place in the list of a file, which is cut at its limit.</summary>
public sealed class AllowedWarningTests
{
    private const int Count = 300;

    [Fact]
    public void Untested_rules_are_cut_where_they_are_not_allowed() =>
        Assert.Equal(["DP3004", "DP4014"], Analyzed.Of(Rules("")).Select(found => found.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_allowed_is_left_out_before_the_list_is_cut() => Assert.Empty(Ids(Rules(""), "DP4014"));

    [Fact]
    public void What_is_silenced_is_left_out_before_the_list_is_cut() => Assert.Empty(Ids(Rules("// allow DP4014: tried elsewhere\n")));

    [Fact]
    public void Other_warnings_behind_those_that_are_allowed_are_listed() =>
        Assert.Equal(["DP4010"], Ids(Rules("") + "lexicon Unused\n  \"a\"\n", "DP4014"));

    [Fact]
    public void Warnings_of_the_compiler_and_of_analyzers_are_cut_and_counted_together()
    {
        var entries = string.Concat(Enumerable.Repeat("  \"a\"\n", 150));
        var found = Check($"lexicon L\n{entries}\nrecord A\n  x: text\n\nrule r -> A\n  match x:L\n");
        Assert.Equal("and 50 more in this file; the first 100 are listed", found[^1].Message);
    }

    [Fact]
    public void Errors_cannot_be_allowed() => Assert.Equal(["DP2001"], Ids("record A\n  x: text\n\nrule r -> A\n  match x:Nothing\n", "DP2001"));

    private static string Rules(string above)
    {
        var rules = new StringBuilder();
        for (var i = 0; i < Count; i++)
        {
            rules.Append(CultureInfo.InvariantCulture, $"record R{i}\n  x: text\n\n{above}rule r{i} -> R{i}\n  match \"w{i}\" x:word\n\n");
        }

        return rules.ToString();
    }

    private static IEnumerable<string> Ids(string rules, params string[] allowed) => Check(rules, allowed).Select(found => found.Id);

    private static System.Collections.Immutable.ImmutableArray<Diagnostics.Diagnostic> Check(string rules, params string[] allowed) =>
        RuleAnalysis.Check(RuleCompilation.Create([new RuleFile("test.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default), [.. allowed], default);
}
