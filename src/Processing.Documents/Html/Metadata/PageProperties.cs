using System.Collections.Immutable;
using AngleSharp.Dom;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Collects what a page says of itself, the most trustworthy statement of each name first.</summary>
/// <remarks>
/// In order: linked data (JSON-LD), then tags of the head made for machines (Open Graph and others), then microdata and <c>time</c> in the body, then the
/// <c>title</c> and the address. A date is kept only where it can be read.
/// </remarks>
internal static class PageProperties
{
    private const int MostOfAName = 20;

    /// <summary>The statements of a page, each value of a name once for each source.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="strings">The texts of its elements.</param>
    public static ImmutableArray<FoundProperty> Find(IDocument tree, PageStrings strings)
    {
        var found = new List<FoundProperty>();
        foreach (var property in JsonLd.Find(tree, strings).Concat(MetaTags.Find(tree, strings)).Concat(Microdata.Find(tree, strings)).Concat(AddressDate.Find(tree, strings)))
        {
            Add(found, property);
        }

        if (tree.QuerySelector("title") is { } title)
        {
            var (text, place) = strings.TextOf(title);
            Add(found, new FoundProperty(DocumentPropertyName.Title, text, "title", place));
        }

        if (tree.DocumentElement is { } root && root.GetAttribute("lang") is { } language)
        {
            Add(found, new FoundProperty(DocumentPropertyName.Language, language, "html lang", strings.PlaceOf(root, "lang")));
        }

        return [.. found.OrderBy(property => property.Name)];
    }

    private static void Add(List<FoundProperty> found, FoundProperty property)
    {
        var value = property.Value.Trim();
        if (property.Name is DocumentPropertyName.Published or DocumentPropertyName.Modified)
        {
            value = PageDates.Read(value) ?? "";
        }

        if (value.Length > 0 && found.Count(other => other.Name == property.Name) < MostOfAName)
        {
            found.Add(property with { Value = value });
        }
    }
}
