namespace Processing.Rules.Sources;

/// <summary>A range of a source text, in UTF-16 code units from its start.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="Length">Number of code units; 0 for a place between two.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>One past the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from one offset to another.</summary>
    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether the offset lies in the span or at its end.</summary>
    public bool Touches(int offset) => Start <= offset && offset <= End;

    /// <summary>The smallest span that covers both.</summary>
    public SourceSpan Cover(SourceSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
