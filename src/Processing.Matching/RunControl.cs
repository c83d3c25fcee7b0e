using Processing.Matching.Results;

namespace Processing.Matching;

/// <summary>Who hears of what a run finds, from when it counts, and what stops it.</summary>
public sealed record RunControl
{
    /// <summary>Nobody hears of anything and nothing stops the run but its limits.</summary>
    public static RunControl None { get; } = new();

    /// <summary>Receives each record as soon as nothing can change it any more, on the calling thread; null for nobody.</summary>
    /// <remarks>
    /// Each record of the result once, in an order that depends on the program and the text alone: type by type, a type after those that its rules
    /// use, the records of one type in text order.
    /// </remarks>
    public Action<MatchedRecord>? Found { get; init; }

    /// <summary>The moment from which relative dates count, as a clock on the wall shows it where the document was written (its kind does not matter); null when it is not known.</summary>
    public DateTime? Reference { get; init; }

    /// <summary>When it is cancelled, no more is looked for and what was found is the result, with <see cref="Truncation.TimeLimit"/>.</summary>
    public CancellationToken TimeLimit { get; init; }

    /// <summary>When it is cancelled, the run ends with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What <see cref="RuleCount"/> takes times by; null for none. This room reads no clock of its own.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether <see cref="RuleCount"/> takes the time of this document in any case, and not of every sixteenth only; for a profile of few documents.</summary>
    public bool TimesRules { get; init; }
}
