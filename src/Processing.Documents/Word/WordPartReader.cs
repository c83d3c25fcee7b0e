using System.Xml;
using Processing.Text;

namespace Processing.Documents.Word;

/// <summary>Reads a part of a file of Word in one pass: its paragraphs, in tables and text boxes too.</summary>
/// <remarks>A text box stands before the paragraph that it hangs on. What was deleted with changes tracked, hidden text, and the older form of what Word writes twice are left out.</remarks>
internal sealed class WordPartReader(string part, WordText text, WordStyles styles, IReadOnlyDictionary<string, string> addresses, bool isBoilerplate)
{
    private readonly Stack<WordParagraph> _paragraphs = new();
    private readonly Stack<WordTable> _tables = new();
    private readonly Stack<string> _links = new();
    private int _paragraphCount;
    private bool _isHidden;

    /// <summary>Comments that hang on the text.</summary>
    public int Comments { get; private set; }

    /// <summary>Stretches that were deleted with changes tracked.</summary>
    public int Deletions { get; private set; }

    /// <summary>Reads the part.</summary>
    /// <returns>The limit that was met; null for none.</returns>
    public ReadError? Read(XmlReader reader, DocumentLimits limits, CancellationToken cancellation)
    {
        while (!reader.EOF)
        {
            cancellation.ThrowIfCancellationRequested();
            if (text.IsFull)
            {
                return ReadDiagnostics.TooManyBlocks(limits.MaxBlocks);
            }

            if (IsTooDeep(reader, limits) || (reader.NodeType == XmlNodeType.Element && IsLeftOut(reader) && !SkipInner(reader, limits)))
            {
                return ReadDiagnostics.WordTooDeep(part, limits.MaxElementDepth);
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element when IsText(reader) && !IsLeftOut(reader):
                    Enter(reader);
                    if (reader.IsEmptyElement)
                    {
                        Leave(reader.LocalName);
                    }

                    break;
                case XmlNodeType.EndElement when IsText(reader):
                    Leave(reader.LocalName);
                    break;
                default:
                    break;
            }

            reader.Read();
        }

        return text.IsFull ? ReadDiagnostics.TooManyBlocks(limits.MaxBlocks) : null;
    }

    private bool IsLeftOut(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "del" or "moveFrom":
                Deletions += reader.IsEmptyElement ? 0 : 1;
                return true;
            case "Fallback" or "instrText" or "delText" or "pPrChange" or "rPrChange" or "tblPrChange" or "trPrChange" or "tcPrChange" or "sectPrChange" or "rt":
                return true;
            default:
                return false;
        }
    }

    // Of Word in either edition of the standard, or the words of a formula; drawings have paragraphs of their own, which are no text.
    private static bool IsText(XmlReader reader) =>
        reader.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal) || (reader.LocalName == "t" && reader.NamespaceURI.EndsWith("/math", StringComparison.Ordinal));

    private static bool IsTooDeep(XmlReader reader, DocumentLimits limits) => reader.NodeType == XmlNodeType.Element && reader.Depth >= limits.MaxElementDepth;

    // To the end tag, and not by XmlReader.Skip, which would not look at the depth.
    private static bool SkipInner(XmlReader reader, DocumentLimits limits)
    {
        var (depth, isEmpty) = (reader.Depth, reader.IsEmptyElement);
        while (!isEmpty && reader.Read() && reader.Depth > depth)
        {
            if (IsTooDeep(reader, limits))
            {
                return false;
            }
        }

        return true;
    }

    private void Enter(XmlReader reader)
    {
        var paragraph = _paragraphs.TryPeek(out var open) ? open : null;
        switch (reader.LocalName)
        {
            case "p":
                if (_tables.TryPeek(out var around))
                {
                    around.NeedCell();
                }

                _paragraphs.Push(new WordParagraph(_paragraphCount++));
                break;
            case "tbl":
                _tables.Push(new WordTable());
                break;
            case "r":
                _isHidden = false;
                break;
            case "vanish":
                _isHidden = IsOn(reader);
                break;
            case "commentReference":
                Comments++;
                break;
            case "hyperlink":
                _links.Push(addresses.GetValueOrDefault(IdOf(reader), ""));
                break;
            default:
                if (paragraph is not null)
                {
                    EnterParagraph(reader, paragraph);
                }

                if (_tables.TryPeek(out var table))
                {
                    table.Enter(reader.LocalName, ValueOf(reader));
                }

                break;
        }
    }

    private void EnterParagraph(XmlReader reader, WordParagraph paragraph)
    {
        switch (reader.LocalName)
        {
            case "pStyle":
                paragraph.Style = ValueOf(reader);
                break;
            case "outlineLvl":
                paragraph.Outline = ValueOf(reader);
                break;
            case "numId":
                paragraph.IsList = ValueOf(reader) is not "0";
                break;
            case "bidi":
                paragraph.Direction = IsOn(reader) ? TextDirection.RightToLeft : TextDirection.LeftToRight;
                break;
            case "t" when !_isHidden && !reader.IsEmptyElement:
                Append(paragraph, ReadText(reader));
                break;
            case "tab" when reader.GetAttribute("pos", reader.NamespaceURI) is null:
                Append(paragraph, "\t");
                break;
            case "br" or "cr":
                Append(paragraph, "\n");
                break;
            case "noBreakHyphen":
                Append(paragraph, "\u2011");
                break;
            case "softHyphen":
                Append(paragraph, "\u00AD");
                break;
            default:
                break;
        }
    }

    // Stays on the end tag, so that the loop goes on behind it.
    private static string ReadText(XmlReader reader)
    {
        var text = "";
        while (reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
        {
            text += reader.Value;
        }

        // Line breaks in the file are white space; those of the text are elements.
        return text.Replace('\n', ' ');
    }

    private void Append(WordParagraph paragraph, string words)
    {
        var start = paragraph.Text.Length;
        paragraph.Text.Append(words);
        if (_links.TryPeek(out var target) && target.Length > 0 && words.Length > 0)
        {
            if (paragraph.Links is [.., var last] && last.End == start && last.Target == target)
            {
                paragraph.Links[^1] = last with { End = paragraph.Text.Length };
            }
            else
            {
                paragraph.Links.Add((start, paragraph.Text.Length, target));
            }
        }
    }

    private void Leave(string name)
    {
        switch (name)
        {
            case "p" when _paragraphs.TryPop(out var paragraph):
                var cell = _tables.TryPeek(out var around) ? around.Cell : null;
                text.Add(paragraph, part, KindOf(paragraph), cell, isBoilerplate);
                break;
            case "tbl":
                _tables.TryPop(out _);
                break;
            case "hyperlink":
                _links.TryPop(out _);
                break;
            default:
                if (_tables.TryPeek(out var table))
                {
                    table.Leave(name);
                }

                break;
        }
    }

    private (BlockKind Kind, int Level) KindOf(WordParagraph paragraph)
    {
        if (paragraph.Outline is { } outline && WordStyles.LevelOf(outline) is > 0 and var level)
        {
            return (BlockKind.Heading, level);
        }

        var kind = styles.KindOf(paragraph.Style);
        return kind.Kind is BlockKind.Paragraph or BlockKind.ListItem && paragraph.IsList is { } isList ? (isList ? BlockKind.ListItem : BlockKind.Paragraph, 0) : kind;
    }

    private static string? ValueOf(XmlReader reader) => reader.GetAttribute("val", reader.NamespaceURI);

    private static bool IsOn(XmlReader reader) => ValueOf(reader) is not ("0" or "false" or "off");

    // The attribute is of the namespace of relationships, which differs between the editions of the standard.
    private static string IdOf(XmlReader reader)
    {
        var id = "";
        while (reader.MoveToNextAttribute())
        {
            id = reader.LocalName == "id" ? reader.Value : id;
        }

        reader.MoveToElement();
        return id;
    }
}
