using System.Buffers;
using System.Text;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Word;

/// <summary>The text of a file of Word as it grows, in blocks.</summary>
internal sealed class WordText(DocumentLimits limits)
{
    private readonly ArrayBufferWriter<byte> _text = new();

    public List<DraftBlock> Blocks { get; } = [];

    public List<DocumentLink> Links { get; } = [];

    /// <summary>Whether there are more blocks than the limit allows.</summary>
    public bool IsFull => Blocks.Count > limits.MaxBlocks;

    public byte[] ToBytes() => _text.WrittenSpan.ToArray();

    /// <summary>Writes a paragraph; each of its lines is a block.</summary>
    public void Add(WordParagraph paragraph, string part, (BlockKind Kind, int Level) kind, DraftCell? cell, bool isBoilerplate)
    {
        var text = paragraph.Text.ToString();
        var (start, character) = (0, 0);
        while (start < text.Length && !IsFull)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            var (first, last) = Trim(text, start, end);
            if (first < last)
            {
                var place = new WordBlockLocation(part, paragraph.Number, character + CountRunes(text.AsSpan(start, first - start)));
                var span = Write(text.AsSpan(first, last - first));
                Blocks.Add(new DraftBlock(span, cell is not null && kind.Kind == BlockKind.Paragraph ? BlockKind.TableCell : kind.Kind, kind.Level, "", cell)
                {
                    Direction = paragraph.Direction,
                    Location = place,
                    IsBoilerplate = isBoilerplate,
                });
                AddLinks(paragraph, text, first, last, span.Start);
            }

            character += CountRunes(text.AsSpan(start, end - start)) + 1;
            start = end + 1;
        }
    }

    private void AddLinks(WordParagraph paragraph, string text, int first, int last, int offset)
    {
        foreach (var (start, end, target) in paragraph.Links)
        {
            var (from, to) = (Math.Max(start, first), Math.Min(end, last));
            if (from < to)
            {
                var at = offset + Encoding.UTF8.GetByteCount(text.AsSpan(first, from - first));
                Links.Add(new DocumentLink(new TextSpan(at, at + Encoding.UTF8.GetByteCount(text.AsSpan(from, to - from))), target));
            }
        }
    }

    private TextSpan Write(ReadOnlySpan<char> line)
    {
        if (_text.WrittenCount > 0)
        {
            _text.Write("\n"u8);
        }

        var start = _text.WrittenCount;
        _text.Advance(Encoding.UTF8.GetBytes(line, _text.GetSpan(Encoding.UTF8.GetMaxByteCount(line.Length))));
        return new TextSpan(start, _text.WrittenCount);
    }

    private static (int First, int Last) Trim(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || char.IsControl(text[start])))
        {
            start++;
        }

        while (start < end && (char.IsWhiteSpace(text[end - 1]) || char.IsControl(text[end - 1])))
        {
            end--;
        }

        return (start, end);
    }

    private static int CountRunes(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count += char.IsLowSurrogate(character) ? 0 : 1;
        }

        return count;
    }
}
