using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>A compiled pattern. Immutable and shared by all threads.</summary>
internal sealed class Automaton
{
    /// <param name="id">Number within its program, from 0.</param>
    /// <param name="states">The states; <see cref="StateKind.Accept"/> may occur more than once.</param>
    /// <param name="start">The first state.</param>
    /// <param name="pattern">What it was made of.</param>
    /// <param name="askedZones">Zones that the pattern asks for, in order; it sees their tokens also where the zone is excluded.</param>
    public Automaton(int id, AutomatonState[] states, int start, PatternNode pattern, int[] askedZones)
    {
        (Id, States, Start, Pattern, AskedZones) = (id, states, start, pattern, askedZones);
        (Codes, Choices) = StateCode.Of(states, start);
        JoinCount = StateCode.CountJoins(Codes);
        First = FirstSteps.Of(states, start);
        SingleSteps = Execution.SingleSteps.Of(states, start);
    }

    public int Id { get; }

    public AutomatonState[] States { get; }

    /// <summary>The same states as the search reads them.</summary>
    public StateCode[] Codes { get; }

    /// <summary>The choices of all splits, those of each in order of preference.</summary>
    public int[] Choices { get; }

    /// <summary>Number of states that a search must remember having been at.</summary>
    public int JoinCount { get; }

    public int Start { get; }

    public PatternNode Pattern { get; }

    public int[] AskedZones { get; }

    /// <summary>What a match can begin with; null where it can begin with anything.</summary>
    public FirstSteps? First { get; }

    /// <summary>The states of a pattern of one step; null where there are other matches.</summary>
    public SingleSteps? SingleSteps { get; }
}
