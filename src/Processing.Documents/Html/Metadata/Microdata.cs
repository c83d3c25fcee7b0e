using AngleSharp.Dom;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads what elements of the body are marked to say: microdata, and dates in <c>time</c>.</summary>
internal static class Microdata
{
    /// <summary>What the elements say, in the order of the page, marked ones first.</summary>
    public static IEnumerable<FoundProperty> Find(IDocument tree, PageStrings strings)
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
                yield return Found(known, $"microdata {element.GetAttribute("itemprop")}", element, strings);
            }
        }

        var times = tree.QuerySelectorAll("time").Where(element => element.Closest("aside, footer, nav") is null).ToList();
        foreach (var element in times.OrderBy(element => element.HasAttribute("pubdate") ? 0 : 1))
        {
            var name = element.ClassName?.Contains("updated", StringComparison.OrdinalIgnoreCase) == true && !element.ClassName.Contains("publish", StringComparison.OrdinalIgnoreCase)
                ? DocumentPropertyName.Modified
                : DocumentPropertyName.Published;
            yield return Found(name, "time", element, strings);
        }
    }

    private static FoundProperty Found(DocumentPropertyName name, string source, IElement element, PageStrings strings)
    {
        foreach (var attribute in (ReadOnlySpan<string>)["datetime", "content"])
        {
            if (element.GetAttribute(attribute) is { } value)
            {
                return new FoundProperty(name, value, source, strings.PlaceOf(element, attribute));
            }
        }

        return new FoundProperty(name, strings.TextOf(element), source, strings.PlaceOf(element));
    }
}
