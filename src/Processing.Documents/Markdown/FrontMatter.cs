using Processing.Documents.Html.Metadata;
using Processing.Text;

namespace Processing.Documents.Markdown;

/// <summary>Reads what stands between the two lines of <c>---</c> at the start: names with values on the same line, and short lists of them; other YAML is left out.</summary>
internal static class FrontMatter
{
    /// <summary>The statements, by name.</summary>
    /// <param name="lines">The lines between the marks, and where each begins in the text.</param>
    /// <param name="source">The way to the places.</param>
    public static List<FoundProperty> Read(IEnumerable<(string Text, int Start)> lines, MarkdownSource source)
    {
        var found = new List<FoundProperty>();
        var key = "";
        foreach (var (line, start) in lines)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("  - ", StringComparison.Ordinal))
            {
                var item = line.IndexOf('-', StringComparison.Ordinal) + 1;
                Add(found, key, line[item..], start + item, source);
            }
            else if (colon > 0 && !char.IsWhiteSpace(line[0]))
            {
                key = line[..colon].Trim().ToLowerInvariant();
                AddAll(found, key, line[(colon + 1)..], start + colon + 1, source);
            }
            else
            {
                key = line.Length > 0 && !char.IsWhiteSpace(line[0]) ? line.TrimEnd().TrimEnd(':').ToLowerInvariant() : "";
            }
        }

        return [.. found.OrderBy(property => property.Name)];
    }

    private static void AddAll(List<FoundProperty> found, string key, string text, int start, MarkdownSource source)
    {
        if (text.Trim() is not ['[', .., ']'])
        {
            Add(found, key, text, start, source);
            return;
        }

        var at = text.IndexOf('[', StringComparison.Ordinal) + 1;
        foreach (var item in text[at..text.LastIndexOf(']')].Split(','))
        {
            Add(found, key, item, start + at, source);
            at += item.Length + 1;
        }
    }

    private static void Add(List<FoundProperty> found, string key, string text, int start, MarkdownSource source)
    {
        DocumentPropertyName? name = key switch
        {
            "title" => DocumentPropertyName.Title,
            "author" or "authors" => DocumentPropertyName.Author,
            "site" or "publisher" => DocumentPropertyName.Site,
            "url" or "canonical" => DocumentPropertyName.Address,
            "date" or "published" => DocumentPropertyName.Published,
            "modified" or "updated" or "lastmod" => DocumentPropertyName.Modified,
            "description" or "summary" => DocumentPropertyName.Description,
            "lang" or "language" => DocumentPropertyName.Language,
            _ => null,
        };
        var written = text.Trim();
        var value = Unquote(written);
        if (name is DocumentPropertyName.Published or DocumentPropertyName.Modified)
        {
            value = PageDates.Read(value) ?? "";
        }

        if (name is { } known && value.Length > 0)
        {
            var from = start + text.Length - text.TrimStart().Length;
            found.Add(new FoundProperty(known, value, $"front matter {key}", source.Verbatim(from, from + written.Length).Source));
        }
    }

    private static string Unquote(string value) => value switch
    {
        ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ => value,
    };
}
