using System.Text;

namespace Processing.Documents.Drafts;

/// <summary>A page as the parser wants it, in UTF-16, and the way back to its content in UTF-8 for places that come in order.</summary>
internal sealed class Utf16Source(ReadOnlyMemory<byte> content)
{
    private int _utf16;
    private int _utf8;

    /// <summary>The page, UTF-8.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>The page, UTF-16.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(content.Span);

    /// <summary>The place in the content of a place in the text. O(1) for each character passed; O(text) for one before the last that was asked for.</summary>
    /// <param name="utf16">UTF-16 code units from the start of the text; not inside a surrogate pair.</param>
    public int ToContent(int utf16)
    {
        if (utf16 < _utf16)
        {
            (_utf16, _utf8) = (0, 0);
        }

        while (_utf16 < utf16)
        {
            var unit = Text[_utf16];
            var isPair = char.IsHighSurrogate(unit);
            _utf16 += isPair ? 2 : 1;
            _utf8 += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        }

        return _utf8;
    }
}
