using Processing.Pipeline;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>Our records in the dimensions and values of Duckling.</summary>
internal static class DucklingMapping
{
    public static IEnumerable<EvaluationMark> ToMarks(string dimension, ExtractedRecord record)
    {
        foreach (var value in Values(dimension, record))
        {
            yield return Mark(record.Place, dimension, value);
        }
    }

    private static IEnumerable<string> Values(string dimension, ExtractedRecord record) => (dimension, record.Record) switch
    {
        ("Numeral", "Numeral") => [Canonical(Scalar(record, "value") ?? "")],
        ("Ordinal", "OrdinalNumber") => [Canonical(Scalar(record, "value") ?? "")],
        ("AmountOfMoney", "MoneyAmount") => [$"{Amount(record)} {Scalar(record, "currency")}{(Scalar(record, "subunit") is { } subunit ? " " + subunit : "")}"],
        ("Temperature" or "Distance" or "Volume" or "Quantity", "Measurement") => [$"{Amount(record)} {Scalar(record, "unit")}{(Scalar(record, "of") is { } of ? " of " + of : "")}"],
        ("Duration", "TemporalExpression") when Scalar(record, "kind") is "duration" => [$"{Canonical(Scalar(record, "amount") ?? "")} {Scalar(record, "unit")}"],
        ("Time", "TemporalExpression") => Moments(record),
        ("Email", "EmailAddress") => [Scalar(record, "address") ?? ""],
        ("PhoneNumber", "PhoneNumber") => [Scalar(record, "number") ?? ""],
        _ => [],
    };

    /// <summary>`5`, `5..`, `..5` or `2..7`.</summary>
    private static string Amount(ExtractedRecord record)
    {
        if (Scalar(record, "value") is { } value)
        {
            return Canonical(value);
        }

        return $"{Canonical(Scalar(record, "min") ?? "")}..{Canonical(Scalar(record, "max") ?? "")}";
    }

    /// <summary>The first moment of each meaning with its grain, and intervals half-open, as Duckling writes both.</summary>
    private static IEnumerable<string> Moments(ExtractedRecord record) =>
        DucklingMoments.Read(Scalar(record, "kind") ?? "", Scalar(record, "grain") ?? "", Scalars(record, "values"));
}
