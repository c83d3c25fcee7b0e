using Processing.Text;

namespace Processing.Matching.Execution;

// What stands ahead of a place or behind it.
internal sealed partial class PatternMatcher
{
    /// <summary>Whether a match starts at a place.</summary>
    public bool MatchesAhead(Automaton automaton, TokenSpan block, int start)
    {
        if (!lattice.MayStart(automaton, start))
        {
            return false;
        }

        if (automaton.SingleSteps is { Looks: [] } single)
        {
            return start < block.End && lattice.Budget.TryStep() && TakesOne(automaton, single.Steps, start, block.End, AnyEnd);
        }

        var question = QuestionOf(automaton, block, start);
        if (buffers.Ahead.Find(question) is { } known)
        {
            return known;
        }

        var matches = CanStart(automaton, start, block.End) && Matches(RunOf(automaton, block, start, block.End, AnyEnd));
        buffers.Ahead.Add(question, matches);
        return matches;
    }

    /// <summary>Whether a match ends at a place, starting at most <see cref="LookBehindTokens"/> before it.</summary>
    public bool MatchesBehind(Automaton automaton, TokenSpan block, int end)
    {
        var (shortest, longest) = lattice.LengthsOf(automaton);
        var first = Math.Max(block.Start, end - Math.Min(LookBehindTokens, longest));
        if (automaton.SingleSteps is { Looks: [] } single && longest <= FewTokens)
        {
            return TakesOneBehind(automaton, single.Steps, first, end);
        }

        var question = QuestionOf(automaton, block, end);
        if (buffers.Behind.Find(question) is { } known)
        {
            return known;
        }

        var matches = false;
        for (var start = end - shortest; start >= first && !matches; start--)
        {
            matches = CanStart(automaton, start, end) && Matches(RunOf(automaton, block, start, end, end));
        }

        buffers.Behind.Add(question, matches);
        return matches;
    }

    /// <summary>Whether a pattern of one step that takes a token matches that of a place: without a search, and without a path.</summary>
    public bool TakesTokenAt(Automaton automaton, SingleSteps single, TokenSpan block, int start)
    {
        if (!lattice.MayStart(automaton, start) || !lattice.Budget.TryStep())
        {
            return false;
        }

        var run = RunOf(automaton, block, start, block.End, AnyEnd);
        foreach (var look in single.Looks)
        {
            ref readonly var code = ref automaton.Codes[look];
            if (Holds(run, code, new Way(look, start, StepDemands.None, -1)) == code.HasMore)
            {
                return false;
            }
        }

        return TakesOne(automaton, single.Steps, start, block.End, AnyEnd);
    }

    private bool TakesOneBehind(Automaton automaton, int[] steps, int first, int end)
    {
        for (var start = end - 1; start >= first; start--)
        {
            if (lattice.MayStart(automaton, start) && lattice.Budget.TryStep() && TakesOne(automaton, steps, start, end, end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of some states takes a step from a place. To find out again costs less than to remember.</summary>
    private bool TakesOne(Automaton automaton, int[] steps, int start, int limit, int exactEnd)
    {
        var ofStates = lattice.MarksOf(automaton)?.States;
        foreach (var step in steps)
        {
            ref readonly var code = ref automaton.Codes[step];
            if (ofStates is not null && !lattice.HasMark(ofStates[step], start))
            {
                continue;
            }

            if (code.Kind == StateKind.Annotation ? TakesAnnotation(automaton, step, start, limit, exactEnd)
                : (exactEnd == AnyEnd || exactEnd == start + 1)
                && (code.Kind == StateKind.Literal ? lattice.Symbols[start] == code.Argument : lattice.Test(code.Argument, start))
                && !lattice.IsHidden(start, automaton.AskedZones))
            {
                return true;
            }
        }

        return false;
    }

    private bool TakesAnnotation(Automaton automaton, int step, int start, int limit, int exactEnd)
    {
        ref readonly var code = ref automaton.Codes[step];
        foreach (var annotation in lattice.AnnotationsAt(code.Argument, start))
        {
            if (annotation.Tokens.End <= limit && (exactEnd == AnyEnd || annotation.Tokens.End == exactEnd)
                && !lattice.IsHidden(annotation.Tokens, automaton.AskedZones) && (!code.HasMore || lattice.Evaluator.Accepts(automaton.States[step].Predicate, annotation)))
            {
                return true;
            }
        }

        return false;
    }

    private static long QuestionOf(Automaton automaton, TokenSpan block, int place) => ((long)automaton.Id << 32) | (uint)PlaceIn(block, place);

    // A place between two blocks belongs to both; the sign tells the end of one from the start of the other.
    private static int PlaceIn(TokenSpan block, int place) => place == block.End ? ~place : place;
}
