using System.Collections.Immutable;
using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Pipeline;

namespace Processing.Cli.Output;

/// <summary>For each expectation of a failed test of which no record came out, the rule that got furthest: looked for once, and given to all outputs.</summary>
internal sealed class FurthestRules
{
    private readonly Dictionary<ExpectationFailure, NearestRule> _found = new(ReferenceEqualityComparer.Instance);
    private readonly RuleWords _words;

    private FurthestRules(RuleWords words) => _words = words;

    /// <summary>Looks for them. One run of the rules of its record for each such expectation.</summary>
    public static FurthestRules Find(RuleProgram program, RuleWords words, ImmutableArray<RuleTestOutcome> outcomes, ExtractionLimits limits, ExplainLimits told, CancellationToken cancellation)
    {
        var all = new FurthestRules(words);
        foreach (var outcome in outcomes.Where(outcome => !outcome.Passed))
        {
            foreach (var failure in outcome.Failures.Where(failure => failure.Nearest is null && failure.Expectation.Kind == ExpectationKind.One))
            {
                if (NearestRule.Find(program, outcome.Test, failure.Expectation.Record, limits, told, cancellation) is { } nearest)
                {
                    all._found.Add(failure, nearest);
                }
            }
        }

        return all;
    }

    /// <summary>What is known of the rules that did not match; null where a record came out, or there is no rule for it.</summary>
    public NearestRule? Of(ExpectationFailure failure) => _found.GetValueOrDefault(failure);

    /// <summary>The same in lines for people, without colours; empty for nothing.</summary>
    public ImmutableArray<string> LinesOf(ExpectationFailure failure)
    {
        if (Of(failure) is not { } nearest)
        {
            return [];
        }

        using var text = new StringWriter();
        new ExplanationText(Terminal.Plain(text), _words, nearest.Explanation).WriteFurthest(nearest.Attempts, 2);
        return [.. text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
