namespace Processing.Matching.Values;

/// <summary>The values seen so far, to leave out those that equal an earlier one by <see cref="ValueComparison.AreEqual"/>, in O(1) a value.</summary>
internal sealed class KnownValues
{
    private readonly HashSet<ComparedKey> _keys = [];
    private readonly HashSet<decimal> _numbers = [];
    private readonly HashSet<decimal> _numbersInText = [];
    private readonly List<Value> _lists = [];

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        _keys.Clear();
        _numbers.Clear();
        _numbersInText.Clear();
        _lists.Clear();
    }

    /// <summary>Adds a value; false when it equals one that was added.</summary>
    public bool Add(Value value) => value is Value.List ? AddList(value) : Add(ComparedValue.Of(value));

    /// <summary>Adds a value that is no list.</summary>
    public bool Add(in ComparedValue value)
    {
        // A text equals a number that it spells; two texts that spell the same number are still two texts.
        if (value.Number is { } number)
        {
            return !_numbersInText.Contains(number) && _numbers.Add(number);
        }

        if ((value.NumberInText is { } spelled && _numbers.Contains(spelled)) || !_keys.Add(value.Key))
        {
            return false;
        }

        if (value.NumberInText is { } read)
        {
            _numbersInText.Add(read);
        }

        return true;
    }

    // Lists of lists are rare, and short.
    private bool AddList(Value value)
    {
        if (_lists.Exists(earlier => ValueComparison.AreEqual(earlier, value)))
        {
            return false;
        }

        _lists.Add(value);
        return true;
    }
}
