namespace Processing.Text;

/// <summary>A half-open range of a document's text, in UTF-8 bytes from the start of that text.</summary>
/// <remarks>The text is what a reader made of the document; for the place in the document as given see <see cref="OriginalSpan"/>.</remarks>
/// <param name="Start">First byte, 0 or more.</param>
/// <param name="End">One past the last byte, at least <paramref name="Start"/>.</param>
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>Length in UTF-8 bytes.</summary>
    public int Length => End - Start;

    /// <summary>Whether no byte lies in the span.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>Whether <paramref name="other"/> lies wholly inside this span; equal spans contain each other.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the two spans share at least one byte.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Cover(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Orders by start, then by end.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary>Whether the left span sorts before the right one.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left span sorts after the right one.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left span does not sort after the right one.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left span does not sort before the right one.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}
