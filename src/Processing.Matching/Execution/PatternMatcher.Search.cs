using Processing.Matching.Explaining;

namespace Processing.Matching.Execution;

// The search itself.
internal sealed partial class PatternMatcher
{
    /// <summary>Follows the ways of an automaton; gives the preferred one that arrives, or, where <paramref name="ends"/> are asked for, collects where any arrives.</summary>
    private bool Search<TObserver>(SearchState search, in SearchRun run, List<int>? ends, ref TObserver observer, out Way way)
        where TObserver : struct, ISearchObserver
    {
        search.Clear();
        var budget = lattice.Budget;
        var codes = run.Automaton.Codes;
        var failed = default(JoinMap);
        var isFailedKnown = buffers.Failed.Count == 0;

        // What is worked with stands in locals, so that it may be kept in registers.
        var (state, token, demands, path) = (run.Automaton.Start, run.Start, StepDemands.None, -1);
        do
        {
            while (budget.TryStep())
            {
                ref readonly var code = ref codes[state];
                if (code.Join >= 0)
                {
                    // At the start itself a step may leave the sentence, which it may not from an earlier start: there nothing is known.
                    if (token != run.Start && !isFailedKnown)
                    {
                        (failed, isFailedKnown) = (FindFailed(run), true);
                    }

                    if ((failed is not null && token != run.Start && failed.Contains(code.Join, token, demands)) || !search.Visit(run.Automaton, run.Block, code.Join, token, demands))
                    {
                        break;
                    }
                }

                if (code.Kind == StateKind.Accept)
                {
                    if (run.ExactEnd != AnyEnd && token != run.ExactEnd)
                    {
                        break;
                    }

                    if (ends is null)
                    {
                        way = new Way(state, token, demands, path);
                        Remember(search, run);
                        return !search.HasBoth || ReadBoth(search, run, path);
                    }

                    AddEnd(ends, token);
                    break;
                }

                observer.Enter(new Way(state, token, demands, path), search);
                bool goesOn;
                switch (code.Kind)
                {
                    case StateKind.Split:
                        state = Part(search, run, code, new Way(state, token, demands, path));
                        goesOn = state >= 0;
                        break;
                    case StateKind.OpenCapture or StateKind.CloseCapture or StateKind.OpenItem or StateKind.CloseItem:
                        (state, path) = (code.Next, search.AppendMark(path, PathKindOf(code.Kind), code.Argument));
                        goesOn = true;
                        break;
                    case StateKind.Literal or StateKind.Token:
                        goesOn = Takes(run, code, token, demands);
                        if (goesOn)
                        {
                            path = search.AppendToken(path, token);
                            (state, token, demands) = (code.Next, token + 1, StepDemands.None);
                        }

                        break;
                    case StateKind.StayInSentence:
                        (state, demands) = (code.Next, demands | StepDemands.SameSentence);
                        goesOn = true;
                        break;
                    default:
                        goesOn = Follow(search, run, code, new Way(state, token, demands, path), out var next);
                        (state, token, demands, path) = next;
                        break;
                }

                if (!goesOn)
                {
                    observer.Ended(search);
                    break;
                }

                observer.WentOn(search);
            }

            if (budget.IsSpent || !search.TryPop(out way))
            {
                break;
            }

            (state, token, demands, path) = way;
        }
        while (true);

        if (ends is null && !budget.IsSpent)
        {
            search.Fail();
            Remember(search, run);
        }

        way = default;
        return false;
    }

    private JoinMap? FindFailed(in SearchRun run) =>
        run.ExactEnd == AnyEnd && buffers.Failed.TryGetValue(run.Automaton.Id, out var failed) && failed.Block == run.Block && failed.Limit == run.Limit
            ? failed.Joins
            : null;

    private void Remember(SearchState search, in SearchRun run)
    {
        if (search.FailedJoins <= FewJoins || run.ExactEnd != AnyEnd || run.Automaton.JoinCount > JoinMap.MostJoins)
        {
            return;
        }

        var joins = FindFailed(run);
        if (joins is null)
        {
            joins = new JoinMap(run.Automaton.JoinCount, run.Block, buffers.JoinPages);
            if (buffers.Failed.Remove(run.Automaton.Id, out var elsewhere))
            {
                elsewhere.Joins.Clear();
            }

            buffers.Failed.Add(run.Automaton.Id, new FailedJoins(run.Block, run.Limit, joins));
        }

        search.AddFailedTo(joins);
    }

    private void AddEnd(List<int> ends, int end)
    {
        if (lattice.Budget.TryStep(ends.Count / ManyEnds) && !ends.Contains(end))
        {
            ends.Add(end);
        }
    }

    /// <summary>A cheap test that fails only where no way goes on from a state: a look at the marks of the next token.</summary>
    private bool MayGoOn(in SearchRun run, int state, int token)
    {
        if (run.Marks is not { } ofStates)
        {
            return true;
        }

        return MayGoOn(run, ofStates.States[state], token);
    }

    private bool MayGoOn(in SearchRun run, in Anchors.TokenMarks wanted, int token)
    {
        if (token >= run.Limit)
        {
            return wanted == Anchors.TokenMarks.All;
        }

        ref readonly var known = ref marks[token];
        return known.Meet(wanted) || (!known.IsLookedUp && wanted.AskLexicons && lattice.HasMark(wanted, token));
    }

    /// <summary>Whether a literal or a test takes a token, and something can follow it.</summary>
    private bool Takes(in SearchRun run, in StateCode code, int token, StepDemands demands)
    {
        if (token >= run.Limit || (code.Kind == StateKind.Literal && lattice.Symbols[token] != code.Argument))
        {
            return false;
        }

        return CanTakeToken(run, token, demands) && MayGoOn(run, code.Next, token + 1) && (code.Kind == StateKind.Literal || lattice.Test(code.Argument, token));
    }

    /// <summary>Goes one state on; false where the way ends, or parts into ways that wait their turn.</summary>
    private bool Follow(SearchState search, in SearchRun run, in StateCode code, in Way way, out Way next)
    {
        next = way;
        switch (code.Kind)
        {
            case StateKind.Annotation:
                return TakeAnnotations(search, run, code, ref next);
            case StateKind.ZoneRegion:
                TakeRegion(search, run, run.Automaton.States[way.State], way);
                return false;
            case StateKind.Separator:
                TakeSeparator(search, run, run.Automaton.States[way.State], way);
                return false;
            case StateKind.Both:
                TakeBoth(search, run, run.Automaton.States[way.State], way);
                return false;
            default:
                next = way with { State = code.Next };
                return Holds(run, code, way) != code.HasMore;
        }
    }

    /// <summary>The first choice that can go on, -1 for none; the others that can wait their turn.</summary>
    private int Part(SearchState search, in SearchRun run, in StateCode code, in Way way)
    {
        var choices = run.Automaton.Choices.AsSpan(code.Argument, code.Other);
        if (choices.Length > ManyChoices && !lattice.Budget.TryStep(choices.Length / ManyChoices))
        {
            return -1;
        }

        var preferred = -1;
        for (var index = choices.Length - 1; index >= 0; index--)
        {
            if (run.Marks is { } ofStates && !MayGoOn(run, ofStates.Choices[code.Argument + index], way.Token))
            {
                continue;
            }

            if (preferred >= 0)
            {
                search.Push(way with { State = preferred });
            }

            preferred = choices[index];
        }

        return preferred;
    }
}
