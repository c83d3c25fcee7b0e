using AngleSharp.Html;

namespace Processing.Documents.Html;

/// <summary>How long the character references of HTML are, such as <c>&amp;nbsp;</c> and <c>&amp;#x200c;</c>.</summary>
/// <remarks>What each stands for is AngleSharp's to say; this only finds where one ends, by the HTML standard, section 13.2.5.72 and after.</remarks>
internal static class CharacterReferences
{
    // The longest name of the standard's table has 31 letters and a semicolon.
    private const int LongestName = 32;

    /// <summary>Length of the reference at an ampersand whose text begins the given one.</summary>
    /// <param name="source">The page.</param>
    /// <param name="at">Where the ampersand stands.</param>
    /// <param name="text">What the parser read from there on.</param>
    /// <param name="textLength">How much of <paramref name="text"/> the reference gives.</param>
    /// <returns>0 where the ampersand is no reference.</returns>
    public static int Measure(ReadOnlySpan<char> source, int at, ReadOnlySpan<char> text, out int textLength)
    {
        textLength = 0;
        if (at + 1 >= source.Length)
        {
            return 0;
        }

        return source[at + 1] == '#' ? MeasureNumber(source, at, text, out textLength) : MeasureName(source[(at + 1)..], text, out textLength);
    }

    private static int MeasureNumber(ReadOnlySpan<char> source, int at, ReadOnlySpan<char> text, out int textLength)
    {
        textLength = 0;
        var i = at + 2;
        var isHex = i < source.Length && source[i] is 'x' or 'X';
        i += isHex ? 1 : 0;
        var digits = i;
        while (i < source.Length && (isHex ? char.IsAsciiHexDigit(source[i]) : char.IsAsciiDigit(source[i])))
        {
            i++;
        }

        if (i == digits || text.IsEmpty)
        {
            return 0;
        }

        textLength = char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1;
        return i - at + (i < source.Length && source[i] == ';' ? 1 : 0);
    }

    private static int MeasureName(ReadOnlySpan<char> source, ReadOnlySpan<char> text, out int textLength)
    {
        textLength = 0;
        var letters = 0;
        while (letters < Math.Min(source.Length, LongestName) && char.IsAsciiLetterOrDigit(source[letters]))
        {
            letters++;
        }

        var hasEnd = letters < source.Length && source[letters] == ';';
        for (var length = letters + (hasEnd ? 1 : 0); length > 1; length--)
        {
            var symbol = HtmlEntityProvider.Resolver.GetSymbol(source[..length].ToString());
            if (symbol is not null && text.StartsWith(symbol, StringComparison.Ordinal))
            {
                textLength = symbol.Length;
                return length + 1;
            }
        }

        return 0;
    }
}
