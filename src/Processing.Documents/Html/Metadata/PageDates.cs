using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads dates as the tags of pages hold them, in any script and calendar that pages of news use.</summary>
internal static class PageDates
{
    private const int LongestText = 80;
    private static readonly FrozenDictionary<string, int> Gregorian = MakeMonths(
    [
        "january jan يناير كانون ژانویه", "february feb فبراير شباط فوریه", "march mar مارس آذار", "april apr أبريل ابريل نيسان آوریل", "may مايو أيار مه می", "june jun يونيو حزيران ژوئن", "july jul يوليو تموز ژوئیه جولای",
        "august aug أغسطس اغسطس آب اوت", "september sept sep سبتمبر أيلول سپتامبر", "october oct أكتوبر اكتوبر اکتبر", "november nov نوفمبر نوامبر", "december dec ديسمبر دسامبر",
    ]);

    private static readonly FrozenDictionary<string, int> SolarHijri = MakeMonths(
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان ابان", "آذر اذر", "دی", "بهمن", "اسفند"]);

    /// <summary>The ISO 8601 day or moment that a text begins with or holds; null where there is no whole date.</summary>
    /// <remarks>Years below 1700 are Solar Hijri. Of two numbers before a year, the first is the month unless it can only be the day, as in most pages in English; between dots it is the day, as everywhere.</remarks>
    public static string? Read(string text)
    {
        if (text.Length is < 6 or > LongestText)
        {
            return null;
        }

        var plain = ToPlain(text);
        return ReadMoment(plain) ?? ReadWords(plain);
    }

    /// <summary>The first date that a line of text holds among other words, as <see cref="Read"/> reads it.</summary>
    public static string? ReadInText(string text)
    {
        var plain = ToPlain(text);
        var words = plain.Split([' ', '|', '(', ')', '،', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Select(word => word.Length >= 8 ? ReadMoment(word) : null).FirstOrDefault(date => date is not null) ?? ReadWords(plain);
    }

    // ISO 8601 and its looser kin: year, month, day, with a time or none.
    private static string? ReadMoment(string text)
    {
        var parts = text.Split(['T', ' '], 2);
        var day = parts[0].Split('-', '/', '.');
        if (day is [{ Length: 4 }, _, _] && Numbers(day) is [var year, var month, var date] && ToDay(year, month, date) is { } known)
        {
            return parts.Length == 2 && TimeOf(parts[1], text) is { } time ? $"{known}T{time}" : known;
        }

        return text.Length >= 8 && text.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 8 || text[8] is 'T' or ' ')
            ? ToDay(Number(text.AsSpan(0, 4)), Number(text.AsSpan(4, 2)), Number(text.AsSpan(6, 2)))
            : null;
    }

    // A time counts only as ISO 8601 has it; others say too little to be trusted.
    private static string? TimeOf(string time, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && time.Length >= 5 && char.IsAsciiDigit(time[0]) ? time.Replace(" ", "", StringComparison.Ordinal) : null;

    // Month names, or three numbers with the year last.
    private static string? ReadWords(string text)
    {
        var words = text.Split([' ', ',', '،', '.', '-', '/', '|', '(', ')', '\u200C', 'T'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var isSolar = false;
            if (!Gregorian.TryGetValue(words[i].ToLowerInvariant(), out var month) && !(isSolar = SolarHijri.TryGetValue(words[i], out month)))
            {
                continue;
            }

            var (before, after, later) = (NumberAt(words, i - 1), NumberAt(words, i + 1), NumberAt(words, i + 2));
            var (day, year) = after is >= 1000 ? (before, after) : before is >= 1 and <= 31 && later is >= 1000 && after is null ? (before, later) : (after, later);
            if (before is >= 1 and <= 31 && after is null && isSolar)
            {
                (day, year) = (before, later);
            }

            if (day > 0 && year > 0 && ToDay(year.Value, month, day.Value) is { } known)
            {
                return known;
            }
        }

        for (var i = 0; i + 2 < words.Length; i++)
        {
            if (NumberAt(words, i) is >= 1 and <= 31 and var first && NumberAt(words, i + 1) is >= 1 and <= 31 and var second && NumberAt(words, i + 2) is >= 1300 and var year)
            {
                return first > 12 || year < 1700 || text.Contains($"{words[i]}.{words[i + 1]}.{words[i + 2]}", StringComparison.Ordinal) ? ToDay(year, second, first) : ToDay(year, first, second);
            }
        }

        return null;
    }

    private static string? ToDay(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1)
        {
            return null;
        }

        if (year is >= 1300 and < 1500)
        {
            var solar = new PersianCalendar();
            return day <= solar.GetDaysInMonth(year, month) ? Iso(solar.ToDateTime(year, month, day, 0, 0, 0, 0)) : null;
        }

        return year is >= 1900 and <= 2200 && day <= DateTime.DaysInMonth(year, month) ? Iso(new DateTime(year, month, day)) : null;
    }

    private static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The text with digits of all scripts as those of ASCII, and with the letters of Arabic keyboards as those of Persian words.</summary>
    public static string ToPlain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            var digit = char.IsDigit(character) ? (int)char.GetNumericValue(character) : -1;
            plain.Append(digit >= 0 ? (char)('0' + digit) : char.IsWhiteSpace(character) ? ' ' : ToPersian(character));
        }

        return plain.ToString();
    }

    private static char ToPersian(char character) => character switch
    {
        'ي' or 'ى' => 'ی',
        'ك' => 'ک',
        _ => character,
    };

    private static int[]? Numbers(string[] parts)
    {
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length is 0 or > 4 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    // "18th" counts as 18.
    private static int? NumberAt(string[] words, int index)
    {
        if (index < 0 || index >= words.Length)
        {
            return null;
        }

        var word = words[index].AsSpan();
        if (word.Length > 2 && (word.EndsWith("st") || word.EndsWith("nd") || word.EndsWith("rd") || word.EndsWith("th")))
        {
            word = word[..^2];
        }

        return word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static FrozenDictionary<string, int> MakeMonths(string[] names) =>
        names.SelectMany((row, index) => row.Split(' ').Select(name => KeyValuePair.Create(string.Concat(name.Select(ToPersian)), index + 1))).ToFrozenDictionary(StringComparer.Ordinal);
}
