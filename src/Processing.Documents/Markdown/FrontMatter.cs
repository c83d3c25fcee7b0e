using System.Collections.Immutable;
using Processing.Documents.Html.Metadata;

namespace Processing.Documents.Markdown;

/// <summary>Reads what stands between the two lines of <c>---</c> at the start: names with values on the same line, and short lists of them; other YAML is left out.</summary>
internal static class FrontMatter
{
    /// <summary>The statements, by name.</summary>
    /// <param name="lines">The lines between the marks.</param>
    public static ImmutableArray<DocumentProperty> Read(IEnumerable<string> lines)
    {
        var found = new List<DocumentProperty>();
        var key = "";
        foreach (var line in lines)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("  - ", StringComparison.Ordinal))
            {
                Add(found, key, line.TrimStart()[2..]);
            }
            else if (colon > 0 && !char.IsWhiteSpace(line[0]))
            {
                key = line[..colon].Trim().ToLowerInvariant();
                AddAll(found, key, line[(colon + 2)..].Trim());
            }
            else
            {
                key = line.Length > 0 && !char.IsWhiteSpace(line[0]) ? line.TrimEnd().TrimEnd(':').ToLowerInvariant() : "";
            }
        }

        return [.. found.OrderBy(property => property.Name)];
    }

    private static void AddAll(List<DocumentProperty> found, string key, string value)
    {
        if (value.StartsWith('[') && value.EndsWith(']') && value.Length > 1)
        {
            foreach (var item in value[1..^1].Split(','))
            {
                Add(found, key, item);
            }

            return;
        }

        Add(found, key, value);
    }

    private static void Add(List<DocumentProperty> found, string key, string text)
    {
        DocumentPropertyName? name = key switch
        {
            "title" => DocumentPropertyName.Title,
            "author" or "authors" => DocumentPropertyName.Author,
            "date" or "published" => DocumentPropertyName.Published,
            "modified" or "updated" or "lastmod" => DocumentPropertyName.Modified,
            "description" or "summary" => DocumentPropertyName.Description,
            "lang" or "language" => DocumentPropertyName.Language,
            _ => null,
        };
        var value = Unquote(text.Trim());
        if (name is DocumentPropertyName.Published or DocumentPropertyName.Modified)
        {
            value = PageDates.Read(value) ?? "";
        }

        if (name is { } known && value.Length > 0)
        {
            found.Add(new DocumentProperty(known, value, $"front matter {key}"));
        }
    }

    private static string Unquote(string value) => value switch
    {
        ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ => value,
    };
}
