using System.Text;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads the date that a page shows to its readers beside the title or under the text.</summary>
internal static class VisibleDate
{
    private const int BlocksBefore = 4;
    private const int BlocksBehind = 12;
    private const int LongestLine = 160;

    /// <summary>The first whole date in a short block around the title; null where there is none.</summary>
    /// <param name="blocks">The blocks of the page.</param>
    /// <param name="details">What is known of them.</param>
    /// <param name="text">The text of the page.</param>
    public static FoundProperty? Find(IReadOnlyList<PageBlock> blocks, IReadOnlyList<BlockDetail> details, ReadOnlySpan<byte> text)
    {
        var title = 0;
        while (title < details.Count && details[title].Structure != BlockKind.Title)
        {
            title++;
        }

        var start = title == details.Count ? 0 : title;
        foreach (var i in Around(start, blocks.Count))
        {
            var span = blocks[i].Span;
            if (span.Length <= LongestLine && 2 * blocks[i].LinkCharacters <= blocks[i].Characters && PageDates.ReadInText(Encoding.UTF8.GetString(text[span.Start..span.End])) is { } date)
            {
                return FoundProperty.InText(DocumentPropertyName.Published, date, "visible text", span);
            }
        }

        return null;
    }

    private static IEnumerable<int> Around(int title, int count)
    {
        for (var i = title; i < Math.Min(count, title + BlocksBehind); i++)
        {
            yield return i;
        }

        for (var i = title - 1; i >= Math.Max(0, title - BlocksBefore); i--)
        {
            yield return i;
        }
    }
}
