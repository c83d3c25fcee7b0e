using System.Globalization;
using AngleSharp.Dom;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads the date that many sites put into the address of an article, such as <c>/2019/11/18/</c>.</summary>
internal static class AddressDate
{
    /// <summary>The source of its statements.</summary>
    public const string Source = "address";

    public static IEnumerable<FoundProperty> Find(IDocument tree, PageStrings strings)
    {
        var (element, attribute) = tree.QuerySelector("link[rel~='canonical'][href]") is { } link ? (link, "href") : (tree.QuerySelector("meta[property='og:url'][content]"), "content");
        if (element?.GetAttribute(attribute) is not { } address)
        {
            yield break;
        }

        var parts = address.Split(['/', '-', '_', '?', '#'], 64);
        for (var i = 0; i + 2 < parts.Length; i++)
        {
            if (parts[i].Length == 4 && TryNumber(parts[i], 1300, 2100, out var year) && TryNumber(parts[i + 1], 1, 12, out var month) && TryNumber(parts[i + 2], 1, 31, out var day))
            {
                yield return new FoundProperty(DocumentPropertyName.Published, string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}"), Source, strings.PlaceOf(element, attribute));
                yield break;
            }
        }
    }

    private static bool TryNumber(string text, int lowest, int highest, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length is 1 or 2 or 4 && number >= lowest && number <= highest;
}
