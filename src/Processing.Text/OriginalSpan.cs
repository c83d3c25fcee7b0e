namespace Processing.Text;

/// <summary>A half-open range of the document as given, in UTF-8 bytes from its first byte (a byte order mark counts).</summary>
/// <param name="Start">First byte, 0 or more.</param>
/// <param name="End">One past the last byte, at least <paramref name="Start"/>.</param>
public readonly record struct OriginalSpan(int Start, int End)
{
    /// <summary>Length in UTF-8 bytes.</summary>
    public int Length => End - Start;
}
