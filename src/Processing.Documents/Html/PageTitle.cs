using System.Collections.Immutable;
using System.Text;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>Finds the block that is the title of a page.</summary>
internal static class PageTitle
{
    private const int ShortestTitle = 6;
    private const int LongestTitle = 400;

    /// <summary>Number of the block; -1 where the page shows none.</summary>
    /// <remarks>The highest heading that says what the page says of itself to be its title; where none does, the only heading of the highest level.</remarks>
    public static int Find(List<PageBlock> blocks, ReadOnlySpan<byte> text, ImmutableArray<FoundProperty> properties)
    {
        var titles = properties.Where(property => property.Name == DocumentPropertyName.Title).Select(property => Fold(property.Value)).Where(title => title.Length >= ShortestTitle).ToList();
        var (best, bestRank, top) = (-1, int.MaxValue, -1);
        var topCount = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Span.Length > LongestTitle || (block.Level == 0 && best >= 0))
            {
                continue;
            }

            if (block.Level == 1)
            {
                topCount++;
                top = topCount == 1 ? i : top;
            }

            var folded = Fold(Encoding.UTF8.GetString(text[block.Span.Start..block.Span.End]));
            var rank = block.Level == 0 ? 7 : block.Level;
            if (folded.Length >= ShortestTitle && rank < bestRank && titles.Exists(title => title == folded || (title.StartsWith(folded, StringComparison.Ordinal) && folded.Length * 3 > title.Length && block.Level > 0)))
            {
                (best, bestRank) = (i, rank);
            }
        }

        return best >= 0 ? best : topCount == 1 ? top : -1;
    }

    // Letters and digits only: pages vary in quotes, dashes and spaces.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }
}
