using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Explaining;

/// <summary>What one search came to: the furthest token at which a way ended, the states that ended there, and which state took each step.</summary>
internal sealed class AttemptTrace
{
    private readonly Automaton _automaton;
    private readonly Dictionary<int, int> _stateOfLink = [];
    private readonly List<Way> _stops = [];
    private Way _at;
    private int _open;
    private int _links;

    /// <param name="automaton">The automaton that is searched with.</param>
    /// <param name="start">Where the search starts.</param>
    public AttemptTrace(Automaton automaton, int start) => (_automaton, Furthest) = (automaton, start);

    /// <summary>The furthest token at which a way ended.</summary>
    public int Furthest { get; private set; }

    /// <summary>The ways that ended there, each state once.</summary>
    public IReadOnlyList<Way> Stops => _stops;

    /// <summary>Zones whose tokens the search sees though they are excluded.</summary>
    public int[] AskedZones => _automaton.AskedZones;

    public AutomatonState StateOf(in Way way) => _automaton.States[way.State];

    /// <summary>The element that added an event to the path; null where it is not known.</summary>
    public PatternNode? ElementOf(int link) => _stateOfLink.TryGetValue(link, out var state) ? _automaton.States[state].Origin : null;

    public void Enter(in Way way, SearchState search) => (_at, _open, _links) = (way, search.OpenCount, search.LinkCount);

    public void Leave(SearchState search, Ending ending)
    {
        for (var link = _links; link < search.LinkCount; link++)
        {
            _stateOfLink[link] = _at.State;
        }

        if (ending == Ending.WentOn || search.OpenCount > _open || _at.Token < Furthest)
        {
            return;
        }

        if (_at.Token > Furthest)
        {
            Furthest = _at.Token;
            _stops.Clear();
        }

        var state = _at.State;
        if (!_stops.Exists(known => known.State == state))
        {
            _stops.Add(_at);
        }
    }
}
