using System.Text.Json;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>A value of JSON with its place, as linked data needs it.</summary>
internal sealed class JsonNode
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };
    private Dictionary<string, JsonNode>? _members;

    private JsonNode(JsonTokenType kind, TextSpan span) => (Kind, Span) = (kind, span);

    /// <summary>What it is, by the token that begins it.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>Bytes of a text between its quotes; of everything else, from where it begins.</summary>
    public TextSpan Span { get; }

    /// <summary>A text, decoded; null for all else.</summary>
    public string? Text { get; private init; }

    /// <summary>The items of an array.</summary>
    public List<JsonNode> Items { get; } = [];

    /// <summary>A member of an object; null where it has none. Of several of a name the last counts.</summary>
    public JsonNode? Find(string name) => _members?.GetValueOrDefault(name);

    /// <summary>Reads a document; null where it is none. Trailing commas and comments are forgiven.</summary>
    public static JsonNode? TryParse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Parse(new Utf8JsonReader(utf8, Lenient));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second: a text of escapes that are no characters.
            return null;
        }
    }

    private static JsonNode? Parse(Utf8JsonReader reader)
    {
        JsonNode? root = null;
        var name = "";
        var open = new Stack<JsonNode>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString() ?? "";
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                default:
                    var node = Read(ref reader);
                    root ??= node;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(name, node);
                    }

                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        open.Push(node);
                    }

                    break;
            }
        }

        return root;
    }

    private static JsonNode Read(ref Utf8JsonReader reader)
    {
        var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
        return reader.TokenType == JsonTokenType.String
            ? new JsonNode(reader.TokenType, new TextSpan(start + 1, end - 1)) { Text = reader.GetString() }
            : new JsonNode(reader.TokenType, new TextSpan(start, end));
    }

    private void Add(string name, JsonNode node)
    {
        if (Kind == JsonTokenType.StartArray)
        {
            Items.Add(node);
        }
        else
        {
            (_members ??= new Dictionary<string, JsonNode>(StringComparer.Ordinal))[name] = node;
        }
    }
}
