namespace Processing.Text;

/// <summary>One place in the document as given, in the three units that programming languages count strings in, and in its bytes.</summary>
/// <remarks>All ranges are half open and cut the same text. Go and Rust slice by UTF-8 bytes; C#, Java and JavaScript by UTF-16 code units; Python by code points.</remarks>
/// <param name="Utf8">UTF-8 bytes.</param>
/// <param name="Utf16Start">First UTF-16 code unit.</param>
/// <param name="Utf16End">One past the last UTF-16 code unit.</param>
/// <param name="CodePointStart">First code point.</param>
/// <param name="CodePointEnd">One past the last code point.</param>
public readonly record struct OriginalPlace(OriginalSpan Utf8, int Utf16Start, int Utf16End, int CodePointStart, int CodePointEnd)
{
    /// <summary>Bytes of the document as given; the same as <see cref="Utf8"/> but for a document in another encoding.</summary>
    public OriginalSpan Bytes { get; init; } = Utf8;

    /// <summary>Where it stands in a document that is no text, such as a file of Word or a PDF; null for all others, and for a place in no block. Of a place that reaches over several blocks, the part in the first.</summary>
    public DocumentLocation? Location { get; init; }
}
