namespace Processing.Text;

/// <summary>A half-open range of tokens of one <see cref="TokenizedText"/>, by token index.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last token.</param>
public readonly record struct TokenSpan(int Start, int End)
{
    /// <summary>Number of tokens.</summary>
    public int Length => End - Start;
}
