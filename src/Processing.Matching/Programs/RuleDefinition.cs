using System.Collections.Immutable;

namespace Processing.Matching.Programs;

/// <summary>A rule that finds one record type.</summary>
/// <param name="Name">Full name: package, dot, rule.</param>
/// <param name="Body">How it finds it.</param>
/// <param name="Labels">Names of its labels; in a frame the first is <c>trigger</c> and each slot has the name of its field.</param>
/// <param name="Fields">For each field that is filled: its index in the record and the expression that gives it.</param>
/// <param name="Where">What must hold; null for nothing.</param>
/// <param name="Unless">What must not hold; null for nothing. Looked at only where the rest holds.</param>
/// <param name="Score">The score; null for 1. Clamped to 0..1.</param>
/// <param name="Priority">Decides between overlapping matches of equal length and score; the higher wins. Default 0.</param>
public sealed record RuleDefinition(
    string Name,
    RuleBody Body,
    ImmutableArray<string> Labels,
    ImmutableArray<FieldFill> Fields,
    ExpressionNode? Where,
    ExpressionNode? Unless,
    ExpressionNode? Score,
    int Priority);

/// <summary>How a rule finds its record.</summary>
public abstract record RuleBody
{
    private RuleBody()
    {
    }

    /// <summary>One run of tokens.</summary>
    /// <param name="Pattern">What it matches; leftmost first, and after a match the search goes on behind it.</param>
    public sealed record Sequence(PatternNode Pattern) : RuleBody;

    /// <summary>A trigger and slots around it.</summary>
    /// <param name="Trigger">What starts it; may take no token, as <c>start of document</c>.</param>
    /// <param name="Slots">Its arguments.</param>
    public sealed record Frame(PatternNode Trigger, ImmutableArray<FrameSlot> Slots) : RuleBody;
}

/// <summary>How one field of a record is filled.</summary>
/// <param name="Field">Index in <see cref="RecordShape.Fields"/>.</param>
/// <param name="Value">The expression; the field's spans are those of the labels it names.</param>
public sealed record FieldFill(int Field, ExpressionNode Value);
