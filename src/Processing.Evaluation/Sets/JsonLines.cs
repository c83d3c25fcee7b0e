using System.Text.Json;

namespace Processing.Evaluation.Sets;

/// <summary>Reads files with one JSON object a line.</summary>
internal static class JsonLines
{
    /// <summary>The objects of a file, each with its place; empty lines are passed by.</summary>
    /// <exception cref="EvaluationException">The file is missing, or a line is no JSON object.</exception>
    public static IEnumerable<(string Id, string Line, JsonElement Content)> Read(string file)
    {
        EvaluationFiles.Require(file);
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length > 0)
            {
                yield return ($"{Path.GetFileName(file)}:{number}", line, Parse(file, number, line));
            }
        }
    }

    /// <summary>A text of an object.</summary>
    /// <exception cref="EvaluationException">There is no text of that name.</exception>
    public static string Text(JsonElement element, string name, string id) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : throw new EvaluationException($"{id}: `{name}` is missing");

    private static JsonElement Parse(string file, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new EvaluationException($"{file}:{number}: a line must be a JSON object");
        }
        catch (JsonException mistake)
        {
            throw new EvaluationException($"{file}:{number}: {mistake.Message}");
        }
    }
}
