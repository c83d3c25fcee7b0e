namespace Processing.Text;

/// <summary>The way from folded offsets of a word back to its characters.</summary>
internal static class TokenCharacters
{
    /// <summary>Where the character starts whose fold starts at an offset.</summary>
    public static int StartOf(TokenizedText text, int token, int foldedOffset)
    {
        var span = text[token].Span;
        var folded = 0;
        for (var i = span.Start; i < span.End;)
        {
            var fold = FoldTable.Fold(FoldTable.Decode(text.Text, i, out var length));
            if (folded + fold.Length > foldedOffset)
            {
                return i;
            }

            folded += fold.Length;
            i += length;
        }

        return span.End;
    }

    /// <summary>Where the character ends whose fold ends at an offset, with the marks on it.</summary>
    public static int EndOf(TokenizedText text, int token, int foldedOffset)
    {
        var span = text[token].Span;
        var folded = 0;
        var end = span.Start;
        for (var i = span.Start; i < span.End;)
        {
            var codePoint = FoldTable.Decode(text.Text, i, out var length);
            if (folded >= foldedOffset && FoldTable.Traits(codePoint).Class != CharacterClass.Mark)
            {
                break;
            }

            folded += FoldTable.Fold(codePoint).Length;
            i += length;
            end = i;
        }

        return end;
    }

    /// <summary>Folded offsets at which zero-width non-joiners stand inside a word, ascending, as many as fit.</summary>
    public static int FindJoiners(TokenizedText text, int token, Span<int> offsets) => FindJoiners(text.Text, text[token].Span, offsets);

    /// <summary>The same of a word of a text that is no document.</summary>
    public static int FindJoiners(ReadOnlySpan<byte> text, TextSpan word, Span<int> offsets)
    {
        int folded = 0, count = 0, last = 0;
        for (var i = word.Start; i < word.End && count < offsets.Length;)
        {
            var codePoint = FoldTable.Decode(text, i, out var length);
            var fold = FoldTable.Fold(codePoint).Length;
            if (IsJoiner(codePoint))
            {
                last = folded;
            }
            else if (fold > 0)
            {
                if (last > 0)
                {
                    offsets[count++] = last;
                    last = 0;
                }

                folded += fold;
            }

            i += length;
        }

        return count;
    }

    /// <summary>Whether a zero-width non-joiner (or the zero-width space that stands in for it) is in a range of text.</summary>
    public static bool HasJoiner(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\u200C"u8) >= 0 || utf8.IndexOf("\u200B"u8) >= 0;

    private static bool IsJoiner(int codePoint) => codePoint is 0x200B or 0x200C;
}
