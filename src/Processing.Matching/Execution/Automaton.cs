using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>A compiled pattern. Immutable and shared by all threads.</summary>
/// <param name="id">Number within its program, from 0.</param>
/// <param name="states">The states; <see cref="StateKind.Accept"/> may occur more than once.</param>
/// <param name="start">The first state.</param>
/// <param name="pattern">What it was made of.</param>
/// <param name="askedZones">Zones that the pattern asks for, in order; it sees their tokens also where the zone is excluded.</param>
internal sealed class Automaton(int id, AutomatonState[] states, int start, PatternNode pattern, int[] askedZones)
{
    public int Id { get; } = id;

    public AutomatonState[] States { get; } = states;

    /// <summary>The same states as the search reads them.</summary>
    public StateCode[] Codes { get; } = StateCode.Of(states, start);

    /// <summary>Number of states that a search must remember having been at.</summary>
    public int JoinCount { get; } = StateCode.CountJoins(states, start);

    public int Start { get; } = start;

    public PatternNode Pattern { get; } = pattern;

    public int[] AskedZones { get; } = askedZones;

    /// <summary>What a match can begin with; null where it can begin with anything.</summary>
    public FirstSteps? First { get; } = FirstSteps.Of(states, start);
}
