using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads linked data in pages: JSON-LD of the vocabulary schema.org.</summary>
internal static class JsonLd
{
    private const int MostObjects = 500;
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>What the objects say that are articles, or pages where none is. Broken data says nothing.</summary>
    public static IEnumerable<DocumentProperty> Find(IDocument tree, PageStrings strings)
    {
        var articles = new List<DocumentProperty>();
        var others = new List<DocumentProperty>();
        foreach (var script in tree.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (TryParse(strings.RawTextOf(script)) is not { } data)
            {
                continue;
            }

            using (data)
            {
                foreach (var item in ObjectsOf(data.RootElement).Take(MostObjects))
                {
                    var kind = KindOf(item);
                    if (kind.Length > 0)
                    {
                        (IsArticle(kind) ? articles : others).AddRange(Read(item, kind));
                    }
                }
            }
        }

        return articles.Concat(others);
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text.Trim().TrimEnd(';'), Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> ObjectsOf(JsonElement root)
    {
        var open = new Stack<JsonElement>([root]);
        while (open.TryPop(out var at))
        {
            if (at.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in at.EnumerateArray().Reverse())
                {
                    open.Push(item);
                }
            }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                yield return at;
                foreach (var name in (ReadOnlySpan<string>)["mainEntity", "@graph"])
                {
                    if (at.TryGetProperty(name, out var inner))
                    {
                        open.Push(inner);
                    }
                }
            }
        }
    }

    private static string KindOf(JsonElement item) =>
        !item.TryGetProperty("@type", out var kind) ? ""
        : kind.ValueKind == JsonValueKind.String ? kind.GetString() ?? ""
        : kind.ValueKind == JsonValueKind.Array ? string.Join(' ', kind.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()))
        : "";

    private static bool IsArticle(string kind) => kind.Contains("Article", StringComparison.Ordinal) || kind.Contains("Posting", StringComparison.Ordinal) || kind.Contains("Report", StringComparison.Ordinal);

    private static IEnumerable<DocumentProperty> Read(JsonElement item, string kind)
    {
        if (IsArticle(kind))
        {
            foreach (var property in Texts(item, "headline", DocumentPropertyName.Title).Concat(Texts(item, "author", DocumentPropertyName.Author)).Concat(Texts(item, "publisher", DocumentPropertyName.Site)))
            {
                yield return property;
            }
        }

        if (IsArticle(kind) || kind.Contains("Page", StringComparison.Ordinal) || kind.Contains("Video", StringComparison.Ordinal))
        {
            foreach (var property in Texts(item, "datePublished", DocumentPropertyName.Published).Concat(Texts(item, "dateModified", DocumentPropertyName.Modified)).Concat(Texts(item, "description", DocumentPropertyName.Description)))
            {
                yield return property;
            }
        }

        if (kind is "WebSite" or "Organization" or "NewsMediaOrganization")
        {
            foreach (var property in Texts(item, "name", DocumentPropertyName.Site))
            {
                yield return property;
            }
        }
    }

    // A text, an object with a name, or several of either.
    private static IEnumerable<DocumentProperty> Texts(JsonElement item, string name, DocumentPropertyName property)
    {
        if (!item.TryGetProperty(name, out var value))
        {
            yield break;
        }

        foreach (var one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            var text = one.ValueKind == JsonValueKind.Object && one.TryGetProperty("name", out var inner) ? inner : one;
            if (text.ValueKind == JsonValueKind.String && text.GetString() is { } found)
            {
                yield return new DocumentProperty(property, WebUtility.HtmlDecode(found), $"json-ld {name}");
            }
        }
    }
}
