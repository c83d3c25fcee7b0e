namespace Processing.Text;

/// <summary>A half-open range of folded text, in bytes of the folded UTF-8 buffer of one <see cref="TokenizedText"/>.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">One past the last byte.</param>
public readonly record struct FoldedSpan(int Start, int End)
{
    /// <summary>Length in bytes of folded UTF-8.</summary>
    public int Length => End - Start;
}
