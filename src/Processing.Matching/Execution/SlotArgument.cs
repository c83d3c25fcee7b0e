using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>A candidate of a slot, read off its match.</summary>
/// <param name="Captures">Its labels.</param>
/// <param name="Whole">All of it.</param>
/// <param name="Value">Its value, by which a list slot tells whether it has it already.</param>
/// <param name="Compared">What is compared of the value; null for a list.</param>
internal sealed record SlotArgument(CaptureSet Captures, Captured? Whole, Value? Value, ComparedValue? Compared)
{
    /// <summary>Reads a candidate.</summary>
    public static SlotArgument Of(DocumentLattice lattice, PatternMatch match, int labels)
    {
        var captures = CaptureReader.Read(match.Path, labels, match.Tokens);
        var value = captures.Whole is { } whole ? lattice.Evaluator.ValueOf(whole) : null;
        return new SlotArgument(captures, captures.Whole, value, value is null or Value.List ? null : ComparedValue.Of(value));
    }

    /// <summary>Notes the value; false when an equal one is known.</summary>
    public bool IsNew(KnownValues known) => Compared is { } compared ? known.Add(compared) : Value is { } value && known.Add(value);
}
