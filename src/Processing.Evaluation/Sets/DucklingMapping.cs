using System.Globalization;
using Processing.Pipeline;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>Our records in the dimensions and values of Duckling.</summary>
/// <remarks>Masses in metric units are compared in grams, as the set has them.</remarks>
internal static class DucklingMapping
{
    public static IEnumerable<EvaluationMark> ToMarks(string dimension, string phrase, ExtractedRecord record, DucklingClock clock)
    {
        foreach (var value in Values(dimension, record, clock))
        {
            var mark = Mark(record.Place, dimension, value);
            yield return dimension == "Time" ? WithPreposition(mark, phrase) : mark;
        }
    }

    /// <summary>Duckling counts a preposition or article before a time as a part of it, which our records leave out.</summary>
    private static EvaluationMark WithPreposition(EvaluationMark mark, string phrase) =>
        phrase[..mark.Start].Trim().ToLowerInvariant() is "at" or "@" or "on" or "in" or "the" or "in the" or "on the" or "at the" or "around" or "for" or "during" or "في" ? mark with { Start = 0, Length = mark.Start + mark.Length } : mark;

    private static IEnumerable<string> Values(string dimension, ExtractedRecord record, DucklingClock clock) => (dimension, record.Record) switch
    {
        ("Numeral", "Numeral") => [Canonical(Scalar(record, "value") ?? "")],
        ("Ordinal", "OrdinalNumber") => [Canonical(Scalar(record, "value") ?? "")],
        ("AmountOfMoney", "MoneyAmount") when Scalar(record, "subunit") is { } subunit => [$"{Canonical(Scalar(record, "subunits") ?? "")} {Scalar(record, "currency")} {subunit}"],
        ("AmountOfMoney", "MoneyAmount" or "MoneyInterval") => [$"{Amount(record)} {Scalar(record, "currency")}"],
        ("Temperature" or "Distance" or "Volume" or "Quantity", "Measurement" or "MeasureInterval" or "Portion") => [$"{Amount(record)} {Unit(record)}{(Scalar(record, "of") is { } of ? " of " + of : "")}"],
        ("Duration", "TemporalExpression") when Scalar(record, "kind") is "duration" => [DucklingValues.Length(Scalar(record, "amount") ?? "", Scalar(record, "unit") ?? "")],
        ("Time", "TemporalExpression") => Moments(record, clock),
        ("Email", "EmailAddress") => [Scalar(record, "address") ?? ""],
        ("PhoneNumber", "PhoneNumber") => [Phone(record)],
        _ => [],
    };

    private static string Phone(ExtractedRecord record)
    {
        var country = Scalar(record, "country_code") is { } code ? $"(+{code}) " : "";
        var extension = Scalar(record, "extension") is { } number ? $" ext {number}" : "";
        return $"{country}{Scalar(record, "number")}{extension}";
    }

    /// <summary>`5`, `5..`, `..5` or `2..7`.</summary>
    private static string Amount(ExtractedRecord record) =>
        Scalar(record, "value") is { } value ? InGrams(value, record) : $"{InGrams(Scalar(record, "min") ?? "", record)}..{InGrams(Scalar(record, "max") ?? "", record)}";

    private static string InGrams(string amount, ExtractedRecord record) =>
        GramsOf(record) is { } grams && decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Canonical((number * grams).ToString(CultureInfo.InvariantCulture))
            : Canonical(amount);

    private static string Unit(ExtractedRecord record) => GramsOf(record) is null ? Scalar(record, "unit") ?? "" : "gram";

    private static decimal? GramsOf(ExtractedRecord record) => Scalar(record, "unit") switch
    {
        "kilogram" => 1000,
        "milligram" => 0.001m,
        _ => null,
    };

    private static IEnumerable<string> Moments(ExtractedRecord record, DucklingClock clock)
    {
        var written = new WrittenTime(
            Scalar(record, "timex") ?? "",
            Grain(record),
            Scalar(record, "modifier") ?? "",
            Scalar(record, "kind") is "date" && int.TryParse(Scalar(record, "amount"), CultureInfo.InvariantCulture, out var amount) ? (amount, Scalar(record, "unit") ?? "") : null,
            int.TryParse(Scalar(record, "utc_offset"), CultureInfo.InvariantCulture, out var offset) ? offset : null);
        return DucklingMoments.Read(written, [.. Scalars(record, "values")], clock);
    }

    /// <summary>A month of the Islamic calendar is an interval to Duckling, not a moment of a grain.</summary>
    private static string Grain(ExtractedRecord record) => Scalar(record, "calendar") is "umm_al_qura" && Scalar(record, "grain") is "month" ? "" : Scalar(record, "grain") ?? "";
}
