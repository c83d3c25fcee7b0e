using System.Collections.Immutable;

namespace Processing.Matching.Values;

/// <summary>A value that a rule read or made. Immutable; equality is by content.</summary>
public abstract record Value
{
    private Value()
    {
    }

    /// <summary>What kind of value it is.</summary>
    public abstract ValueKind Kind { get; }

    /// <summary>Text; also the value of types that are spelled as text (<see cref="ValueKind.Url"/>, <see cref="ValueKind.Email"/>, <see cref="ValueKind.Time"/>).</summary>
    /// <param name="Content">The text.</param>
    /// <param name="As">The kind it is.</param>
    public sealed record Text(string Content, ValueKind As = ValueKind.Text) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => As;
    }

    /// <summary>A whole number.</summary>
    /// <param name="Number">The number.</param>
    public sealed record Integer(long Number) : Value
    {
        // Counts, days, months and years: most whole numbers are one of so many, and each of these is made once.
        private static readonly Integer?[] Small = new Integer?[2_200];

        internal static Integer Of(long number) => (ulong)number < (ulong)Small.Length ? Small[number] ??= new Integer(number) : new Integer(number);

        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.Integer;
    }

    /// <summary>A decimal number.</summary>
    /// <param name="Number">The number.</param>
    public sealed record Decimal(decimal Number) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.Decimal;
    }

    /// <summary>True or false.</summary>
    /// <param name="IsTrue">Which.</param>
    public sealed record Boolean(bool IsTrue) : Value
    {
        internal static readonly Boolean True = new(true);

        internal static readonly Boolean False = new(false);

        internal static Boolean Of(bool isTrue) => isTrue ? True : False;

        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.Boolean;
    }

    /// <summary>A date, period or interval.</summary>
    /// <param name="Content">The date.</param>
    public sealed record Date(DateValue Content) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.Date;
    }

    /// <summary>A length of time.</summary>
    /// <param name="Amount">How many units, 0 or more.</param>
    /// <param name="Unit">The unit, singular English: <c>day</c>, <c>week</c>, <c>month</c>, <c>year</c>, <c>hour</c>, <c>minute</c> or <c>second</c>.</param>
    public sealed record Duration(decimal Amount, string Unit) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.Duration;
    }

    /// <summary>A number or range with a unit; money when <paramref name="As"/> says so.</summary>
    /// <param name="Amount">The number; null for a range.</param>
    /// <param name="Minimum">The lower end of a range; null otherwise or when open.</param>
    /// <param name="Maximum">The upper end of a range; null otherwise or when open.</param>
    /// <param name="Unit">The unit, or the ISO 4217 code of a currency.</param>
    /// <param name="Approximate">Whether the text says "about".</param>
    /// <param name="As"><see cref="ValueKind.Quantity"/> or <see cref="ValueKind.Money"/>.</param>
    public sealed record Quantity(decimal? Amount, decimal? Minimum, decimal? Maximum, string Unit, bool Approximate, ValueKind As = ValueKind.Quantity) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => As;
    }

    /// <summary>A code of a closed list: a country, a language or a value of an enum.</summary>
    /// <param name="Content">The code, such as <c>KG</c>, <c>fa</c> or <c>summit</c>.</param>
    /// <param name="As"><see cref="ValueKind.Country"/>, <see cref="ValueKind.Language"/> or <see cref="ValueKind.Enum"/>.</param>
    public sealed record Code(string Content, ValueKind As) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => As;
    }

    /// <summary>A lexicon row.</summary>
    /// <param name="Columns">Name and value of each column; a value is null where the cell is empty.</param>
    public sealed record Row(ImmutableArray<KeyValuePair<string, Value?>> Columns) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.Row;

        /// <summary>Two rows are equal when their columns are.</summary>
        public bool Equals(Row? other) => other is not null && Columns.SequenceEqual(other.Columns);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var column in Columns)
            {
                hash.Add(column);
            }

            return hash.ToHashCode();
        }
    }

    /// <summary>A record that a rule found.</summary>
    /// <param name="Content">The record.</param>
    public sealed record Record(Results.MatchedRecord Content) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.Record;
    }

    /// <summary>Several values in order.</summary>
    /// <param name="Items">The values.</param>
    public sealed record List(ImmutableArray<Value> Items) : Value
    {
        /// <inheritdoc/>
        public override ValueKind Kind => ValueKind.List;

        /// <summary>Two lists are equal when their items are.</summary>
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var item in Items)
            {
                hash.Add(item);
            }

            return hash.ToHashCode();
        }
    }
}
