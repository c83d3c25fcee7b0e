using System.Text.Json;

namespace Processing.Evaluation.Sets;

/// <summary>The canonical form of a Recognizers resolution, to which <see cref="RecognizersMapping"/> brings our records.</summary>
/// <remarks>
/// Numbers are compared as numbers. Of a date or time all resolved values count, in their order, with start and end; its `timex` counts only where
/// the gold has no resolved value (a set).
/// </remarks>
internal static class RecognizersValues
{
    public static string Read(string type, JsonElement result)
    {
        if (!result.TryGetProperty("Resolution", out var resolution) || resolution.ValueKind != JsonValueKind.Object)
        {
            return "not resolved";
        }

        if (resolution.TryGetProperty("values", out var values))
        {
            return string.Join(" | ", values.EnumerateArray().Select(Resolved).Distinct());
        }

        var value = Part(resolution, "value");
        return type switch
        {
            "currency" => $"{RecordReading.Canonical(value)} {RecognizersUnits.Currency(Part(resolution, "isoCurrency"), Part(resolution, "unit"))}",
            "dimension" or "age" or "temperature" => $"{RecordReading.Canonical(value)} {RecognizersUnits.Unit(Part(resolution, "unit"))}",
            "number" => RecordReading.Canonical(value),
            "email" or "hashtag" or "mention" or "url" or "phonenumber" or "guid" or "ip" => value.ToLowerInvariant(),
            _ => value,
        };
    }

    private static string Resolved(JsonElement value)
    {
        if (Part(value, "value") is "not resolved")
        {
            return Part(value, "timex");
        }

        var (start, end) = (Part(value, "start"), Part(value, "end"));
        return start.Length + end.Length > 0 ? $"{start}/{end}" : Part(value, "value");
    }

    private static string Part(JsonElement element, string name) =>
        element.TryGetProperty(name, out var part) ? part.ValueKind == JsonValueKind.String ? part.GetString() ?? "" : part.ToString().ToLowerInvariant() : "";
}
