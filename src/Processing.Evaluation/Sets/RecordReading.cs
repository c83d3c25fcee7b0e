using System.Globalization;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>Reads fields of records.</summary>
internal static class RecordReading
{
    /// <summary>A field as it is printed; null when it is not filled.</summary>
    public static string? Scalar(ExtractedRecord record, string field) => Field(record, field) is { } found ? ValueFormatter.ToScalar(found.Value) : null;

    /// <summary>A field of several values; empty when it is not filled.</summary>
    public static IEnumerable<string> Scalars(ExtractedRecord record, string field) => Field(record, field)?.Value switch
    {
        Value.List list => list.Items.Select(ValueFormatter.ToScalar),
        { } value => [ValueFormatter.ToScalar(value)],
        null => [],
    };

    public static ExtractedField? Field(ExtractedRecord record, string field) => record.Fields.FirstOrDefault(candidate => candidate.Name == field);

    /// <summary>A mark over a place of a plain text document.</summary>
    public static EvaluationMark Mark(OriginalPlace place, string @class, string value) =>
        new(place.Utf16Start, place.Utf16End - place.Utf16Start, @class, value);

    /// <summary>A number without superfluous zeros, so that `5`, `5.0` and `5e0` are one, to the 15 digits that the sets write; any other text as it is.</summary>
    public static string Canonical(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("G15", CultureInfo.InvariantCulture)
            : number;
}
