using System.Text;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads the date that a page shows to its readers beside the title or under the text.</summary>
internal static class VisibleDate
{
    private const int BlocksBefore = 4;
    private const int BlocksBehind = 12;
    private const int LongestLine = 160;
    private const int WordsOfSentence = 6;
    private const int LettersOfWord = 3;

    /// <summary>The first whole date in a short block around the title, outside of tables and sentences, with the times in it or, if it has none, in the block after; null where there is none.</summary>
    /// <param name="blocks">The blocks of the page.</param>
    /// <param name="details">What is known of them.</param>
    /// <param name="text">The text of the page.</param>
    public static ShownDate? Find(IReadOnlyList<PageBlock> blocks, IReadOnlyList<BlockDetail> details, ReadOnlySpan<byte> text)
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
            if (details[i].Cell is null && span.Length <= LongestLine && !IsSentence(text[span.Start..span.End]) && 2 * blocks[i].LinkCharacters <= blocks[i].Characters && PageDates.ReadInText(Encoding.UTF8.GetString(text[span.Start..span.End])) is { } date)
            {
                var times = TimesIn(text, span);
                return new ShownDate(
                    FoundProperty.InText(DocumentPropertyName.Published, date, "visible text", span),
                    title < details.Count && i < title,
                    times.Length == 0 && i + 1 < blocks.Count ? TimesIn(text, blocks[i + 1].Span) : times);
            }
        }

        return null;
    }

    private static TimeOnly[] TimesIn(ReadOnlySpan<byte> text, TextSpan line) => line.Length <= LongestLine ? [.. ShownClock.Read(Encoding.UTF8.GetString(text[line.Start..line.End]))] : [];

    // A sentence tells of some other day. Its full stop stands behind a word that is no abbreviation like `a.m.`, with other words before it.
    private static bool IsSentence(ReadOnlySpan<byte> line)
    {
        for (var at = line.IndexOfAny(".!?"u8); at >= 0;)
        {
            var word = line[..at][(line[..at].LastIndexOf((byte)' ') + 1)..];
            var endsLine = at == line.Length - 1 && !word.Contains((byte)'.');
            if ((endsLine || (word.Length >= LettersOfWord && !word.Contains((byte)'.') && !char.IsAsciiDigit((char)word[^1]))) && line[..at].Count((byte)' ') >= WordsOfSentence)
            {
                return true;
            }

            var next = line[(at + 1)..].IndexOfAny(".!?"u8);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
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
