using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Rules.Analysis.Language;

/// <summary>What conditions that must all hold leave of one value. Immutable.</summary>
/// <param name="Minimum">Smallest number; null for no bound.</param>
/// <param name="IsAboveMinimum">Whether the smallest itself is excluded.</param>
/// <param name="Maximum">Largest number; null for no bound.</param>
/// <param name="IsBelowMaximum">Whether the largest itself is excluded.</param>
/// <param name="Choices">The scalars it may be, folded; null for any.</param>
/// <param name="Excluded">The scalars it may not be, folded.</param>
internal sealed record ValueBounds(decimal? Minimum, bool IsAboveMinimum, decimal? Maximum, bool IsBelowMaximum, ImmutableHashSet<string>? Choices, ImmutableHashSet<string> Excluded)
{
    /// <summary>Any value.</summary>
    public static readonly ValueBounds Any = new(null, false, null, false, null, []);

    /// <summary>Whether no value is left. Of whole numbers there may be none left between two bounds that others fit between; that is not told.</summary>
    public bool IsEmpty => (Minimum > Maximum) || (Minimum == Maximum && Minimum is not null && (IsAboveMinimum || IsBelowMaximum)) || Choices?.Except(Excluded).IsEmpty == true;

    /// <summary>Also compared with a constant.</summary>
    public ValueBounds And(BinaryOperator comparison, Value constant)
    {
        var number = NumberOf(constant);
        return comparison switch
        {
            BinaryOperator.Equal when number is { } point => AtLeast(point, false).AtMost(point, false),
            BinaryOperator.Equal when IsComparedAsText(constant) => OneOf([Fold(constant)]),
            BinaryOperator.NotEqual when IsComparedAsText(constant) => this with { Excluded = Excluded.Add(Fold(constant)) },
            BinaryOperator.Greater when number is { } low => AtLeast(low, true),
            BinaryOperator.GreaterOrEqual when number is { } low => AtLeast(low, false),
            BinaryOperator.Less when number is { } high => AtMost(high, true),
            BinaryOperator.LessOrEqual when number is { } high => AtMost(high, false),
            _ => this,
        };
    }

    /// <summary>Also one of several.</summary>
    public ValueBounds OneOf(IEnumerable<string> folded)
    {
        var wanted = folded.ToImmutableHashSet(StringComparer.Ordinal);
        return this with { Choices = Choices?.Intersect(wanted) ?? wanted };
    }

    /// <summary>Also not below a number.</summary>
    public ValueBounds AtLeast(decimal number, bool isAbove) =>
        Minimum is null || number > Minimum ? this with { Minimum = number, IsAboveMinimum = isAbove }
        : number == Minimum ? this with { IsAboveMinimum = IsAboveMinimum || isAbove }
        : this;

    /// <summary>Also not above a number.</summary>
    public ValueBounds AtMost(decimal number, bool isBelow) =>
        Maximum is null || number < Maximum ? this with { Maximum = number, IsBelowMaximum = isBelow }
        : number == Maximum ? this with { IsBelowMaximum = IsBelowMaximum || isBelow }
        : this;

    /// <summary>Whether a value lies within; null where that cannot be told.</summary>
    public bool? Allows(Value value)
    {
        if (NumberOf(value) is { } number)
        {
            return Choices is not null ? null
                : (Minimum is null || number > Minimum || (number == Minimum && !IsAboveMinimum)) && (Maximum is null || number < Maximum || (number == Maximum && !IsBelowMaximum));
        }

        return value is Value.Text or Value.Code or Value.Boolean && Minimum is null && Maximum is null
            ? Choices?.Contains(Fold(value)) != false && !Excluded.Contains(Fold(value))
            : null;
    }

    /// <summary>Whether a constant equals only what has the same folded text. One in digits also equals a number that is written in another way, and two dates or quantities may be equal that print differently.</summary>
    public static bool IsComparedAsText(Value constant) => constant is Value.Code or Value.Boolean || (constant is Value.Text text && (text.Content.Any(char.IsLetter) || !text.Content.Any(char.IsDigit)));

    /// <summary>A scalar as it is compared.</summary>
    public static string Fold(Value value) => TextFolder.Fold(ValueFormatter.ToScalar(value));

    private static decimal? NumberOf(Value value) => value switch
    {
        Value.Integer integer => integer.Number,
        Value.Decimal number => number.Number,
        _ => null,
    };
}
