using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>How far one attempt of a rule got.</summary>
/// <param name="Reached">From where it started to the last token that it took; empty where it took none.</param>
/// <param name="StoppedAt">The token where it stopped, or the empty place behind the last token of the block.</param>
/// <param name="End">What ended it.</param>
/// <param name="Wanted">For <see cref="AttemptEnd.Pattern"/>: what was wanted at the token where it stopped.</param>
/// <param name="WantedLeftOut">Elements beyond <see cref="ExplainLimits.MaxDetails"/>.</param>
/// <param name="Conditions">For <see cref="AttemptEnd.Where"/> the conditions that do not hold, for <see cref="AttemptEnd.Unless"/> those that hold.</param>
/// <param name="Name">The field that stayed empty, the required slot that found nothing, or the rule whose match won; null otherwise.</param>
/// <param name="Slots">The slots of a frame that found nothing.</param>
public sealed record Attempt(
    TextSpan Reached,
    TextSpan StoppedAt,
    AttemptEnd End,
    ImmutableArray<WantedElement> Wanted,
    int WantedLeftOut,
    ImmutableArray<ExpressionNode> Conditions,
    string? Name,
    ImmutableArray<EmptySlot> Slots);

/// <summary>What ended an attempt; the later, the further it got.</summary>
public enum AttemptEnd
{
    /// <summary>The pattern (of a frame: its trigger) found no way on.</summary>
    Pattern,

    /// <summary>A required slot found nothing.</summary>
    Slot,

    /// <summary>The <c>where</c> does not hold.</summary>
    Where,

    /// <summary>A field that is not optional stayed empty.</summary>
    Field,

    /// <summary>An <c>unless</c> holds.</summary>
    Unless,

    /// <summary>An earlier match of the same rule has taken the tokens, so that the search went on behind it.</summary>
    Covered,

    /// <summary>Another match won.</summary>
    Beaten,

    /// <summary>Nothing: it is a record.</summary>
    Record,
}

/// <summary>An element that was wanted where an attempt stopped.</summary>
/// <param name="Element">The element; null where it cannot be told.</param>
/// <param name="Why">Why the place does not satisfy it.</param>
public sealed record WantedElement(PatternNode? Element, WantedReason Why);

/// <summary>Why a place does not satisfy an element.</summary>
public enum WantedReason
{
    /// <summary>Something else stands there.</summary>
    SomethingElse,

    /// <summary>The right kind stands there, but the predicate does not hold.</summary>
    Predicate,

    /// <summary>The condition on the place does not hold: a position, a zone, a look ahead or behind.</summary>
    Condition,

    /// <summary>The block is at its end.</summary>
    EndOfBlock,

    /// <summary>The sentence is at its end, and the gap must not leave it.</summary>
    EndOfSentence,

    /// <summary>The token lies in an excluded zone.</summary>
    Excluded,
}

/// <summary>A slot that found nothing.</summary>
/// <param name="Slot">Its label.</param>
/// <param name="Need">Whether the frame gives nothing without it.</param>
/// <param name="Why">Why.</param>
/// <param name="Nearest">For <see cref="EmptySlotReason.OutOfReach"/> and <see cref="EmptySlotReason.Neighbour"/> the place of the nearest that was passed by; null otherwise.</param>
/// <param name="Best">For <see cref="EmptySlotReason.Nothing"/> the attempt in the trigger's block that got furthest; null where none got past its first element.</param>
public sealed record EmptySlot(string Slot, SlotNeed Need, EmptySlotReason Why, TextSpan? Nearest, Attempt? Best);

/// <summary>Whether a frame gives nothing without a slot.</summary>
public enum SlotNeed
{
    /// <summary>It may stay empty.</summary>
    Optional,

    /// <summary>The frame gives nothing without it.</summary>
    Required,
}

/// <summary>Why a slot found nothing.</summary>
public enum EmptySlotReason
{
    /// <summary>Nothing in the document matches its pattern.</summary>
    Nothing,

    /// <summary>What matches stands outside its scope, or on the wrong side.</summary>
    OutOfReach,

    /// <summary>What matches has not the neighbour that <c>after</c> or <c>before</c> wants.</summary>
    Neighbour,
}
