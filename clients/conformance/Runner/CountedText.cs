using System.Text;
using Processing.Extraction.V1;

namespace Processing.Conformance;

/// <summary>A document of UTF-8, counted in each unit.</summary>
/// <param name="document">Its bytes.</param>
internal sealed class CountedText(byte[] document)
{
    private readonly string _text = Encoding.UTF8.GetString(document);
    private readonly Rune[] _runes = [.. Encoding.UTF8.GetString(document).EnumerateRunes()];

    /// <summary>What stands at a place by one unit; null where the place is not in the document.</summary>
    public string? Cut(Place place, OffsetUnit unit)
    {
        var length = unit switch { OffsetUnit.Utf8 => document.Length, OffsetUnit.Utf16 => _text.Length, _ => _runes.Length };
        if (RangeOf(place, unit) is not { } range || range.Start > range.End || range.End > length)
        {
            return null;
        }

        var (start, end) = ((int)range.Start, (int)range.End);
        return unit switch
        {
            OffsetUnit.Utf8 => Encoding.UTF8.GetString(document, start, end - start),
            OffsetUnit.Utf16 => _text[start..end],
            _ => string.Concat(_runes[start..end]),
        };
    }

    /// <summary>A place in one unit; null where it did not come in that.</summary>
    public static Extraction.V1.Range? RangeOf(Place place, OffsetUnit unit) => unit switch
    {
        OffsetUnit.Utf8 => place.Utf8,
        OffsetUnit.Utf16 => place.Utf16,
        _ => place.CodePoints,
    };
}
