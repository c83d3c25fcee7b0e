using System.Globalization;
using System.Text.RegularExpressions;

namespace Processing.Evaluation.Sets;

/// <summary>The canonical form of a value as Duckling's tests write it in Haskell, to which <see cref="DucklingMapping"/> brings our records.</summary>
internal static partial class DucklingValues
{
    /// <summary>The canonical form; null where the line is no value (some hold a comment of the source).</summary>
    public static string? Read(string dimension, string value)
    {
        if (value.Contains("--", StringComparison.Ordinal))
        {
            return null;
        }

        return dimension switch
        {
            "Numeral" or "Ordinal" => One(value),
            "Duration" => Duration().Match(value) is { Success: true } match ? Length(match.Groups[1].Value, match.Groups[2].Value.ToLowerInvariant()) : null,
            "PhoneNumber" or "Email" => Quoted(value),
            "Time" => Time(value),
            _ => Amount(dimension, value),
        };
    }

    /// <summary>A length of time; hours and minutes in seconds and weeks in days, since the set writes one length in the unit that gives a whole number.</summary>
    public static string Length(string amount, string unit)
    {
        var (factor, common) = unit switch
        {
            "minute" => (60m, "second"),
            "hour" => (3600m, "second"),
            "week" => (7m, "day"),
            _ => (1m, unit),
        };
        return decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? $"{RecordReading.Canonical((number * factor).ToString(CultureInfo.InvariantCulture))} {common}"
            : $"{amount} {unit}";
    }

    private static string? One(string value) => Number().Match(value) is { Success: true } match ? RecordReading.Canonical(match.Value) : null;

    private static string? Quoted(string value) => value.Split('"') is [_, var text, _] ? text : null;

    /// <summary>`simple Gram 500 (Just "strawberries")` becomes `500 gram of strawberries`.</summary>
    private static string? Amount(string dimension, string value)
    {
        var words = value.Split(' ', 3);
        if (words.Length < 3)
        {
            return null;
        }

        var numbers = Number().Matches(words[2]).Select(match => RecordReading.Canonical(match.Value)).ToList();
        var product = Quoted(words[2]) is { } text ? $" of {text}" : "";
        var unit = dimension == "AmountOfMoney" ? DucklingUnits.Currency(words[1]) : DucklingUnits.Unit(words[1]);
        return (words[0], numbers) switch
        {
            ("simple", [var one]) => $"{one} {unit}{product}",
            ("above", [var one]) => $"{one}.. {unit}{product}",
            ("under", [var one]) => $"..{one} {unit}{product}",
            ("between", [var low, var high]) => $"{low}..{high} {unit}{product}",
            _ => null,
        };
    }

    /// <summary>`datetime (2013, 2, 12, 15, 15, 0) Minute` becomes `2013-02-12T15:15:00 minute`; intervals have a slash, half-open as Duckling has them.</summary>
    private static string? Time(string value)
    {
        var moments = Moment().Matches(value).Select(ToMoment).ToList();
        var grain = value[(value.LastIndexOf(')') + 1)..].Trim().Split(' ')[0].ToLowerInvariant();
        return (value.Split(' ')[0], moments) switch
        {
            ("datetime" or "datetimeHoliday", [var one]) => $"{one} {grain}",
            ("datetimeInterval" or "datetimeIntervalHoliday", [var from, var to]) => $"{from}/{to}",
            ("datetimeOpenInterval", [var one]) => value.Contains("After", StringComparison.Ordinal) ? $"{one}/" : $"/{one}",
            _ => null,
        };
    }

    private static string ToMoment(Match match)
    {
        var parts = match.Groups.Values.Skip(1).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture)).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{parts[0]:D4}-{parts[1]:D2}-{parts[2]:D2}T{parts[3]:D2}:{parts[4]:D2}:{parts[5]:D2}");
    }

    [GeneratedRegex(@"-?\d+(?:\.\d+)?(?:e-?\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^DurationData (\S+) (\w+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\((\d+), *(\d+), *(\d+), *(\d+), *(\d+), *(\d+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Moment();
}
