using System.Text;

namespace Processing.Text.Tests.Reference;

/// <summary>Cuts the tokens of one block into sentences.</summary>
/// <remarks>
/// A sentence ends at <c>. ! ? ؟ … ۔</c> and the closing quotes and brackets after it, unless what follows goes on in lower-case Latin or with a comma, or is glued
/// (a URL), or the full stop belongs to an initial, an abbreviation or a list number, or an ellipsis stands behind a conjunction or an opening or within
/// quotation marks. Pages in Arabic script lose the space after
/// a full stop, so there a glued word starts a sentence.
/// </remarks>
internal static class ReferenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "jr", "sr", "gen", "col", "capt", "lt", "sgt", "maj", "cmdr", "adm", "rev", "hon",
        "gov", "sen", "rep", "inc", "ltd", "co", "corp", "dept", "approx", "est", "fig", "vol", "pp", "al", "ca", "cf", "jan", "feb", "apr",
        "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    };

    /// <summary>Adds the sentences of the tokens from <paramref name="first"/> to the last one in the buffer.</summary>
    public static void Split(ReadOnlySpan<byte> text, ReferenceBuffer buffer, int first)
    {
        var start = first;
        var count = buffer.Count;
        for (var i = first; i < count; i++)
        {
            if (!IsTerminator(text, buffer.Tokens[i]))
            {
                continue;
            }

            var next = SkipClosing(text, buffer, i + 1);
            if (next < count && EndsSentence(text, buffer, first, start, i, next))
            {
                buffer.AddSentence(start, next);
                start = next;
            }

            i = next - 1;
        }

        if (start < count)
        {
            buffer.AddSentence(start, count);
        }
    }

    private static bool EndsSentence(ReadOnlySpan<byte> text, ReferenceBuffer buffer, int block, int start, int terminator, int next)
    {
        var following = buffer.Tokens[next];
        if (!following.SpaceBefore && !IsBetweenArabicWords(buffer, start, terminator, following))
        {
            return false;
        }

        if (following is { Script: TokenScript.Latin, Case: TokenCase.Lower } || GoesOn(text, buffer, next) || IsEllipsisWithin(text, buffer, block, start, terminator, next))
        {
            return false;
        }

        var isLoneStop = text[buffer.Tokens[terminator].Span.Start] == (byte)'.'
            && (next == terminator + 1 || !IsTerminator(text, buffer.Tokens[terminator + 1]));
        return !isLoneStop || terminator == start || !BelongsToTokenBefore(buffer, start, terminator, following);
    }

    // No sentence begins with a comma or with another mark at its end, as that of a spaced ellipsis (rule SB8a of UAX #29); `.NET` is no such mark.
    private static bool GoesOn(ReadOnlySpan<byte> text, ReferenceBuffer buffer, int next) => CodePoint(text, buffer.Tokens[next]) switch
    {
        ',' or ';' or ':' or 0x060C or 0x061B => buffer.Tokens[next].Kind == TokenKind.Punctuation,
        _ => IsTerminator(text, buffer.Tokens[next]) && (next + 1 == buffer.Count || buffer.Tokens[next + 1].SpaceBefore || buffer.Tokens[next + 1].Kind == TokenKind.Punctuation),
    };

    // An ellipsis stands for words left out where nothing but an opening or a conjunction is before it (`… تئاتر، شعر و ... برگزار شد`), and within words that are quoted.
    private static bool IsEllipsisWithin(ReadOnlySpan<byte> text, ReferenceBuffer buffer, int block, int start, int terminator, int next)
    {
        var first = FirstOfEllipsis(text, buffer, start, terminator);
        if (first <= start)
        {
            return first == start;
        }

        if (IsQuoted(text, buffer, block, next, "«“", "»”") || IsQuoted(text, buffer, block, next, "‘", "’") || IsQuoted(text, buffer, block, next, "\"", "\""))
        {
            return true;
        }

        var before = buffer.Tokens[first - 1];
        if (before.Kind == TokenKind.Punctuation)
        {
            return CodePoint(text, before) switch
            {
                ',' or ';' or ':' or '(' or '[' or 0x060C or 0x061B or 0x00AB or 0x2018 or 0x201C => true,
                '"' => before.SpaceBefore && !buffer.Tokens[first].SpaceBefore,
                _ => false,
            };
        }

        var folded = buffer.FoldedOf(first - 1);
        return folded.SequenceEqual("و"u8) || folded.SequenceEqual("یا"u8) || folded.SequenceEqual("که"u8)
            || ((folded.SequenceEqual("and"u8) || folded.SequenceEqual("or"u8)) && buffer.Tokens[next].Case is not (TokenCase.Title or TokenCase.Upper));
    }

    // Whether more marks open than close before the place and the next one behind it closes. The straight mark closes where it is glued to what it stands behind.
    private static bool IsQuoted(ReadOnlySpan<byte> text, ReferenceBuffer buffer, int block, int place, string opening, string closing)
    {
        var open = 0;
        for (var i = block; i < buffer.Count; i++)
        {
            var token = buffer.Tokens[i];
            var mark = token.Kind == TokenKind.Punctuation ? CodePoint(text, token) : 0;
            if (mark is 0 or > char.MaxValue || !(opening + closing).Contains((char)mark))
            {
                continue;
            }

            var closes = opening == closing ? !token.SpaceBefore && i > block && !":([".Contains((char)CodePoint(text, buffer.Tokens[i - 1])) : closing.Contains((char)mark);
            if (opening == closing && !closes && (i + 1 == buffer.Count || buffer.Tokens[i + 1].SpaceBefore))
            {
                continue;
            }

            if (i >= place)
            {
                return open > 0 && closes;
            }

            open = closes ? Math.Max(0, open - 1) : open + 1;
        }

        return false;
    }

    // The first mark of the ellipsis that has this one: `…`, two stops or more side by side, or stops with spaces between them; -1 where it belongs to none.
    private static int FirstOfEllipsis(ReadOnlySpan<byte> text, ReferenceBuffer buffer, int start, int terminator)
    {
        if (CodePoint(text, buffer.Tokens[terminator]) == 0x2026)
        {
            return terminator;
        }

        if (!IsStop(text, buffer.Tokens[terminator]))
        {
            return -1;
        }

        if (terminator + 1 < buffer.Count && !buffer.Tokens[terminator + 1].SpaceBefore && (IsStop(text, buffer.Tokens[terminator + 1]) || CodePoint(text, buffer.Tokens[terminator + 1]) == 0x2026))
        {
            return terminator;
        }

        var first = terminator;
        while (first > start && buffer.Tokens[first].SpaceBefore && IsStop(text, buffer.Tokens[first - 1]))
        {
            first--;
        }

        // Behind `...` a stop with a space is one of its own.
        return first == terminator || (first > start && IsTerminator(text, buffer.Tokens[first - 1])) ? -1 : first;
    }

    private static bool IsStop(ReadOnlySpan<byte> text, Token token) => text[token.Span.Start] == (byte)'.';

    private static bool BelongsToTokenBefore(ReferenceBuffer buffer, int start, int stop, Token following)
    {
        if (buffer.Tokens[stop].SpaceBefore)
        {
            return false;
        }

        var before = buffer.Tokens[stop - 1];
        var folded = buffer.FoldedOf(stop - 1);
        if (before.Kind == TokenKind.Number)
        {
            return stop - 1 == start;
        }

        if (before.Kind != TokenKind.Word)
        {
            return false;
        }

        if (IsOneCharacter(folded))
        {
            return true;
        }

        if (folded.Length > 6 || before.Script != TokenScript.Latin)
        {
            return false;
        }

        return folded.SequenceEqual("no"u8) ? following.Kind == TokenKind.Number : IsAbbreviation(folded);
    }

    private static bool IsAbbreviation(ReadOnlySpan<byte> folded)
    {
        Span<char> word = stackalloc char[folded.Length];
        var length = Encoding.UTF8.GetChars(folded, word);
        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..length]);
    }

    private static bool IsBetweenArabicWords(ReferenceBuffer buffer, int start, int terminator, Token following) =>
        following is { Kind: TokenKind.Word, Script: TokenScript.Arabic } && terminator > start
        && buffer.Tokens[terminator - 1] is { Kind: TokenKind.Word, Script: TokenScript.Arabic };

    private static int SkipClosing(ReadOnlySpan<byte> text, ReferenceBuffer buffer, int token)
    {
        while (token < buffer.Count)
        {
            var candidate = buffer.Tokens[token];
            var belongs = candidate.Kind == TokenKind.Punctuation && CodePoint(text, candidate) switch
            {
                '.' or '!' or '?' or 0x061F or 0x2026 or 0x06D4 or '"' or '\'' or 0x2019 => !candidate.SpaceBefore,
                0x00BB or 0x201D or ')' or ']' => true,
                _ => false,
            };
            if (!belongs)
            {
                break;
            }

            token++;
        }

        return token;
    }

    private static bool IsTerminator(ReadOnlySpan<byte> text, in Token token) =>
        token.Kind == TokenKind.Punctuation && CodePoint(text, token) is '.' or '!' or '?' or 0x061F or 0x2026 or 0x06D4;

    private static bool IsOneCharacter(ReadOnlySpan<byte> folded)
    {
        FoldTable.Decode(folded, 0, out var length);
        return length == folded.Length;
    }

    private static int CodePoint(ReadOnlySpan<byte> text, in Token token) => FoldTable.Decode(text, token.Span.Start, out _);
}
