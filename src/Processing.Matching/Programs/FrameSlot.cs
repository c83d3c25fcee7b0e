namespace Processing.Matching.Programs;

/// <summary>One argument of a frame.</summary>
/// <param name="Label">Index in the rule's labels.</param>
/// <param name="Pattern">What a candidate looks like; its own labels are those of the rule. A candidate that lies inside another of the same slot does not count.</param>
/// <param name="IsRequired">Whether the frame gives nothing without it.</param>
/// <param name="IsList">Whether all candidates are taken, in text order, rather than one.</param>
/// <param name="Scope">How far from the trigger it may stand.</param>
/// <param name="ScopeTokens">The distance for <see cref="SlotScope.Tokens"/>, in tokens between the two; 0 otherwise.</param>
/// <param name="Side">On which side of the trigger.</param>
/// <param name="Choice">Which candidate is taken where there are several and <paramref name="IsList"/> is false.</param>
/// <param name="After">A pattern that must end directly before the candidate; null for none.</param>
/// <param name="Before">A pattern that must begin directly after the candidate; null for none.</param>
public sealed record FrameSlot(
    int Label,
    PatternNode Pattern,
    bool IsRequired,
    bool IsList,
    SlotScope Scope,
    int ScopeTokens,
    SlotSide Side,
    SlotChoice Choice,
    PatternNode? After,
    PatternNode? Before);

/// <summary>How far from its trigger a slot reaches.</summary>
public enum SlotScope
{
    /// <summary>The trigger's sentence; the default.</summary>
    Sentence = 0,

    /// <summary>The trigger's block.</summary>
    Paragraph,

    /// <summary>The whole document.</summary>
    Document,

    /// <summary>A number of tokens, inside the block.</summary>
    Tokens,

    /// <summary>Inside the trigger's own match.</summary>
    Trigger,

    /// <summary>The trigger's row of a table; outside of tables its block.</summary>
    Row,
}

/// <summary>On which side of its trigger a slot may stand.</summary>
public enum SlotSide
{
    /// <summary>Either side; the default. Inside the trigger counts too.</summary>
    Either = 0,

    /// <summary>Before the trigger.</summary>
    Left,

    /// <summary>After the trigger.</summary>
    Right,
}

/// <summary>Which of several candidates a slot takes.</summary>
public enum SlotChoice
{
    /// <summary>The one with the fewest tokens between it and the trigger, the later one where equal; the default.</summary>
    Nearest = 0,

    /// <summary>The first in the text.</summary>
    First,

    /// <summary>The last in the text.</summary>
    Last,
}
