namespace Processing.Matching.Values;

/// <summary>How expressions compare values. Texts are compared after folding, numbers across integer and decimal, days across calendars.</summary>
public static class ValueComparison
{
    /// <summary>Whether two values are equal. Values of kinds that cannot be compared are not.</summary>
    public static bool AreEqual(Value left, Value right)
    {
        if (left is Value.List leftList && right is Value.List rightList)
        {
            return leftList.Items.Length == rightList.Items.Length
                && leftList.Items.Zip(rightList.Items).All(pair => AreEqual(pair.First, pair.Second));
        }

        if (left is Value.Record && right is Value.Record)
        {
            return ValueFormatter.ToScalar(left) == ValueFormatter.ToScalar(right);
        }

        return Compare(left, right) is { } order ? order == 0 : left.Equals(right);
    }

    /// <summary>Orders two values: negative, 0 or positive; null where they have no order.</summary>
    public static int? Compare(Value left, Value right)
    {
        if (ToNumber(left, right) is { } leftNumber && ToNumber(right, left) is { } rightNumber)
        {
            return leftNumber.CompareTo(rightNumber);
        }

        return (left, right) switch
        {
            (Value.Date a, Value.Date b) => DateArithmetic.Compare(a.Content, b.Content),
            (Value.Boolean a, Value.Boolean b) => a.IsTrue.CompareTo(b.IsTrue),
            (Value.Duration a, Value.Duration b) => CompareDurations(a, b),
            (Value.Quantity a, Value.Quantity b) => CompareQuantities(a, b),
            (Value.Text or Value.Code, Value.Text or Value.Code) =>
                Folding.Compare(ValueFormatter.ToScalar(left), ValueFormatter.ToScalar(right)),
            _ => null,
        };
    }

    internal static decimal? ToNumber(Value? value) => value switch
    {
        Value.Integer integer => integer.Number,
        Value.Decimal number => number.Number,
        _ => null,
    };

    /// <summary>A number, also one in text where the other side is a number.</summary>
    private static decimal? ToNumber(Value value, Value other) =>
        ToNumber(value) ?? (value is Value.Text text && ToNumber(other) is not null ? NumberText.Read(text.Content) : null);

    private static int? CompareDurations(Value.Duration left, Value.Duration right)
    {
        if (left.Unit == right.Unit)
        {
            return left.Amount.CompareTo(right.Amount);
        }

        return ValueMembers.DaysOf(left) is { } leftDays && ValueMembers.DaysOf(right) is { } rightDays ? leftDays.CompareTo(rightDays) : null;
    }

    private static int? CompareQuantities(Value.Quantity left, Value.Quantity right) =>
        left.As == right.As && left.Unit == right.Unit && left.Amount is { } leftAmount && right.Amount is { } rightAmount
            ? leftAmount.CompareTo(rightAmount)
            : null;
}
