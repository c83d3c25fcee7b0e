using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Runs automata over the token lattice of one document. One matcher serves one document on one thread.</summary>
/// <remarks>
/// The search goes depth first through the ways of the automaton in order of preference and never visits a state twice at one token
/// with the same demands: what failed once fails again, whatever led there, because what follows depends on the state and the place only.
/// So the first way that arrives is the preferred match, and a search costs at most states × tokens × 4 steps.
/// (The same argument as for a bounded backtracker; a step of several tokens only goes on at a later place.)
/// Assertions and second readings are searches of their own, remembered per automaton and place.
/// </remarks>
internal sealed class PatternMatcher(DocumentLattice lattice)
{
    /// <summary>How far back, in tokens, a look behind may start.</summary>
    public const int LookBehindTokens = 32;

    private readonly Stack<SearchState> _idle = new();
    private readonly Dictionary<(int Automaton, int Token, int Limit), bool> _ahead = [];
    private readonly Dictionary<(int Automaton, int Token), bool> _behind = [];
    private readonly Dictionary<(int Automaton, int Token, int Limit), List<PatternMatch>> _extents = [];

    /// <summary>The preferred match that starts at a place of a block.</summary>
    public PatternMatch? FindAt(Automaton automaton, TokenSpan block, int start) => Search(automaton, block, start, block.End, null, null);

    /// <summary>The preferred match of exactly these tokens.</summary>
    public PatternMatch? FindExactly(Automaton automaton, TokenSpan block, TokenSpan tokens) =>
        Search(automaton, block, tokens.Start, tokens.End, tokens.End, null);

    /// <summary>Whether a match lies inside these tokens.</summary>
    public bool MatchesInside(Automaton automaton, TokenSpan block, TokenSpan tokens)
    {
        for (var start = tokens.Start; start <= tokens.End; start++)
        {
            if (CanStart(automaton, start, tokens.End) && Search(automaton, block, start, tokens.End, null, null) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a match starts at a place.</summary>
    public bool MatchesAhead(Automaton automaton, TokenSpan block, int start)
    {
        var key = (automaton.Id, start, block.End);
        if (!_ahead.TryGetValue(key, out var matches))
        {
            matches = CanStart(automaton, start, block.End) && FindAt(automaton, block, start) is not null;
            _ahead.Add(key, matches);
        }

        return matches;
    }

    /// <summary>Whether a match ends at a place, starting at most <see cref="LookBehindTokens"/> before it.</summary>
    public bool MatchesBehind(Automaton automaton, TokenSpan block, int end)
    {
        // A place between two blocks belongs to both; the sign tells the end of one from the start of the other.
        var key = (automaton.Id, end == block.End ? ~end : end);
        if (_behind.TryGetValue(key, out var matches))
        {
            return matches;
        }

        for (var start = end; start >= Math.Max(block.Start, end - LookBehindTokens) && !matches; start--)
        {
            matches = CanStart(automaton, start, end) && FindExactly(automaton, block, new TokenSpan(start, end)) is not null;
        }

        _behind.Add(key, matches);
        return matches;
    }

    /// <summary>A cheap test that fails only where no match can start.</summary>
    public bool CanStart(Automaton automaton, int start, int limit)
    {
        if (automaton.First is not { } first)
        {
            return true;
        }

        if (start >= limit)
        {
            return false;
        }

        if (Array.BinarySearch(first.Symbols, lattice.Symbols[start]) >= 0)
        {
            return true;
        }

        foreach (var producer in first.Producers)
        {
            if (lattice.AnnotationsAt(producer, start).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private PatternMatch? Search(Automaton automaton, TokenSpan block, int start, int limit, int? exactEnd, List<PatternMatch>? extents)
    {
        if (!_idle.TryPop(out var search))
        {
            search = new SearchState();
        }

        search.Clear();
        search.Open.Push(new Way(automaton.Start, start, StepDemands.None, -1));
        var run = new SearchRun(automaton, block, start, limit);
        PatternMatch? found = null;
        while (found is null && search.Open.TryPop(out var way))
        {
            if (!lattice.Budget.TryStep())
            {
                break;
            }

            if (!search.Visited.Add(((long)way.State << 34) | ((long)way.Token << 2) | (long)way.Demands))
            {
                continue;
            }

            var state = automaton.States[way.State];
            if (state.Kind != StateKind.Accept)
            {
                Follow(search, run, state, way);
            }
            else if (exactEnd is null || way.Token == exactEnd)
            {
                found = new PatternMatch(new TokenSpan(start, way.Token), search.PathTo(way.Path));
                if (extents is not null)
                {
                    AddExtent(extents, found);
                    found = null;
                }
            }
        }

        _idle.Push(search);
        return lattice.Budget.IsSpent ? null : found;
    }

    private static void AddExtent(List<PatternMatch> extents, PatternMatch found)
    {
        if (!extents.Exists(known => known.Tokens == found.Tokens))
        {
            extents.Add(found);
        }
    }

    private void Follow(SearchState search, in SearchRun run, AutomatonState state, Way way)
    {
        switch (state.Kind)
        {
            case StateKind.Split:
                search.Open.Push(way with { State = state.Other });
                search.Open.Push(way with { State = state.Next });
                break;
            case StateKind.Literal:
                if (CanTakeToken(run, way) && lattice.Symbols[way.Token] == state.Argument)
                {
                    TakeToken(search, state, way);
                }

                break;
            case StateKind.Token:
                if (CanTakeToken(run, way) && lattice.Test(state.Argument, way.Token))
                {
                    TakeToken(search, state, way);
                }

                break;
            case StateKind.Annotation:
                TakeAnnotations(search, run, state, way);
                break;
            case StateKind.ZoneRegion:
                TakeRegion(search, run, state, way);
                break;
            case StateKind.Separator:
                TakeSeparator(search, run, state, way);
                break;
            case StateKind.StayInSentence:
                search.Open.Push(way with { State = state.Next, Demands = way.Demands | StepDemands.SameSentence });
                break;
            case StateKind.OpenCapture or StateKind.CloseCapture or StateKind.OpenItem or StateKind.CloseItem:
                search.Open.Push(way with { State = state.Next, Path = search.Append(way.Path, new PathStep(PathKindOf(state.Kind), state.Argument)) });
                break;
            case StateKind.Both:
                TakeBoth(search, run, state, way);
                break;
            default:
                if (Holds(run, state, way.Token) != state.IsNegated)
                {
                    search.Open.Push(way with { State = state.Next });
                }

                break;
        }
    }

    private static PathKind PathKindOf(StateKind kind) => kind switch
    {
        StateKind.OpenCapture => PathKind.OpenCapture,
        StateKind.CloseCapture => PathKind.CloseCapture,
        StateKind.OpenItem => PathKind.OpenItem,
        _ => PathKind.CloseItem,
    };

    private bool Holds(in SearchRun run, AutomatonState state, int place) => state.Kind switch
    {
        StateKind.Position => Positions.Holds(lattice.Text, run.Block, (PositionKind)state.Argument, place),
        StateKind.InZone => lattice.Zone(state.Argument).Contains(place < run.Block.End ? place : place - 1),
        StateKind.LookAhead => MatchesAhead(Inner(state.Inner), run.Block, place),
        _ => MatchesBehind(Inner(state.Inner), run.Block, place),
    };

    private static Automaton Inner(Automaton? automaton) => automaton ?? throw new InvalidOperationException("A state without its inner automaton.");

    private bool CanTakeToken(in SearchRun run, Way way) =>
        way.Token < run.Limit && !way.Demands.HasFlag(StepDemands.Conjunction) && CanStep(run, way) && !lattice.IsHidden(way.Token, run.Automaton.AskedZones);

    /// <summary>Whether a step from here stays in the sentence where it must. What stands before the match does not matter.</summary>
    private bool CanStep(in SearchRun run, Way way) =>
        !way.Demands.HasFlag(StepDemands.SameSentence) || way.Token == run.Start
        || lattice.Text[way.Token - 1].Sentence == lattice.Text[way.Token].Sentence;

    private void TakeToken(SearchState search, AutomatonState state, Way way) =>
        Take(search, state, way, new TokenSpan(way.Token, way.Token + 1), lattice.Text[way.Token].Span, null);

    private static void Take(SearchState search, AutomatonState state, Way way, TokenSpan tokens, TextSpan span, Annotation? annotation) =>
        search.Open.Push(new Way(state.Next, tokens.End, StepDemands.None, search.Append(way.Path, new PathStep(PathKind.Step, 0, tokens, span, annotation))));

    private void TakeAnnotations(SearchState search, in SearchRun run, AutomatonState state, Way way)
    {
        if (way.Token >= run.Limit || !CanStep(run, way))
        {
            return;
        }

        var annotations = lattice.AnnotationsAt(state.Argument, way.Token);
        for (var index = annotations.Length - 1; index >= 0; index--)
        {
            var annotation = annotations[index];
            if (annotation.Tokens.End <= run.Limit
                && (!way.Demands.HasFlag(StepDemands.Conjunction) || annotation.Clitics.HasFlag(LexiconClitics.Conjunction))
                && !lattice.IsHidden(annotation.Tokens, run.Automaton.AskedZones)
                && lattice.Evaluator.Accepts(state.Predicate, annotation))
            {
                Take(search, state, way, annotation.Tokens, annotation.Span, annotation);
            }
        }
    }

    private void TakeRegion(SearchState search, in SearchRun run, AutomatonState state, Way way)
    {
        if (way.Demands.HasFlag(StepDemands.Conjunction) || way.Token >= run.Limit || !CanStep(run, way)
            || lattice.Zone(state.Argument).RegionAt(way.Token) is not { } region)
        {
            return;
        }

        if (region.End <= run.Limit && !lattice.IsHidden(region, run.Automaton.AskedZones))
        {
            Take(search, state, way, region, lattice.Text.GetSpan(region), null);
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
            search.Open.Push(way with { State = state.Next, Demands = way.Demands | StepDemands.Conjunction });
        }

        var separators = lattice.Program.Separators.Of(language);
        for (var index = separators.Length - 1; index >= 0; index--)
        {
            var symbols = separators[index];
            var tokens = new TokenSpan(way.Token, way.Token + symbols.Length);
            if (tokens.End <= run.Limit && CanTakeToken(run, way) && lattice.Symbols.AsSpan(tokens.Start, tokens.Length).SequenceEqual(symbols)
                && !lattice.IsHidden(tokens, run.Automaton.AskedZones))
            {
                Take(search, state, way, tokens, lattice.Text.GetSpan(tokens), null);
            }
        }
    }

    private void TakeBoth(SearchState search, in SearchRun run, AutomatonState state, Way way)
    {
        var key = (Inner(state.Inner).Id, way.Token, run.Limit);
        if (!_extents.TryGetValue(key, out var extents))
        {
            extents = [];
            Search(Inner(state.Inner), run.Block, way.Token, run.Limit, null, extents);
            _extents.Add(key, extents);
        }

        for (var index = extents.Count - 1; index >= 0; index--)
        {
            var left = extents[index];
            if (left.Tokens.Length > 0 && (!CanStep(run, way) || !FulfilsConjunction(way, left)))
            {
                continue;
            }

            if (FindExactly(Inner(state.Second), run.Block, left.Tokens) is { } right)
            {
                PathStep[] steps = [.. left.Path, new PathStep(PathKind.OpenSecond), .. right.Path, new PathStep(PathKind.CloseSecond)];
                var demands = left.Tokens.Length > 0 ? StepDemands.None : way.Demands;
                search.Open.Push(new Way(state.Next, left.Tokens.End, demands, search.Append(way.Path, steps)));
            }
        }
    }

    private static bool FulfilsConjunction(Way way, PatternMatch match) =>
        !way.Demands.HasFlag(StepDemands.Conjunction)
        || (Array.Find(match.Path, step => step.Kind == PathKind.Step).Annotation is { } first && first.Clitics.HasFlag(LexiconClitics.Conjunction));

    private readonly record struct SearchRun(Automaton Automaton, TokenSpan Block, int Start, int Limit);
}
