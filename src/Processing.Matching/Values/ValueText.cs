using System.Globalization;

namespace Processing.Matching.Values;

/// <summary>Reads values back from the form in which <see cref="ValueFormatter.ToScalar"/> prints them, as data files and tests write them.</summary>
public static class ValueText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>A date, time, duration, quantity, amount of money or address; null for a text that is none, and for other kinds. O(length).</summary>
    /// <param name="text">
    /// A Gregorian date in ISO 8601, a year, month, day or two of them with a slash; a time as <c>HH:MM</c> or <c>HH:MM:SS</c>; a duration in ISO 8601 with one unit;
    /// <c>~300 km</c>, <c>10..12 km</c>, <c>1500 USD</c>; a web address with its scheme or from <c>www.</c> on; or an e-mail address.
    /// </param>
    /// <param name="kind">What is wanted.</param>
    public static Value? Read(string text, ValueKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        return kind switch
        {
            ValueKind.Date => ReadDate(text),
            ValueKind.Time => IsTime(text) ? new Value.Text(text, kind) : null,
            ValueKind.Url => IsUrl(text) ? new Value.Text(text, kind) : null,
            ValueKind.Email => IsEmail(text) ? new Value.Text(text, kind) : null,
            ValueKind.Duration => ReadDuration(text),
            ValueKind.Quantity or ValueKind.Money => ReadQuantity(text, kind),
            _ => null,
        };
    }

    /// <summary>A time of day or an address as documents write it: around it there may be white space, and a time has digits of any script and hours of one digit or two. O(length).</summary>
    /// <param name="text">The text of a document.</param>
    /// <param name="kind">What is wanted.</param>
    /// <returns>The value, a time as <c>HH:MM</c> or <c>HH:MM:SS</c>; null for a text that is none, and for kinds other than time, URL and e-mail.</returns>
    public static Value? ReadWritten(string text, ValueKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        return kind switch
        {
            ValueKind.Time when Folding.Fold(trimmed) is var folded => Read(folded.IndexOf(':', StringComparison.Ordinal) == 1 ? $"0{folded}" : folded, kind),
            ValueKind.Url or ValueKind.Email => Read(trimmed, kind),
            _ => null,
        };
    }

    /// <summary>Whether a text has the form of a currency of ISO 4217: three capital letters.</summary>
    public static bool IsCurrency(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 3 && text.All(char.IsAsciiLetterUpper);
    }

    private static Value.Date? ReadDate(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (ReadParts(slash < 0 ? text : text[..slash]) is not { } start)
        {
            return null;
        }

        var precision = start.Day > 0 ? DatePrecision.Day : start.Month > 0 ? DatePrecision.Month : DatePrecision.Year;
        DateParts? end = null;
        if (slash >= 0)
        {
            end = ReadParts(text[(slash + 1)..]);
            if (end is not { } last || last.Month > 0 != start.Month > 0 || last.Day > 0 != start.Day > 0)
            {
                return null;
            }
        }

        return DateArithmetic.Checked(new DateValue(CalendarKind.Gregorian, precision, start, end)) is { } date ? new Value.Date(date) : null;
    }

    // 2014, 2014-05 or 2014-05-03.
    private static DateParts? ReadParts(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 3 || parts[0].Length != 4)
        {
            return null;
        }

        Span<int> numbers = [0, 0, 0];
        for (var i = 0; i < parts.Length; i++)
        {
            if ((i > 0 && parts[i].Length != 2) || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || (i > 0 && numbers[i] == 0))
            {
                return null;
            }
        }

        return new DateParts(numbers[0], numbers[1], numbers[2]);
    }

    private static bool IsTime(string text)
    {
        var parts = text.Split(':');
        var isTime = parts.Length is 2 or 3;
        for (var i = 0; isTime && i < parts.Length; i++)
        {
            isTime = parts[i].Length == 2 && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < (i == 0 ? 24 : 60);
        }

        return isTime;
    }

    private static bool IsUrl(string text) => !text.Any(char.IsWhiteSpace)
        && Uri.TryCreate(text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"http://{text}" : text, UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https" or "ftp");

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }

    private static Value.Duration? ReadDuration(string text)
    {
        var isTime = text.StartsWith("PT", StringComparison.Ordinal);
        if (text.Length < 3 || text[0] != 'P' || !decimal.TryParse(text.AsSpan(isTime ? 2 : 1)[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        var unit = (isTime, text[^1]) switch
        {
            (true, 'S') => "second",
            (true, 'M') => "minute",
            (true, 'H') => "hour",
            (false, 'D') => "day",
            (false, 'W') => "week",
            (false, 'M') => "month",
            (false, 'Y') => "year",
            _ => null,
        };
        return unit is null ? null : new Value.Duration(amount, unit);
    }

    private static Value.Quantity? ReadQuantity(string text, ValueKind kind)
    {
        var isApproximate = text.StartsWith('~');
        var number = isApproximate ? text[1..] : text;
        var space = number.IndexOf(' ', StringComparison.Ordinal);
        var unit = space < 0 ? "" : number[(space + 1)..].Trim();
        number = space < 0 ? number : number[..space];
        if (kind == ValueKind.Money && !IsCurrency(unit))
        {
            return null;
        }

        var dots = number.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return ReadNumber(number) is { } amount ? new Value.Quantity(amount, null, null, unit, isApproximate, kind) : null;
        }

        var (low, high) = (number[..dots], number[(dots + 2)..]);
        var (minimum, maximum) = (ReadNumber(low), ReadNumber(high));
        var isRange = (low.Length == 0 || minimum is not null) && (high.Length == 0 || maximum is not null) && (minimum ?? maximum) is not null && !(minimum > maximum);
        return isRange ? new Value.Quantity(null, minimum, maximum, unit, isApproximate, kind) : null;
    }

    private static decimal? ReadNumber(string text) => decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
}
