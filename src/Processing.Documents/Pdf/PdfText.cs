using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Pdf;

/// <summary>Makes text of what <c>pdftotext -bbox-layout</c> writes: each of its blocks is a block, its lines joined by spaces, each word with its box; of one that is set in columns each line.</summary>
internal sealed class PdfText(DocumentLimits limits)
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<List<PdfWord>> _lines = [];

    // Of the page, before the next block.
    private int _characters;

    public List<DraftBlock> Blocks { get; } = [];

    public int Pages { get; private set; }

    /// <summary>What the PDF says of itself: <c>title</c> and the names of its information dictionary.</summary>
    public Dictionary<string, string> Information { get; } = new(StringComparer.Ordinal);

    public byte[] ToBytes() => _text.WrittenSpan.ToArray();

    /// <summary>Reads the output.</summary>
    /// <returns>The limit that was met; null for none.</returns>
    /// <exception cref="XmlException">The output is cut short.</exception>
    public ReadError? Read(ReadOnlyMemory<byte> output, CancellationToken cancellation)
    {
        // The document type that it writes is passed over and not looked up; poppler lets characters through that XML forbids.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };
        using var reader = XmlReader.Create(new MemoryStream(output.ToArray(), writable: false), settings);
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (reader.LocalName)
            {
                case "title" when reader.NodeType == XmlNodeType.Element:
                    Information.TryAdd("Title", TextOf(reader));
                    break;
                case "meta" when reader.GetAttribute("name") is { } name:
                    Information.TryAdd(name, reader.GetAttribute("content")?.Trim() ?? "");
                    break;
                case "page" when reader.NodeType == XmlNodeType.Element:
                    Pages++;
                    _characters = 0;
                    break;
                case "line" when reader.NodeType == XmlNodeType.Element:
                    _lines.Add([]);
                    break;
                case "word" when reader.NodeType == XmlNodeType.Element && _lines.Count > 0:
                    var place = new PdfWord("", Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"));
                    _lines[^1].Add(place with { Text = TextOf(reader) });
                    break;
                case "block" when reader.NodeType == XmlNodeType.EndElement:
                    AddBlock();
                    break;
                default:
                    break;
            }

            if (Blocks.Count > limits.MaxBlocks)
            {
                return ReadDiagnostics.TooManyBlocks(limits.MaxBlocks);
            }
        }

        return null;
    }

    private static string TextOf(XmlReader reader)
    {
        var text = "";
        while (!reader.IsEmptyElement && reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            text += reader.Value;
        }

        return text.Replace('\n', ' ').Trim();
    }

    private static double Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private void AddBlock()
    {
        var lines = _lines.ConvertAll(line => PdfLine.Join(line));
        _lines.Clear();
        var direction = DirectionOf(lines);
        foreach (var part in PdfColumns.Split(lines, direction))
        {
            AddLines(part, direction);
        }
    }

    private void AddLines(List<List<PdfWord>> lines, TextDirection direction)
    {
        var boxes = ImmutableArray.CreateBuilder<(TextSpan Span, PageBox Box)>(lines.Sum(line => line.Count));
        var start = 0;
        foreach (var ordered in lines)
        {
            foreach (var (word, text) in Words(VisualOrder.ToReading(Spell(ordered), direction)))
            {
                if (boxes.Count > 0)
                {
                    _text.Write(IsJoined(boxes, word, ordered) ? ""u8 : " "u8);
                }
                else if (_text.WrittenCount > 0)
                {
                    _text.Write("\n"u8);
                }

                var from = _text.WrittenCount;
                start = boxes.Count == 0 ? from : start;
                _text.Write(Encoding.UTF8.GetBytes(text));
                var box = ordered[word];
                boxes.Add((new TextSpan(from, _text.WrittenCount), new PageBox(box.Left, box.Top, box.Right, box.Bottom)));
            }
        }

        if (boxes.Count > 0)
        {
            var span = new TextSpan(start, _text.WrittenCount);
            Blocks.Add(new DraftBlock(span, BlockKind.Paragraph) { Direction = direction, Location = new PdfBlockLocation(Pages, _characters, boxes.ToImmutable()) });
            _characters += Utf8Text.CountCodePoints(_text.WrittenSpan[span.Start..span.End]) + 1;
        }
    }

    // A line from right to left may hold more Latin letters than its own, in addresses; then its first and its last letter tell, unless it ends as a sentence from left to right does.
    private static TextDirection DirectionOf(List<List<PdfWord>> lines)
    {
        var most = Directions.Of(Encoding.UTF8.GetBytes(string.Concat(lines.SelectMany(line => line).Select(word => word.Text))));
        return most == TextDirection.LeftToRight && lines.Count > 0 && lines.TrueForAll(line => IsEnclosed(string.Concat(line.Select(word => word.Text)))) ? TextDirection.RightToLeft : most;
    }

    private static bool IsEnclosed(string seen)
    {
        var letters = seen.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count > 0 && Directions.IsRightToLeft(letters[0].Value) && Directions.IsRightToLeft(letters[^1].Value) && seen[^1] is not ('.' or '!' or '?');
    }

    // A word of two directions may come apart in reading order; its parts are still one word.
    private static bool IsJoined(ImmutableArray<(TextSpan Span, PageBox Box)>.Builder boxes, int word, List<PdfWord> ordered) =>
        boxes[^1].Box is var last && last.Left == ordered[word].Left && last.Top == ordered[word].Top && last.Right == ordered[word].Right;

    private static List<(Rune Rune, int Word)> Spell(List<PdfWord> line)
    {
        var seen = new List<(Rune, int)>();
        for (var i = 0; i < line.Count; i++)
        {
            if (i > 0)
            {
                seen.Add((new Rune(' '), -1));
            }

            foreach (var rune in line[i].Text.EnumerateRunes())
            {
                seen.Add((rune, i));
            }
        }

        return seen;
    }

    private static IEnumerable<(int Word, string Text)> Words(List<(Rune Rune, int Word)> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Count; i++)
        {
            if (line[i].Word < 0)
            {
                continue;
            }

            text.Append(line[i].Rune.ToString());
            if (i + 1 == line.Count || line[i + 1].Word != line[i].Word)
            {
                yield return (line[i].Word, text.ToString());
                text.Clear();
            }
        }
    }
}
