using System.Buffers;
using Markdig.Syntax;

namespace Processing.Documents.Markdown;

/// <summary>Keeps the work of Markdig on hostile text within bounds, which it has none of its own for and cannot be stopped in.</summary>
/// <remarks>
/// Its inline parser takes time with the square of the emphasis, brackets and bare links of a block, and fails on more than some thousand. So a block may have
/// <see cref="MostMarks"/> of them, and the squares of a whole document may come to a multiple of its length; a block beyond is read as it is written, and told.
/// A line may open <see cref="DeepestLine"/> quotations and lists. Over many lines they nest to the depth that Markdig takes, which it looks at only when it has read all lines, each through all
/// lists that are open.
/// </remarks>
internal sealed class MarkdownGuard(int length, CancellationToken cancellation)
{
    private const int MostMarks = 2_000;
    private const int DeepestLine = 64;

    // Beyond what Markdig takes, so that it has the last word.
    private const int DeepestBlock = 256;
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_[]~`!<^+=");
    private static readonly SearchValues<string> BareLinks = SearchValues.Create(["://", "www.", "mailto:", "tel:"], StringComparison.Ordinal);
    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-*_ \t\r");
    private long _left = 10_000_000 + 5L * length;

    private int _skipped;

    /// <summary>Blocks, definitions and underlines that are read as they are written.</summary>
    public int Skipped => _skipped + Paragraphs.Skipped;

    /// <summary>Reads the paragraphs.</summary>
    public BoundedParagraphParser Paragraphs { get; } = new();

    /// <summary>Where a line opens too many quotations and lists, UTF-16; -1 where none does. O(text).</summary>
    public static int FindTooDeep(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(start, end - start);
            if (CountOpeners(line) > DeepestLine && line.ContainsAnyExcept(RuleCharacters))
            {
                return start;
            }

            start = end + 1;
        }

        return -1;
    }

    /// <summary>Decides about a block when Markdig has read its lines.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">The block stands deeper than Markdig goes, which says so in the same way.</exception>
    public void Look(LeafBlock block)
    {
        cancellation.ThrowIfCancellationRequested();
        var depth = 0;
        for (Block? outer = block.Parent; outer is not null; outer = outer.Parent)
        {
            if (++depth > DeepestBlock)
            {
                throw new ArgumentException("too deep", nameof(block));
            }
        }

        if (!block.ProcessInlines)
        {
            return;
        }

        long marks = 0;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i].Slice.AsSpan();
            foreach (var character in line)
            {
                marks += Marks.Contains(character) ? 1 : 0;
            }

            // Each bare link looks at all that was read before it in the block.
            for (var at = line.IndexOfAny(BareLinks); at >= 0; at = line.IndexOfAny(BareLinks))
            {
                marks++;
                line = line[(at + 3)..];
            }
        }

        if (marks > MostMarks || marks * marks > _left)
        {
            block.ProcessInlines = false;
            _skipped++;
            return;
        }

        _left -= marks * marks;
    }

    private static int CountOpeners(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] is '>' or '-' or '*' or '+')
            {
                count++;
            }
            else if (char.IsAsciiDigit(line[at]))
            {
                while (at < line.Length && char.IsAsciiDigit(line[at]))
                {
                    at++;
                }

                if (at >= line.Length || line[at] is not ('.' or ')'))
                {
                    break;
                }

                count++;
            }
            else if (line[at] is not (' ' or '\t'))
            {
                break;
            }
        }

        return count;
    }
}
