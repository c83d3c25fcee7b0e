using System.Collections.Immutable;
using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Pipeline;

namespace Processing.Cli.Output;

/// <summary>For each expectation of a failed test of which no record came out, the rule that got furthest: looked for once, and given to all outputs.</summary>
internal sealed class FurthestRules
{
    private readonly Dictionary<ExpectationFailure, (NearestRule Rule, RuleWords Words)> _found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Looks for those of tests of a program. One run of the rules of its record for each such expectation.</summary>
    public void Find(RuleProgram program, RuleWords words, ImmutableArray<RuleTestOutcome> outcomes, ExtractionLimits limits, ExplainLimits told, CancellationToken cancellation)
    {
        foreach (var outcome in outcomes.Where(outcome => !outcome.Passed))
        {
            foreach (var failure in outcome.Failures.Where(failure => failure.Nearest is null && failure.Expectation.Kind == ExpectationKind.One))
            {
                if (NearestRule.Find(program, outcome.Test, failure.Expectation, limits, told, cancellation) is { } nearest)
                {
                    _found.Add(failure, (nearest, words));
                }
            }
        }
    }

    /// <summary>What is known of the rules that did not match, and what their parts are called; null where a record came out, or there is no rule for it.</summary>
    public (NearestRule Rule, RuleWords Words)? Of(ExpectationFailure failure) => _found.TryGetValue(failure, out var found) ? found : null;

    /// <summary>The same in lines for people, without colours; empty for nothing.</summary>
    public ImmutableArray<string> LinesOf(ExpectationFailure failure)
    {
        if (Of(failure) is not { } nearest)
        {
            return [];
        }

        using var text = new StringWriter();
        new ExplanationText(Terminal.Plain(text), nearest.Words, nearest.Rule.Explanation).WriteFurthest(nearest.Rule.Attempts, 2);
        return [.. text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
