using System.Text;

namespace Processing.Text;

/// <summary>The fold of every code point, UTF-8. Pages are made on first use and then shared by all threads.</summary>
internal static class FoldTable
{
    private static readonly FoldPage?[] Pages = new FoldPage?[(0x10FFFF >> FoldPage.Bits) + 1];

    public static ReadOnlySpan<byte> Fold(int codePoint) => Page(codePoint).Fold(codePoint);

    public static CharacterTraits Traits(int codePoint) => Page(codePoint).Traits(codePoint);

    /// <summary>The code point that starts at an offset, and its length in bytes; U+FFFD for bytes that are not UTF-8.</summary>
    public static int Decode(ReadOnlySpan<byte> utf8, int offset, out int length)
    {
        var first = utf8[offset];
        if (first < 0x80)
        {
            length = 1;
            return first;
        }

        // Two bytes: Arabic, Latin with marks, Cyrillic.
        if (first is >= 0xC2 and < 0xE0 && offset + 1 < utf8.Length && (utf8[offset + 1] & 0xC0) == 0x80)
        {
            length = 2;
            return ((first & 0x1F) << 6) | (utf8[offset + 1] & 0x3F);
        }

        Rune.DecodeFromUtf8(utf8[offset..], out var rune, out length);
        return rune.Value;
    }

    // Two threads may make the same page; both are equal, and either may stay.
    private static FoldPage Page(int codePoint)
    {
        var index = codePoint >> FoldPage.Bits;
        var page = Volatile.Read(ref Pages[index]);
        if (page is null)
        {
            page = new FoldPage(index << FoldPage.Bits);
            Volatile.Write(ref Pages[index], page);
        }

        return page;
    }
}
