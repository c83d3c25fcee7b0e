using Processing.Matching.Explaining;
using Processing.Text;

namespace Processing.Matching.Execution;

// The steps that take tokens, each behind what led to it.
internal sealed partial class PatternMatcher
{
    private static void Take(SearchState search, int next, Way way, TokenSpan tokens, Annotation? annotation) =>
        search.Push(new Way(next, tokens.End, StepDemands.None, search.AppendStep(way.Path, tokens, annotation)));

    /// <summary>Goes on behind the preferred annotation; those behind the others wait their turn. False where there is none.</summary>
    private bool TakeAnnotations(SearchState search, in SearchRun run, in StateCode code, ref Way way)
    {
        if (way.Token >= run.Limit || !CanStep(run, way.Token, way.Demands))
        {
            return false;
        }

        // What always takes one token need not be looked for where nothing can follow it.
        if (lattice.TakesOneToken(code.Argument) && !MayGoOn(run, code.Next, way.Token + 1))
        {
            return false;
        }

        var annotations = lattice.AnnotationsAt(code.Argument, way.Token);
        var preferred = -1;
        for (var index = annotations.Length - 1; index >= 0; index--)
        {
            var annotation = annotations[index];
            if (annotation.Tokens.End <= run.Limit
                && MayGoOn(run, code.Next, annotation.Tokens.End)
                && ((way.Demands & StepDemands.Conjunction) == 0 || (annotation.Clitics & LexiconClitics.Conjunction) != 0)
                && !lattice.IsHidden(annotation.Tokens, run.Automaton.AskedZones)
                && (!code.HasMore || lattice.Evaluator.Accepts(run.Automaton.States[way.State].Predicate, annotation)))
            {
                if (preferred >= 0)
                {
                    Take(search, code.Next, way, annotations[preferred].Tokens, annotations[preferred]);
                }

                preferred = index;
            }
        }

        if (preferred < 0)
        {
            return false;
        }

        var (tokens, path) = (annotations[preferred].Tokens, search.AppendStep(way.Path, annotations[preferred].Tokens, annotations[preferred]));
        way = new Way(code.Next, tokens.End, StepDemands.None, path);
        return true;
    }

    private void TakeRegion(SearchState search, in SearchRun run, AutomatonState state, Way way)
    {
        if ((way.Demands & StepDemands.Conjunction) != 0 || way.Token >= run.Limit || !CanStep(run, way.Token, way.Demands)
            || lattice.Zone(state.Argument).RegionAt(way.Token) is not { } region)
        {
            return;
        }

        if (region.End <= run.Limit && MayGoOn(run, state.Next, region.End) && !lattice.IsHidden(region, run.Automaton.AskedZones))
        {
            Take(search, state.Next, way, region, null);
        }
    }

    private void TakeSeparator(SearchState search, in SearchRun run, AutomatonState state, Way way)
    {
        if (way.Token >= run.Limit)
        {
            return;
        }

        var language = lattice.Text.Blocks[lattice.Text[way.Token].Block].Language;
        if (ListSeparators.AllowGlued(language))
        {
            search.Push(way with { State = state.Next, Demands = way.Demands | StepDemands.Conjunction });
        }

        var separators = lattice.Program.Separators.Of(language);
        for (var index = separators.Length - 1; index >= 0; index--)
        {
            var symbols = separators[index];
            var tokens = new TokenSpan(way.Token, way.Token + symbols.Length);
            if (tokens.End <= run.Limit && CanTakeToken(run, way.Token, way.Demands) && lattice.Symbols.AsSpan(tokens.Start, tokens.Length).SequenceEqual(symbols)
                && !lattice.IsHidden(tokens, run.Automaton.AskedZones))
            {
                Take(search, state.Next, way, tokens, null);
            }
        }
    }

    /// <summary>Goes on behind whatever both bodies match. How they do is found out only for the match that is given out: from most places of a long block there are many that are not.</summary>
    private void TakeBoth(SearchState search, in SearchRun run, AutomatonState state, Way way)
    {
        // What the second is too long or too short for need not be come to by the first.
        var (shortest, longest) = lattice.LengthsOf(Inner(state.Second));
        var limit = (int)Math.Min(run.Limit, (long)way.Token + longest);
        var key = (Inner(state.Inner).Id, PlaceIn(run.Block, way.Token), limit);
        if (!buffers.Ends.TryGetValue(key, out var ends))
        {
            ends = [];
            var inner = TakeState();
            var observer = default(NoObserver);
            Search(inner, RunOf(Inner(state.Inner), run.Block, way.Token, limit, AnyEnd), ends, ref observer, out _);
            buffers.Searches.Push(inner);
            buffers.Ends.Add(key, ends);
        }

        for (var index = ends.Count - 1; index >= 0 && lattice.Budget.TryStep(); index--)
        {
            var tokens = new TokenSpan(way.Token, ends[index]);
            if (tokens.Length < shortest || (tokens.Length > 0 && (!CanStep(run, way.Token, way.Demands) || !FulfilsConjunction(run, state, way, tokens))))
            {
                continue;
            }

            if (Matches(ExactRunOf(Inner(state.Second), run.Block, tokens)))
            {
                var demands = tokens.Length > 0 ? StepDemands.None : way.Demands;
                search.Push(new Way(state.Next, tokens.End, demands, search.AppendBoth(way.Path, state, tokens)));
            }
        }
    }

    /// <summary>Puts the events of both bodies where a way has only noted that they match; false where the budget was spent meanwhile.</summary>
    private bool ReadBoth(SearchState search, in SearchRun run, int last)
    {
        for (var link = last; link >= 0; link = search.PreviousOf(link))
        {
            if (search.BothOf(link) is not { } state)
            {
                continue;
            }

            var tokens = search.TokensOf(link);
            var (left, right) = (lattice.TakeReading(), lattice.TakeReading());
            var found = TryFind(ExactRunOf(Inner(state.Inner), run.Block, tokens), left) && TryFind(ExactRunOf(Inner(state.Second), run.Block, tokens), right);
            if (found)
            {
                search.SetBoth(link, [.. left.Path, new PathStep(PathKind.OpenSecond), .. right.Path, new PathStep(PathKind.CloseSecond)]);
            }

            lattice.Return(left);
            lattice.Return(right);
            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private bool FulfilsConjunction(in SearchRun run, AutomatonState state, Way way, TokenSpan tokens) =>
        (way.Demands & StepDemands.Conjunction) == 0
        || (FindExactly(Inner(state.Inner), run.Block, tokens) is { } left
            && Array.Find(left.Path, step => step.Kind == PathKind.Step).Annotation is { } first && (first.Clitics & LexiconClitics.Conjunction) != 0);
}
