using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>Tells what an attempt that found no way on would have needed.</summary>
internal sealed class WantedFinder(DocumentLattice lattice, ExplainLimits limits)
{
    /// <summary>Describes an attempt that failed.</summary>
    public Attempt Describe(TokenSpan block, int start, AttemptTrace trace)
    {
        var wanted = ImmutableArray.CreateBuilder<WantedElement>();
        var leftOut = 0;
        foreach (var way in trace.Stops)
        {
            var state = trace.StateOf(way);
            var element = new WantedElement(state.Origin, Why(block, start, state, way, trace.AskedZones));
            if (wanted.Any(known => ReferenceEquals(known.Element, element.Element)))
            {
                continue;
            }

            if (wanted.Count < limits.MaxDetails)
            {
                wanted.Add(element);
            }
            else
            {
                leftOut++;
            }
        }

        var at = trace.Furthest;
        var stopped = at < block.End ? lattice.Text[at].Span : lattice.EmptySpanAt(block, at);
        var reached = at > start ? lattice.Text.GetSpan(new TokenSpan(start, at)) : new TextSpan(stopped.Start, stopped.Start);
        return new Attempt(reached, stopped, AttemptEnd.Pattern, wanted.ToImmutable(), leftOut, [], null, []);
    }

    private WantedReason Why(TokenSpan block, int start, AutomatonState state, Way way, int[] asked)
    {
        if (state.Kind is StateKind.Position or StateKind.InZone or StateKind.LookAhead or StateKind.LookBehind)
        {
            return WantedReason.Condition;
        }

        if (way.Token >= block.End)
        {
            return WantedReason.EndOfBlock;
        }

        if (way.Demands.HasFlag(StepDemands.SameSentence) && way.Token != start && lattice.Text[way.Token - 1].Sentence != lattice.Text[way.Token].Sentence)
        {
            return WantedReason.EndOfSentence;
        }

        if (lattice.IsHidden(way.Token, asked))
        {
            return WantedReason.Excluded;
        }

        return IsPredicateToBlame(state, way) ? WantedReason.Predicate : WantedReason.SomethingElse;
    }

    private bool IsPredicateToBlame(AutomatonState state, Way way) => state.Kind switch
    {
        StateKind.Token => lattice.Program.Tests[state.Argument] is { Regex: null } test && test.Allows(lattice.Text[way.Token].Kind),
        StateKind.Annotation => state.Predicate is not null && lattice.AnnotationsAt(state.Argument, way.Token).Length > 0,
        _ => false,
    };
}
