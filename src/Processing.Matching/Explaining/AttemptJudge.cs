using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>Tells what became of one attempt.</summary>
internal sealed class AttemptJudge(DocumentLattice lattice, RunObserver observer, ExplainLimits limits)
{
    private readonly Dictionary<PreparedRule, FrameFinder> _frames = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PreparedSlot, SlotCandidates> _candidates = new(ReferenceEqualityComparer.Instance);
    private readonly WantedFinder _wanted = new(lattice, limits);

    /// <summary>What became of the attempt at a place, with all that was wanted.</summary>
    public Attempt Describe(int producer, PreparedRule rule, TokenSpan block, int start)
    {
        var trace = new AttemptTrace(rule.Main, start);
        return lattice.Matcher.TraceAt(rule.Main, block, start, trace, out _) is { } match
            ? Judge(producer, rule, block, match)
            : _wanted.Describe(block, start, trace);
    }

    /// <summary>What became of a match of the pattern, of a frame that of its trigger.</summary>
    public Attempt Judge(int producer, PreparedRule rule, TokenSpan block, PatternMatch match)
    {
        var isFrame = rule.Definition.Body is RuleBody.Frame;
        if (Array.Find(observer.CompetitorsOf(producer), candidate => candidate.Rule == rule && (isFrame ? candidate.Trigger : candidate.Tokens) == match.Tokens) is { } candidate)
        {
            var winner = WinnerOver(producer, candidate);
            return Ended(block, match, winner is null ? AttemptEnd.Record : AttemptEnd.Beaten) with { Name = winner, Slots = isFrame ? EmptySlots(rule, block, match) : [] };
        }

        return isFrame ? JudgeFrame(producer, rule, block, match) : JudgeMatch(producer, rule, block, match, ToRuleMatch(rule, block, match));
    }

    private RuleMatch ToRuleMatch(PreparedRule rule, TokenSpan block, PatternMatch match)
    {
        var captures = CaptureReader.Read(match.Path, rule.Definition.Labels.Length, match.Tokens);
        return new RuleMatch(new ExpressionScope(captures, match.Tokens, block), captures.Whole?.Span ?? lattice.EmptySpanAt(block, match.Tokens.Start), null);
    }

    private Attempt JudgeFrame(int producer, PreparedRule rule, TokenSpan block, PatternMatch trigger)
    {
        var empty = EmptySlots(rule, block, trigger);
        var attempt = FrameOf(rule).Fill(block, MatchReading.Of(trigger)) is { } filled
            ? JudgeMatch(producer, rule, block, trigger, filled)
            : Ended(block, trigger, AttemptEnd.Slot) with { Name = empty.FirstOrDefault(slot => slot.Need == SlotNeed.Required)?.Slot };
        return attempt with { Slots = empty };
    }

    private Attempt JudgeMatch(int producer, PreparedRule rule, TokenSpan block, PatternMatch match, RuleMatch found)
    {
        var definition = rule.Definition;
        if (!lattice.Evaluator.Holds(definition.Where, found.Scope))
        {
            var all = definition.Where is ExpressionNode.And and ? and.Operands : [definition.Where ?? throw new InvalidOperationException("No condition cannot fail.")];
            return Ended(block, match, AttemptEnd.Where) with { Conditions = [.. all.Where(condition => !lattice.Evaluator.Holds(condition, found.Scope))] };
        }

        if (new RecordFinder(lattice, producer).EmptyFieldOf(rule, found) is { } field)
        {
            return Ended(block, match, AttemptEnd.Field) with { Name = field };
        }

        if (definition.Unless is { } unless && lattice.Evaluator.Holds(unless, found.Scope))
        {
            ImmutableArray<ExpressionNode> any = unless is ExpressionNode.Or or ? or.Operands : [unless];
            return Ended(block, match, AttemptEnd.Unless) with { Conditions = [.. any.Where(condition => lattice.Evaluator.Holds(condition, found.Scope))] };
        }

        return Ended(block, match, AttemptEnd.Covered);
    }

    private string? WinnerOver(int producer, RecordCandidate candidate)
    {
        if (observer.ConclusionOf(producer) is not { } conclusion || conclusion.Winners.Exists(winner => ReferenceEquals(winner, candidate)))
        {
            return null;
        }

        // Of another record where a policy decided, else of the same one.
        var winners = lattice.Program.Policies[producer] is { } policy ? policy.Producers.SelectMany(WinnersOf) : conclusion.Winners;
        return winners.FirstOrDefault(winner => winner.Losers.Exists(loser => ReferenceEquals(loser, candidate)) || RecordExplainer.Compete(winner, candidate))?.RuleName ?? candidate.RuleName;
    }

    private IEnumerable<RecordCandidate> WinnersOf(int producer) => observer.ConclusionOf(producer)?.Winners ?? [];

    private Attempt Ended(TokenSpan block, PatternMatch match, AttemptEnd end)
    {
        var span = match.Tokens.Length > 0 ? lattice.Text.GetSpan(match.Tokens) : lattice.EmptySpanAt(block, match.Tokens.Start);
        return new Attempt(span, new TextSpan(span.End, span.End), end, [], 0, [], null, []);
    }

    private FrameFinder FrameOf(PreparedRule rule)
    {
        if (!_frames.TryGetValue(rule, out var finder))
        {
            _frames.Add(rule, finder = new FrameFinder(lattice, rule));
        }

        return finder;
    }

    // In the whole document, also where a run looks for them in the blocks of triggers only.
    private SlotCandidates CandidatesOf(PreparedSlot slot)
    {
        if (!_candidates.TryGetValue(slot, out var candidates))
        {
            _candidates.Add(slot, candidates = SlotCandidates.Find(lattice, slot));
        }

        return candidates;
    }

    private ImmutableArray<EmptySlot> EmptySlots(PreparedRule rule, TokenSpan block, PatternMatch trigger)
    {
        var empty = ImmutableArray.CreateBuilder<EmptySlot>();
        for (var index = 0; index < rule.Slots.Length; index++)
        {
            var slot = rule.Slots[index];
            var scope = FrameFinder.ScopeOf(lattice, slot.Definition, block, trigger.Tokens);
            var (first, end) = FrameOf(rule).CandidatesOf(index, block).Take(slot.Definition, scope, trigger.Tokens);
            if (first == end)
            {
                empty.Add(new SlotExplainer(lattice, limits, _wanted).Explain(rule.Definition.Labels[slot.Definition.Label], slot, CandidatesOf(slot), scope, trigger.Tokens));
            }
        }

        return empty.ToImmutable();
    }
}
