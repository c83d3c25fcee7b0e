using System.Buffers;
using System.Globalization;
using System.Text;

namespace Processing.Matching.Values;

/// <summary>Reads numbers as documents write them: digits of any script, grouped or not.</summary>
internal static class NumberText
{
    /// <summary>The longest text that is looked at, in UTF-16 units; a decimal holds 28 digits.</summary>
    private const int MaxLength = 64;

    private const int MostOnStack = 128;

    // So many digits fit into 64 bits.
    private const int MostPlainDigits = 18;

    /// <summary>Reads a number.</summary>
    /// <remarks>
    /// <c>٫</c> is a decimal separator, <c>٬</c> a group separator. A full stop, a comma or an Arabic comma is a decimal separator when it stands
    /// alone and the three-digit rule of groups does not hold for it: <c>1,234</c> is grouped, <c>1,5</c> is not, <c>1.234</c> is a
    /// decimal and <c>1.234.567</c> is grouped. Where both stand, the last is the decimal separator.
    /// </remarks>
    /// <returns>Null for a text that is no number.</returns>
    public static decimal? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        Span<char> digits = stackalloc char[MaxLength + 1];
        var count = 0;
        if (ReadSign(text, out var start))
        {
            digits[count++] = '-';
        }

        var decimalAt = DecimalSeparator(text);
        if (!GroupsHold(text, start, decimalAt))
        {
            return null;
        }

        for (var index = start; index < text.Length; index++)
        {
            if (index == decimalAt)
            {
                digits[count++] = '.';
            }
            else if (DigitAt(text, ref index) is { } digit)
            {
                digits[count++] = (char)('0' + digit);
            }
            else if (!IsSeparator(text[index]))
            {
                return null;
            }
        }

        return decimal.TryParse(digits[..count], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>The same of UTF-8, without making a string.</summary>
    public static decimal? Read(ReadOnlySpan<byte> text)
    {
        if (TryReadPlain(text, out var number))
        {
            return number;
        }

        if (text.Length > MostOnStack)
        {
            return Read(Encoding.UTF8.GetString(text));
        }

        // No more characters than bytes.
        Span<char> characters = stackalloc char[MostOnStack];
        return Read(characters[..Encoding.UTF8.GetChars(text, characters)]);
    }

    /// <summary>Reads a number of at most 18 ASCII digits and nothing else.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > MostPlainDigits)
        {
            return false;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }

    /// <summary>Number of digits of any script.</summary>
    public static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (DigitAt(text, ref index) is not null)
            {
                count++;
            }
        }

        return count;
    }

    private static bool ReadSign(ReadOnlySpan<char> text, out int start)
    {
        start = text[0] is '-' or '+' or '\u2212' ? 1 : 0;
        return start == 1 && text[0] != '+';
    }

    private static int DecimalSeparator(ReadOnlySpan<char> text)
    {
        var arabic = text.LastIndexOf('\u066B');
        if (arabic >= 0)
        {
            return arabic;
        }

        var stop = text.LastIndexOf('.');
        var comma = Math.Max(text.LastIndexOf(','), text.LastIndexOf('\u060C'));
        if (stop >= 0 && comma >= 0)
        {
            return Math.Max(stop, comma);
        }

        var only = Math.Max(stop, comma);
        if (only < 0 || text.IndexOf(text[only]) != only)
        {
            return -1;
        }

        return stop < 0 && only > 0 && text.Length - only - 1 == 3 ? -1 : only;
    }

    private static bool GroupsHold(ReadOnlySpan<char> text, int start, int decimalAt)
    {
        var end = decimalAt < 0 ? text.Length : decimalAt;
        var run = 0;
        var groups = 0;
        for (var index = start; index < end; index++)
        {
            if (IsSeparator(text[index]))
            {
                if (run == 0 || run > 3 || (groups > 0 && run != 3))
                {
                    return false;
                }

                groups++;
                run = 0;
            }
            else if (DigitAt(text, ref index) is not null)
            {
                run++;
            }
        }

        var tail = decimalAt < 0 ? 1 : text.Length - decimalAt - 1;
        return (groups == 0 || run == 3) && (run > 0 || decimalAt == start) && tail > 0
            && (decimalAt < 0 || text[(decimalAt + 1)..].IndexOfAny(".,\u060C\u066B\u066C") < 0);
    }

    private static bool IsSeparator(char character) => character is '.' or ',' or '\u060C' or '\u066B' or '\u066C';

    /// <summary>The digit at an index, which moves to the last UTF-16 unit of it.</summary>
    private static int? DigitAt(ReadOnlySpan<char> text, ref int index)
    {
        if (text[index] is >= '0' and <= '9')
        {
            return text[index] - '0';
        }

        if (Rune.DecodeFromUtf16(text[index..], out var rune, out var length) != OperationStatus.Done || Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber)
        {
            return null;
        }

        index += length - 1;
        return (int)Rune.GetNumericValue(rune);
    }
}
