using System.Collections.Frozen;
using AngleSharp.Dom;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads the tags of the head that are made for machines: Open Graph, Dublin Core and what publishing systems write.</summary>
internal static class MetaTags
{
    // In order of trust; a name before another is better.
    private static readonly FrozenDictionary<string, (DocumentPropertyName Name, int Rank)> Names = MakeNames();

    /// <summary>What the tags say, the most trustworthy first.</summary>
    public static IEnumerable<FoundProperty> Find(IDocument tree, PageStrings strings)
    {
        var found = new List<(int Rank, FoundProperty Property)>();
        foreach (var tag in tree.QuerySelectorAll("meta[content]"))
        {
            foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop"])
            {
                if (tag.GetAttribute(attribute)?.Trim().ToLowerInvariant() is { } name && Names.TryGetValue(name, out var known))
                {
                    found.Add((known.Rank, new FoundProperty(known.Name, tag.GetAttribute("content") ?? "", $"meta {name}", strings.PlaceOf(tag, "content"))));
                    break;
                }
            }
        }

        foreach (var link in tree.QuerySelectorAll("link[rel~='canonical'][href]"))
        {
            found.Add((-1, new FoundProperty(DocumentPropertyName.Address, link.GetAttribute("href") ?? "", "link canonical", strings.PlaceOf(link, "href"))));
        }

        return found.OrderBy(pair => pair.Rank).Select(pair => pair.Property);
    }

    private static FrozenDictionary<string, (DocumentPropertyName Name, int Rank)> MakeNames()
    {
        (DocumentPropertyName Name, string Tags)[] rows =
        [
            (DocumentPropertyName.Title, "og:title twitter:title dc.title headline"),
            (DocumentPropertyName.Author, "author article:author_name dc.creator sailthru.author parsely-author byl"),
            (DocumentPropertyName.Site, "og:site_name application-name dc.publisher"),
            (DocumentPropertyName.Address, "og:url"),
            (DocumentPropertyName.Published, "article:published_time og:published_time og:article:published_time datepublished rnews:datepublished published_time published_at article:published dc.date.issued dcterms.created dc.date.created dcterms.date dc.date pubdate publishdate publish-date publish_date publication_date parsely-pub-date sailthru.date article.published date_published originalpublicationdate cxenseparse:recs:publishtime date article_date_original ptime displaydate created"),
            (DocumentPropertyName.Modified, "article:modified_time og:updated_time datemodified article:modified lastmod last-modified dcterms.modified dc.date.modified updated_time article.updated"),
            (DocumentPropertyName.Description, "og:description description twitter:description dc.description"),
            (DocumentPropertyName.Language, "og:locale dc.language"),
        ];
        return rows.SelectMany(row => row.Tags.Split(' ').Select((tag, rank) => KeyValuePair.Create(tag, (row.Name, rank)))).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
