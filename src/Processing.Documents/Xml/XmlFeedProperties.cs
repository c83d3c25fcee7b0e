using System.Collections.Frozen;
using System.Text;
using Processing.Documents.Drafts;
using Processing.Documents.Html.Metadata;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Finds what a feed says of itself as a whole, by the paths of its blocks.</summary>
internal static class XmlFeedProperties
{
    private static readonly FrozenDictionary<string, DocumentPropertyName[]> Names = new Dictionary<string, DocumentPropertyName[]>(StringComparer.Ordinal)
    {
        ["channel/title"] = [DocumentPropertyName.Title, DocumentPropertyName.Site],
        ["channel/link"] = [DocumentPropertyName.Address],
        ["channel/language"] = [DocumentPropertyName.Language],
        ["channel/dc:language"] = [DocumentPropertyName.Language],
        ["channel/pubDate"] = [DocumentPropertyName.Published],
        ["channel/dc:date"] = [DocumentPropertyName.Published],
        ["channel/lastBuildDate"] = [DocumentPropertyName.Modified],
        ["channel/managingEditor"] = [DocumentPropertyName.Author],
        ["channel/dc:creator"] = [DocumentPropertyName.Author],
        ["channel/description"] = [DocumentPropertyName.Description],
        ["feed/title"] = [DocumentPropertyName.Title, DocumentPropertyName.Site],
        ["feed/subtitle"] = [DocumentPropertyName.Description],
        ["feed/author/name"] = [DocumentPropertyName.Author],
        ["feed/updated"] = [DocumentPropertyName.Modified],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The statements of a feed, by name; of one name in document order.</summary>
    public static List<FoundProperty> Find(XmlDialect dialect, List<DraftBlock> blocks, ReadOnlySpan<byte> text, List<FoundProperty> tags)
    {
        var found = new List<FoundProperty>(tags);
        foreach (var block in blocks)
        {
            if (dialect == XmlDialect.Generic || block.Path.Length > 100)
            {
                continue;
            }

            var path = WithoutNumbers(block.Path);
            path = dialect == XmlDialect.Rss ? path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..] : path;
            foreach (var name in Names.GetValueOrDefault(path, []))
            {
                var value = Encoding.UTF8.GetString(text[block.Span.Start..block.Span.End]);
                var shown = name is DocumentPropertyName.Published or DocumentPropertyName.Modified ? PageDates.Read(value) : value;
                if (shown is not null)
                {
                    found.Add(FoundProperty.InText(name, shown, path, block.Span));
                }
            }
        }

        return [.. found.OrderBy(property => property.Name)];
    }

    private static string WithoutNumbers(string path)
    {
        var names = path.TrimStart('/').Split('/');
        for (var i = 0; i < names.Length; i++)
        {
            var bracket = names[i].IndexOf('[', StringComparison.Ordinal);
            names[i] = bracket < 0 ? names[i] : names[i][..bracket];
        }

        return string.Join('/', names);
    }
}
