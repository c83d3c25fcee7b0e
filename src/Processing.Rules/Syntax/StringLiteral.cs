using System.Globalization;
using System.Text;

namespace Processing.Rules.Syntax;

/// <summary>Reads and writes texts in quotes.</summary>
public static class StringLiteral
{
    /// <summary>The text that a token of kind <see cref="SyntaxKind.String"/> stands for. A bad escape stands for itself.</summary>
    public static string Decode(SyntaxToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return TryDecode(token.Text, out var text, out _) ? text : text;
    }

    /// <summary>The text that a quoted text stands for.</summary>
    /// <param name="quoted">With its quotes.</param>
    /// <param name="text">The text; a bad escape stands for itself.</param>
    /// <param name="badEscape">Where the first bad escape is in <paramref name="quoted"/>; -1 for none.</param>
    public static bool TryDecode(string quoted, out string text, out int badEscape)
    {
        ArgumentNullException.ThrowIfNull(quoted);
        badEscape = -1;
        var inner = quoted.AsSpan(1, quoted.Length - 2);
        if (!inner.Contains('\\'))
        {
            text = inner.ToString();
            return true;
        }

        var decoded = new StringBuilder(inner.Length);
        var i = 0;
        while (i < inner.Length)
        {
            var length = 1;
            if (inner[i] == '\\' && !TryDecodeEscape(inner[i..], decoded, out length))
            {
                badEscape = badEscape < 0 ? i + 1 : badEscape;
                length = 1;
                decoded.Append('\\');
            }
            else if (inner[i] != '\\')
            {
                decoded.Append(inner[i]);
            }

            i += length;
        }

        text = decoded.ToString();
        return badEscape < 0;
    }

    /// <summary>A text in quotes, with escapes where they are needed.</summary>
    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + '"';
    }

    private static bool TryDecodeEscape(ReadOnlySpan<char> escape, StringBuilder decoded, out int length)
    {
        length = 2;
        switch (escape.Length > 1 ? escape[1] : '\0')
        {
            case '"': decoded.Append('"'); return true;
            case '\\': decoded.Append('\\'); return true;
            case 'n': decoded.Append('\n'); return true;
            case 't': decoded.Append('\t'); return true;
            case 'u': return TryDecodeCodePoint(escape, decoded, out length);
            default: return false;
        }
    }

    // \u{200C}: one to six hexadecimal digits of a code point that is no surrogate.
    private static bool TryDecodeCodePoint(ReadOnlySpan<char> escape, StringBuilder decoded, out int length)
    {
        length = 0;
        var close = escape.IndexOf('}');
        if (escape.Length < 4 || escape[2] != '{' || close < 4 || close > 9
            || !int.TryParse(escape[3..close], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint)
            || !Rune.IsValid(codePoint))
        {
            return false;
        }

        decoded.Append(new Rune(codePoint).ToString());
        length = close + 1;
        return true;
    }
}
