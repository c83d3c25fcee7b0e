using AngleSharp.Dom;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads what elements of the body are marked to say: microdata, and dates in <c>time</c>.</summary>
internal static class Microdata
{
    // Far more than any page has; each is looked into, and one may lie in the other.
    private const int MostElements = 1000;

    /// <summary>What the elements say, in the order of the page, marked ones first; of the first 1,000 that are marked, and the first 1,000 of <c>time</c>.</summary>
    public static IEnumerable<FoundProperty> Find(IDocument tree, PageStrings strings)
    {
        var marked = tree.QuerySelectorAll("[itemprop]").Where(element => element.LocalName != "meta");
        foreach (var (element, name) in marked.Select(element => (element, Name: NameOf(element))).Where(pair => pair.Name is not null).Take(MostElements))
        {
            yield return Found(name.GetValueOrDefault(), $"microdata {element.GetAttribute("itemprop")}", element, strings);
        }

        var times = tree.QuerySelectorAll("time").OrderBy(element => element.HasAttribute("pubdate") ? 0 : 1).Take(MostElements);
        foreach (var element in times.Where(element => element.Closest("aside, footer, nav") is null))
        {
            var name = element.ClassName?.Contains("updated", StringComparison.OrdinalIgnoreCase) == true && !element.ClassName.Contains("publish", StringComparison.OrdinalIgnoreCase)
                ? DocumentPropertyName.Modified
                : DocumentPropertyName.Published;
            yield return Found(name, "time", element, strings);
        }
    }

    private static DocumentPropertyName? NameOf(IElement element) => element.GetAttribute("itemprop") switch
    {
        "headline" => DocumentPropertyName.Title,
        "datePublished" => DocumentPropertyName.Published,
        "dateModified" => DocumentPropertyName.Modified,
        "author" => DocumentPropertyName.Author,
        _ => null,
    };

    private static FoundProperty Found(DocumentPropertyName name, string source, IElement element, PageStrings strings)
    {
        foreach (var attribute in (ReadOnlySpan<string>)["datetime", "content"])
        {
            if (element.GetAttribute(attribute) is { } value)
            {
                return new FoundProperty(name, value, source, strings.PlaceOf(element, attribute));
            }
        }

        var (text, place) = strings.TextOf(element);
        return new FoundProperty(name, text, source, place);
    }
}
