using Processing.Text;

namespace Processing.Documents;

/// <summary>How the characters of a document lie in its bytes: the way from places in its content to bytes as given.</summary>
public sealed class ContentEncoding
{
    private readonly Unit _unit;
    private readonly OffsetMap? _offsets;

    private ContentEncoding(string charset, Unit unit, OffsetMap? offsets = null)
    {
        Charset = charset;
        _unit = unit;
        _offsets = offsets;
    }

    private enum Unit
    {
        Utf8Byte,
        CodePoint,
        Utf16Unit,
        Mapped,
    }

    /// <summary>The bytes are the content.</summary>
    public static ContentEncoding Utf8 { get; } = new("utf-8", Unit.Utf8Byte);

    /// <summary>Name of the encoding as the Encoding standard writes it, such as <c>windows-1256</c>.</summary>
    public string Charset { get; }

    /// <summary>An encoding of one byte for each character.</summary>
    /// <param name="charset">Its name.</param>
    public static ContentEncoding SingleByte(string charset) => new(charset, Unit.CodePoint);

    /// <summary>UTF-16, two bytes for each unit.</summary>
    /// <param name="charset"><c>utf-16le</c> or <c>utf-16be</c>.</param>
    public static ContentEncoding Utf16(string charset) => new(charset, Unit.Utf16Unit);

    /// <summary>UTF-8 with bytes that are none, each of which stands in the content as U+FFFD.</summary>
    /// <param name="offsets">The way from content to bytes.</param>
    public static ContentEncoding Repaired(OffsetMap offsets) => new("utf-8", Unit.Mapped, offsets);

    /// <summary>The bytes as given of a place in the content. O(1), or O(log) for repaired UTF-8.</summary>
    /// <param name="place">The place, in all units of the content.</param>
    public (int Start, int End) ToBytes(OriginalPlace place) => _unit switch
    {
        Unit.CodePoint => (place.CodePointStart, place.CodePointEnd),
        Unit.Utf16Unit => (2 * place.Utf16Start, 2 * place.Utf16End),
        Unit.Mapped when _offsets is not null && _offsets.ToOriginal(new TextSpan(place.Utf8.Start, place.Utf8.End)) is var span => (span.Start, span.End),
        _ => (place.Utf8.Start, place.Utf8.End),
    };
}
