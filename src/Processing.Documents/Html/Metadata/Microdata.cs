using AngleSharp.Dom;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads what elements of the body are marked to say: microdata, and dates in <c>time</c>.</summary>
internal static class Microdata
{
    /// <summary>What the elements say, in the order of the page, marked ones first.</summary>
    public static IEnumerable<DocumentProperty> Find(IDocument tree, PageStrings strings)
    {
        foreach (var element in tree.QuerySelectorAll("[itemprop]"))
        {
            DocumentPropertyName? name = element.GetAttribute("itemprop") switch
            {
                "headline" => DocumentPropertyName.Title,
                "datePublished" => DocumentPropertyName.Published,
                "dateModified" => DocumentPropertyName.Modified,
                "author" => DocumentPropertyName.Author,
                _ => null,
            };
            if (name is { } known && element.LocalName != "meta")
            {
                yield return new DocumentProperty(known, ValueOf(element, strings), $"microdata {element.GetAttribute("itemprop")}");
            }
        }

        var times = tree.QuerySelectorAll("time").Where(element => element.Closest("aside, footer, nav") is null).ToList();
        foreach (var element in times.OrderBy(element => element.HasAttribute("pubdate") ? 0 : 1))
        {
            var name = element.ClassName?.Contains("updated", StringComparison.OrdinalIgnoreCase) == true && !element.ClassName.Contains("publish", StringComparison.OrdinalIgnoreCase)
                ? DocumentPropertyName.Modified
                : DocumentPropertyName.Published;
            yield return new DocumentProperty(name, ValueOf(element, strings), "time");
        }
    }

    private static string ValueOf(IElement element, PageStrings strings) =>
        element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? strings.TextOf(element);
}
