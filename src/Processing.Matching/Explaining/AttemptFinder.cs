using System.Collections.Immutable;
using Processing.Matching.Anchors;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>Tries a rule once more where it was tried, or around one place, and tells of the attempts that got furthest.</summary>
internal sealed class AttemptFinder(DocumentLattice lattice, RunObserver observer, ExplainLimits limits, FastProgram program)
{
    private readonly AttemptJudge _judge = new(lattice, observer, limits);

    /// <summary>Finds the attempts of a rule.</summary>
    /// <param name="producer">The record that the rule finds.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="token">The token that attempts must come to; null for those of the whole document.</param>
    /// <param name="floor">Which attempts are worth telling of.</param>
    public RuleAttempts Find(int producer, PreparedRule rule, int? token, AttemptFloor floor)
    {
        var missing = FindMissing(rule);
        var (starts, startsLeftOut) = StartsOf(rule, token);
        var tried = new List<Trial>();
        foreach (var start in starts)
        {
            if (lattice.Budget.IsSpent)
            {
                break;
            }

            var trial = Try(producer, rule, start);
            if (IsWorthTelling(trial, rule, token, floor))
            {
                tried.Add(trial);
            }
        }

        // One that took nothing is told of only where nothing took more.
        if (tried.Exists(TookSomething))
        {
            tried.RemoveAll(trial => !TookSomething(trial));
        }

        var best = tried
            .OrderByDescending(trial => trial.End)
            .ThenByDescending(trial => trial.Furthest == token)
            .ThenByDescending(trial => trial.Furthest - trial.Start)
            .ThenBy(trial => Math.Abs(trial.Start - (token ?? 0)))
            .Take(limits.MaxAttempts)
            .Select(trial => _judge.Describe(producer, rule, BlockAt(trial.Start), trial.Start))
            .ToImmutableArray();
        return new RuleAttempts(rule.Definition, missing, best, tried.Count - best.Length, startsLeftOut);
    }

    private static bool TookSomething(Trial trial) => trial.Furthest > trial.Start || trial.End > AttemptEnd.Pattern;

    private Trial Try(int producer, PreparedRule rule, int start)
    {
        var trace = new AttemptTrace(rule.Main, start);
        var match = lattice.Matcher.TraceAt(rule.Main, BlockAt(start), start, trace, out _);
        return match is null
            ? new Trial(start, trace.Furthest, AttemptEnd.Pattern)
            : new Trial(start, match.Tokens.End, _judge.Judge(producer, rule, BlockAt(start), match).End);
    }

    // Around a place: what came to it. A frame's trigger may stand elsewhere in the block and its slots be looked for here.
    private bool IsWorthTelling(Trial trial, PreparedRule rule, int? token, AttemptFloor floor)
    {
        if (!TookSomething(trial))
        {
            return floor == AttemptFloor.Any && token == trial.Start;
        }

        return token is not { } place
            || (trial.Start <= place && place <= trial.Furthest)
            || (trial.End > AttemptEnd.Pattern && LooksForSlotsAt(rule, new TokenSpan(trial.Start, trial.Furthest), place));
    }

    private bool LooksForSlotsAt(PreparedRule rule, TokenSpan trigger, int place)
    {
        foreach (var slot in rule.Slots)
        {
            var scope = FrameFinder.ScopeOf(lattice, slot.Definition, BlockAt(trigger.Start), trigger);
            if (scope.Start <= place && place < scope.End)
            {
                return true;
            }
        }

        return false;
    }

    private (List<int> Starts, int LeftOut) StartsOf(PreparedRule rule, int? token)
    {
        var starts = new List<int>();
        var leftOut = 0;
        if (token is { } place)
        {
            var block = BlockAt(place);
            var last = rule.Definition.Body is RuleBody.Frame ? block.End - 1 : place;
            var first = Math.Max(block.Start, Math.Min(place, last) - limits.MaxStarts + 1);
            last = Math.Min(last, first + limits.MaxStarts - 1);
            starts.AddRange(Enumerable.Range(first, last - first + 1));
            return (starts, first - block.Start);
        }

        // Everywhere, not only around what the rule is anchored at: where that is missing, authors want to know how near a match was.
        foreach (var index in lattice.BlocksWithTokens)
        {
            var block = lattice.Text.GetBlockTokens(index);
            var count = Math.Min(block.Length, limits.MaxStarts - starts.Count);
            starts.AddRange(Enumerable.Range(block.Start, count));
            leftOut += block.Length - count;
        }

        return (starts, leftOut);
    }

    // A place behind the last token belongs to the block that ends there.
    private TokenSpan BlockAt(int token) => lattice.Text.GetBlockTokens(lattice.Text[Math.Min(token, lattice.Text.Count - 1)].Block);

    private ImmutableArray<PatternNode> FindMissing(PreparedRule rule)
    {
        var anchor = program.PlanOf(rule.Main).Anchor;
        return anchor.IsEmpty || anchor.Any(Occurs) ? [] : [.. anchor.Select(atom => ElementOf(rule.Main, atom)).OfType<PatternNode>().Distinct(ReferenceEqualityComparer.Instance).Cast<PatternNode>()];
    }

    private bool Occurs(AnchorAtom atom)
    {
        switch (atom.Kind)
        {
            case AtomKind.Symbol:
                return lattice.Symbols.AsSpan(0, lattice.Text.Count).Contains(atom.Id);
            case AtomKind.Producer:
                return !lattice.Annotations(atom.Id).All.IsEmpty;
            case AtomKind.Zone or AtomKind.InZone:
                return !lattice.Zone(atom.Id).Regions.IsEmpty;
            case AtomKind.Test:
                for (var token = 0; token < lattice.Text.Count; token++)
                {
                    if (lattice.Test(atom.Id, token))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return true;
        }
    }

    private static PatternNode? ElementOf(Automaton automaton, AnchorAtom atom)
    {
        foreach (var state in automaton.States)
        {
            var isAtom = (state.Kind, atom.Kind) is (StateKind.Literal, AtomKind.Symbol) or (StateKind.Annotation, AtomKind.Producer) or (StateKind.Token, AtomKind.Test) or (StateKind.ZoneRegion, AtomKind.Zone) or (StateKind.InZone, AtomKind.InZone);
            if (isAtom && state.Argument == atom.Id)
            {
                return state.Origin;
            }

            var inner = state is { Kind: StateKind.Both or StateKind.LookAhead or StateKind.LookBehind, IsNegated: false } ? (state.Inner is { } left ? ElementOf(left, atom) : null) ?? (state.Second is { } right ? ElementOf(right, atom) : null) : null;
            if (inner is not null)
            {
                return inner;
            }
        }

        return null;
    }

    /// <summary>One attempt in short.</summary>
    private readonly record struct Trial(int Start, int Furthest, AttemptEnd End);
}

/// <summary>Which attempts are worth telling of.</summary>
internal enum AttemptFloor
{
    /// <summary>Also one that took nothing at the very place that was asked for.</summary>
    Any,

    /// <summary>Those that took a token or more.</summary>
    PastFirstElement,
}
