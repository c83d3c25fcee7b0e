using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Runs automata over the token lattice of one document. One matcher serves one document on one thread.</summary>
/// <remarks>
/// The search goes depth first through the ways of the automaton in order of preference and never visits a state twice at one token
/// with the same demands: what failed once fails again, whatever led there, because what follows depends on the state and the place only.
/// So the first way that arrives is the preferred match, and a search costs at most states × tokens × 4 steps. What a long search came to in vain is
/// remembered, whether it arrived in the end or not, so that searches which go far for nothing from every place of a block together cost no more than one.
/// (The same argument as for a bounded backtracker; a step of several tokens only goes on at a later place.)
/// Assertions and second readings are searches of their own, remembered per automaton and place.
/// </remarks>
/// <param name="lattice">The document.</param>
/// <param name="buffers">What to work with.</param>
/// <param name="marks">The marks of the tokens; empty where the lattice keeps none.</param>
internal sealed partial class PatternMatcher(DocumentLattice lattice, LatticeBuffers buffers, Anchors.TokenMarks[] marks)
{
    /// <summary>How far back, in tokens, a look behind may start.</summary>
    public const int LookBehindTokens = 32;

    private const int AnyEnd = -1;

    // What a search comes to before it fails is remembered for the next one only where there is more of it; fewer are looked at again.
    private const int FewJoins = 64;

    // So many choices are looked at in the time of a step.
    private const int ManyChoices = 16;

    // What takes no more tokens is looked for behind a place again and again; what may be longer is remembered.
    private const int FewTokens = 2;

    // And so many ends are compared.
    private const int ManyEnds = 256;

    /// <summary>Forgets which searches failed, as what they asked about has changed.</summary>
    public void ForgetFailed() => buffers.ForgetFailed();

    /// <summary>The preferred match that starts at a place of a block.</summary>
    public PatternMatch? FindAt(Automaton automaton, TokenSpan block, int start) => Find(RunOf(automaton, block, start, block.End, AnyEnd));

    /// <summary>The same, into a reading that is used again; false for none.</summary>
    public bool TryFindAt(Automaton automaton, TokenSpan block, int start, MatchReading reading) => TryFind(RunOf(automaton, block, start, block.End, AnyEnd), reading);

    private bool TryFind(in SearchRun run, MatchReading reading)
    {
        if (!lattice.MayStart(run.Automaton, run.Start))
        {
            return false;
        }

        var search = TakeState();
        var observer = default(NoObserver);
        var found = Search(search, run, null, ref observer, out var last);
        if (found)
        {
            search.CopyPath(last.Path, lattice.Text, reading.Take(new TokenSpan(run.Start, last.Token), search.StepsTo(last.Path)));
        }

        buffers.Searches.Push(search);
        return found;
    }

    /// <summary>The same, for an explanation: started even where nothing can begin, and told to a trace. The elements are those of the events of the path.</summary>
    public PatternMatch? TraceAt(Automaton automaton, TokenSpan block, int start, AttemptTrace trace, out PatternNode?[] elements)
    {
        ForgetFailed();
        var search = TakeState();
        var observer = new TracingObserver(trace);
        PatternMatch? found = null;
        elements = [];
        if (Search(search, new SearchRun(automaton, block, start, block.End, AnyEnd, null), null, ref observer, out var last))
        {
            found = new PatternMatch(new TokenSpan(start, last.Token), search.PathTo(last.Path, lattice.Text));
            elements = ElementsOf(search, last.Path, found.Path.Length, trace);
        }

        buffers.Searches.Push(search);
        return found;
    }

    /// <summary>The preferred match of exactly these tokens.</summary>
    public PatternMatch? FindExactly(Automaton automaton, TokenSpan block, TokenSpan tokens) => Find(ExactRunOf(automaton, block, tokens));

    /// <summary>Whether there is such a match.</summary>
    public bool MatchesExactly(Automaton automaton, TokenSpan block, TokenSpan tokens) => Matches(ExactRunOf(automaton, block, tokens));

    /// <summary>Whether a match lies inside these tokens.</summary>
    public bool MatchesInside(Automaton automaton, TokenSpan block, TokenSpan tokens)
    {
        for (var start = tokens.Start; start <= tokens.End; start++)
        {
            if (CanStart(automaton, start, tokens.End) && Matches(RunOf(automaton, block, start, tokens.End, AnyEnd)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A cheap test that fails only where no match can start.</summary>
    public bool CanStart(Automaton automaton, int start, int limit)
    {
        if (!lattice.MayStart(automaton, start))
        {
            return false;
        }

        if (automaton.First is not { } first)
        {
            return true;
        }

        if (start >= limit)
        {
            return false;
        }

        if (first.HasSymbol(lattice.Symbols[start]))
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

    private SearchRun RunOf(Automaton automaton, TokenSpan block, int start, int limit, int exactEnd) =>
        new(automaton, block, start, limit, exactEnd, lattice.MarksOf(automaton));

    private SearchRun ExactRunOf(Automaton automaton, TokenSpan block, TokenSpan tokens) => RunOf(automaton, block, tokens.Start, tokens.End, tokens.End);

    private PatternMatch? Find(in SearchRun run)
    {
        if (!lattice.MayStart(run.Automaton, run.Start))
        {
            return null;
        }

        var search = TakeState();
        var observer = default(NoObserver);
        var found = Search(search, run, null, ref observer, out var last) ? new PatternMatch(new TokenSpan(run.Start, last.Token), search.PathTo(last.Path, lattice.Text)) : null;
        buffers.Searches.Push(search);
        return found;
    }

    private bool Matches(in SearchRun run)
    {
        if (!lattice.MayStart(run.Automaton, run.Start))
        {
            return false;
        }

        var search = TakeState();
        var observer = default(NoObserver);
        var found = Search(search, run, null, ref observer, out _);
        buffers.Searches.Push(search);
        return found;
    }

    // A second reading is one event of the search and many of the path.
    private static PatternNode?[] ElementsOf(SearchState search, int last, int count, AttemptTrace trace)
    {
        var elements = new PatternNode?[count];
        for (var link = last; link >= 0; link = search.PreviousOf(link))
        {
            for (var events = search.EventsOf(link); events > 0; events--)
            {
                elements[--count] = trace.ElementOf(link);
            }
        }

        return elements;
    }

    private SearchState TakeState() => buffers.Searches.TryPop(out var search) ? search : new SearchState(buffers.JoinPages);

    private static PathKind PathKindOf(StateKind kind) => kind switch
    {
        StateKind.OpenCapture => PathKind.OpenCapture,
        StateKind.CloseCapture => PathKind.CloseCapture,
        StateKind.OpenItem => PathKind.OpenItem,
        _ => PathKind.CloseItem,
    };

    private bool Holds(in SearchRun run, in StateCode code, in Way way) => code.Kind switch
    {
        StateKind.Position => Positions.Holds(lattice.Text, run.Block, (PositionKind)code.Argument, way.Token),
        StateKind.InZone => lattice.Zone(code.Argument).Contains(way.Token < run.Block.End ? way.Token : way.Token - 1),
        StateKind.LookAhead => MatchesAhead(Inner(run.Automaton.States[way.State].Inner), run.Block, way.Token),
        _ => MatchesBehind(Inner(run.Automaton.States[way.State].Inner), run.Block, way.Token),
    };

    private static Automaton Inner(Automaton? automaton) => automaton ?? throw new InvalidOperationException("A state without its inner automaton.");

    private bool CanTakeToken(in SearchRun run, int token, StepDemands demands) =>
        token < run.Limit && (demands & StepDemands.Conjunction) == 0 && CanStep(run, token, demands) && !lattice.IsHidden(token, run.Automaton.AskedZones);

    /// <summary>Whether a step from a token stays in the sentence where it must. What stands before the match does not matter.</summary>
    private bool CanStep(in SearchRun run, int token, StepDemands demands) =>
        (demands & StepDemands.SameSentence) == 0 || token == run.Start
        || lattice.Text[token - 1].Sentence == lattice.Text[token].Sentence;

    /// <summary>What is searched for and where.</summary>
    /// <param name="Automaton">The automaton.</param>
    /// <param name="Block">The block.</param>
    /// <param name="Start">The first token.</param>
    /// <param name="Limit">The token behind the last one that may be taken.</param>
    /// <param name="ExactEnd">Where a match must end; <see cref="AnyEnd"/> for anywhere.</param>
    /// <param name="Marks">What the next token must have in each state; null where every way is to be followed.</param>
    private readonly record struct SearchRun(Automaton Automaton, TokenSpan Block, int Start, int Limit, int ExactEnd, Anchors.AutomatonMarks? Marks);
}
