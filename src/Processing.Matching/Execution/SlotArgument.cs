using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>A candidate of a slot, read off its match; used again for another one.</summary>
internal sealed class SlotArgument
{
    private Value? _value;
    private ComparedValue? _compared;
    private bool _isValueKnown;

    /// <summary>Its labels.</summary>
    public CaptureSet Captures { get; } = new();

    /// <summary>All of it; null where it takes no token.</summary>
    public Captured? Whole => Captures.Whole;

    /// <summary>Whether it was read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Reads a candidate.</summary>
    public void Read(ArraySegment<PathStep> path, int labels, Processing.Text.TokenSpan tokens)
    {
        CaptureReader.Read(path, labels, tokens, Captures);
        IsRead = true;
    }

    /// <summary>Notes the value, by which a list slot tells whether it has it already; false when an equal one is known.</summary>
    public bool IsNew(KnownValues known, ExpressionEvaluator evaluator)
    {
        if (!_isValueKnown)
        {
            _isValueKnown = true;
            _value = Whole is { } whole ? evaluator.ValueOf(whole) : null;
            _compared = _value is null or Value.List ? null : ComparedValue.Of(_value);
        }

        return _compared is { } compared ? known.Add(compared) : _value is { } value && known.Add(value);
    }

    /// <summary>Forgets the candidate.</summary>
    public void Clear()
    {
        Captures.Reset(0);
        (_value, _compared, _isValueKnown, IsRead) = (null, null, false, false);
    }
}
