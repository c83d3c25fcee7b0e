using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads linked data in pages: JSON-LD of the vocabulary schema.org.</summary>
internal static class JsonLd
{
    private const int MostObjects = 500;

    /// <summary>What the objects say that are articles, or pages where none is. Broken data says nothing.</summary>
    public static IEnumerable<FoundProperty> Find(IDocument tree, PageStrings strings)
    {
        var articles = new List<FoundProperty>();
        var others = new List<FoundProperty>();
        foreach (var script in tree.QuerySelectorAll("script[type='application/ld+json']"))
        {
            var raw = strings.RawTextOf(script);
            if (TryParse(raw, out var from) is not { } root)
            {
                continue;
            }

            foreach (var item in ObjectsOf(root).Take(MostObjects))
            {
                var kind = KindOf(item);
                if (kind.Length > 0)
                {
                    (IsArticle(kind) ? articles : others).AddRange(Read(item, kind)
                        .Select(pair => new FoundProperty(pair.Name, WebUtility.HtmlDecode(pair.Text.Text ?? ""), $"json-ld {pair.Member}", Place(raw, from, pair.Text))));
                }
            }
        }

        return articles.Concat(others);
    }

    // Some publishing systems write the data as a statement of JavaScript.
    private static JsonNode? TryParse(RawText raw, out int from)
    {
        var (start, end) = Utf8Text.Trim(raw.Utf8, 0, raw.Utf8.Length);
        from = start;
        return JsonNode.TryParse(raw.Utf8.AsSpan(start, end - start).TrimEnd((byte)';'));
    }

    private static OriginalSpan Place(RawText raw, int from, JsonNode text) => raw.Offsets.ToOriginal(new TextSpan(from + text.Span.Start, from + text.Span.End));

    private static IEnumerable<JsonNode> ObjectsOf(JsonNode root)
    {
        var open = new Stack<JsonNode>([root]);
        while (open.TryPop(out var at))
        {
            if (at.Kind == JsonTokenType.StartArray)
            {
                foreach (var item in at.Items.AsEnumerable().Reverse())
                {
                    open.Push(item);
                }
            }
            else if (at.Kind == JsonTokenType.StartObject)
            {
                yield return at;
                foreach (var name in (string[])["mainEntity", "@graph"])
                {
                    if (at.Find(name) is { } inner)
                    {
                        open.Push(inner);
                    }
                }
            }
        }
    }

    private static string KindOf(JsonNode item) => item.Find("@type") is { } kind ? kind.Text ?? string.Join(' ', kind.Items.Select(name => name.Text).OfType<string>()) : "";

    private static bool IsArticle(string kind) => kind.Contains("Article", StringComparison.Ordinal) || kind.Contains("Posting", StringComparison.Ordinal) || kind.Contains("Report", StringComparison.Ordinal);

    private static IEnumerable<(DocumentPropertyName Name, string Member, JsonNode Text)> Read(JsonNode item, string kind)
    {
        var found = Enumerable.Empty<(DocumentPropertyName, string, JsonNode)>();
        if (IsArticle(kind))
        {
            found = found.Concat(Texts(item, "headline", DocumentPropertyName.Title)).Concat(Texts(item, "author", DocumentPropertyName.Author)).Concat(Texts(item, "publisher", DocumentPropertyName.Site));
        }

        if (IsArticle(kind) || kind.Contains("Page", StringComparison.Ordinal) || kind.Contains("Video", StringComparison.Ordinal))
        {
            found = found.Concat(Texts(item, "datePublished", DocumentPropertyName.Published)).Concat(Texts(item, "dateModified", DocumentPropertyName.Modified)).Concat(Texts(item, "description", DocumentPropertyName.Description));
        }

        return kind is "WebSite" or "Organization" or "NewsMediaOrganization" ? found.Concat(Texts(item, "name", DocumentPropertyName.Site)) : found;
    }

    // A text, an object with a name, or several of either.
    private static IEnumerable<(DocumentPropertyName Name, string Member, JsonNode Text)> Texts(JsonNode item, string member, DocumentPropertyName name)
    {
        if (item.Find(member) is not { } value)
        {
            yield break;
        }

        foreach (var one in value.Kind == JsonTokenType.StartArray ? value.Items : [value])
        {
            var text = one.Find("name") ?? one;
            if (text.Text is not null)
            {
                yield return (name, member, text);
            }
        }
    }
}
