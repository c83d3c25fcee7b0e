using System.Text.Json;
using System.Text.RegularExpressions;

namespace Processing.Rules.Analysis.Tests;

/// <summary>Holds JSON against a JSON Schema: the keywords that ours are written with, and no others.</summary>
internal static class JsonSchemaChecker
{
    private static readonly string[] Known = ["title", "description", "type", "properties", "required", "additionalProperties", "items", "$ref", "enum", "pattern", "format"];

    public static IEnumerable<string> Problems(JsonElement schema, string definition, JsonElement value) => Check(schema, schema.GetProperty("$defs").GetProperty(definition), value, "");

    private static IEnumerable<string> Check(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        Assert.All(schema.EnumerateObject(), keyword => Assert.Contains(keyword.Name, Known));
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Check(root, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), value, path);
        }

        var type = schema.GetProperty("type").GetString();
        if (!Is(type, value))
        {
            return [$"{path}: not a {type}"];
        }

        return type switch
        {
            "object" => CheckObject(root, schema, value, path),
            "array" => value.EnumerateArray().SelectMany((item, index) => Check(root, schema.GetProperty("items"), item, $"{path}[{index}]")),
            _ => CheckScalar(schema, value, path),
        };
    }

    private static IEnumerable<string> CheckObject(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
        var properties = schema.GetProperty("properties");
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        var unknown = value.EnumerateObject().Where(member => !properties.TryGetProperty(member.Name, out _)).Select(member => $"{At(member.Name)}: not known");
        var missing = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{At(name)}: missing");
        var inside = value.EnumerateObject().Where(member => properties.TryGetProperty(member.Name, out _)).SelectMany(member => Check(root, properties.GetProperty(member.Name), member.Value, At(member.Name)));
        return unknown.Concat(missing).Concat(inside);
    }

    private static IEnumerable<string> CheckScalar(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("enum", out var choices) && choices.EnumerateArray().All(choice => choice.GetString() != value.GetString()))
        {
            yield return $"{path}: none of the choices";
        }

        if (schema.TryGetProperty("pattern", out var pattern) && !new Regex(pattern.GetString()!, RegexOptions.NonBacktracking).IsMatch(value.GetString()!))
        {
            yield return $"{path}: not like {pattern.GetString()}";
        }
    }

    private static bool Is(string? type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };
}
