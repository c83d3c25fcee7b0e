namespace Processing.Storage;

/// <summary>What came of a move.</summary>
public abstract record LabelOutcome
{
    private LabelOutcome()
    {
    }

    /// <summary>The label stands where it was wanted: it was moved now, or by an earlier request of the same name, or stood there already.</summary>
    /// <param name="Move">The move that put it there.</param>
    public sealed record Moved(LabelMove Move) : LabelOutcome;

    /// <summary>The label has another version than expected, or is not there to be taken away. Nothing was changed.</summary>
    /// <param name="Current">Where it stands; null where it is not there.</param>
    public sealed record Conflict(LabelState? Current) : LabelOutcome;

    /// <summary>The rule set has no such revision.</summary>
    public sealed record UnknownRevision : LabelOutcome;

    /// <summary>An earlier request of the same name asked for something else.</summary>
    public sealed record RequestIdReused : LabelOutcome;
}
