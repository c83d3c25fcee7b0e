using AngleSharp.Dom;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>Goes through the tree of a page once, in its order, without recursion, and cuts its text into blocks.</summary>
internal sealed class PageWalker(ReadOnlyMemory<byte> content, HtmlTextRuns runs, DraftText text, PageSelections selections, int limit, CancellationToken cancellation)
{
    private readonly Stack<Frame> _open = new();

    /// <summary>The elements that begin and end blocks, in the order of the page.</summary>
    public List<PageNode> Nodes { get; } = [];

    /// <summary>The blocks, in the order of the page.</summary>
    public List<PageBlock> Blocks { get; } = [];

    /// <summary>Targets of the links, as written.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>Goes through the page.</summary>
    /// <returns>Whether it stayed within the limit of blocks.</returns>
    public bool Walk(IElement root)
    {
        Open(root, new Context(null, BlockKind.Paragraph, 0, new TextMark(-1, null), null, IsPreformatted: false));
        while (_open.TryPeek(out var frame))
        {
            if (Blocks.Count > limit)
            {
                return false;
            }

            if (frame.NextChild == frame.Children.Length)
            {
                _open.Pop();
                Leave(frame);
                continue;
            }

            switch (frame.Children[frame.NextChild++])
            {
                case IText node:
                    AddText(node.Data, frame.Context);
                    break;
                case IElement element:
                    Enter(element, frame.Context);
                    break;
                default:
                    break;
            }
        }

        return Blocks.Count <= limit;
    }

    private void Enter(IElement element, Context context)
    {
        cancellation.ThrowIfCancellationRequested();
        var role = ElementRoles.Of(element);
        if (role is ElementRole.Skipped)
        {
            return;
        }

        context = context with { Mark = context.Mark with { Selected = selections.Enter(element, context.Mark.Selected) } };
        switch (role)
        {
            case ElementRole.LineBreak:
                EndLine(context);
                return;
            case ElementRole.Link:
                Targets.Add(element.GetAttribute("href") ?? "");
                _open.Push(new Frame(element, role, context with { Mark = context.Mark with { Link = Targets.Count - 1 } }));
                return;
            case ElementRole.Inline:
                _open.Push(new Frame(element, role, context));
                return;
            default:
                EndLine(context);
                Open(element, context);
                return;
        }
    }

    private void Open(IElement element, Context context)
    {
        var role = ElementRoles.Of(element);
        var table = context.Table;
        DraftCell? cell = context.Node?.Cell;
        switch (role)
        {
            case ElementRole.Table:
                if (table is not null)
                {
                    table.HasInner = true;
                }

                table = new DraftTable { IsSaidLayout = element.GetAttribute("role") is "presentation" or "none" };
                break;
            case ElementRole.Row when element.LocalName == "tr":
                table?.OpenRow();
                break;
            // A list of terms and what is said of them is a table of two columns.
            case ElementRole.Block when element.LocalName == "dl":
                table = new DraftTable();
                break;
            case ElementRole.ListItem when element.LocalName == "dt":
                table?.OpenRow();
                cell = table?.Place(1, 1, isHeader: true);
                break;
            case ElementRole.ListItem when element.LocalName == "dd":
                cell = table?.Place(1, 1, isHeader: false);
                break;
            case ElementRole.Cell when table is not null:
                cell = table.Place(Number(element, "rowspan"), Number(element, "colspan"), element.LocalName == "th");
                break;
            default:
                break;
        }

        var node = new PageNode(element, context.Node, role) { FirstBlock = Blocks.Count, Cell = cell };
        Nodes.Add(node);
        var (kind, level) = role switch
        {
            ElementRole.Heading => (BlockKind.Heading, element.LocalName[1] - '0'),
            ElementRole.ListItem => (BlockKind.ListItem, 0),
            ElementRole.Quotation => (BlockKind.Quotation, 0),
            ElementRole.Caption => (BlockKind.Caption, 0),
            ElementRole.Cell => (BlockKind.TableCell, 0),
            _ => (context.Kind, context.Level),
        };
        _open.Push(new Frame(element, role, new Context(node, kind, level, context.Mark, table, context.IsPreformatted || role == ElementRole.Preformatted)));
    }

    private void Leave(Frame frame)
    {
        if (frame.Role is ElementRole.Inline or ElementRole.Link || frame.Context.Node is not { } node)
        {
            return;
        }

        EndLine(frame.Context);
        node.EndBlock = Blocks.Count;
    }

    private void AddText(string data, Context context)
    {
        var at = 0;
        while (runs.TryNext(data, ref at, out var pieces))
        {
            foreach (var piece in pieces)
            {
                if (context.IsPreformatted)
                {
                    AddLines(piece, context);
                }
                else
                {
                    text.Add(piece, context.Mark);
                }
            }
        }
    }

    private void AddLines(TextPiece piece, Context context)
    {
        if (piece.Replacement is not null)
        {
            text.Add(piece, context.Mark);
            if (piece.Replacement == "\n")
            {
                EndLine(context);
            }

            return;
        }

        for (var start = piece.Source.Start; start < piece.Source.End;)
        {
            var length = content.Span[start..piece.Source.End].IndexOf((byte)'\n');
            var end = length < 0 ? piece.Source.End : start + length + 1;
            text.Add(new TextPiece(new OriginalSpan(start, end), null), context.Mark);
            if (length >= 0)
            {
                EndLine(context);
            }

            start = end;
        }
    }

    private void EndLine(Context context)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var (span, linkCharacters, firstLink) = text.Close();
        if (span.IsEmpty || context.Node is not { } owner)
        {
            return;
        }

        var written = text.Text[span.Start..span.End];
        Blocks.Add(new PageBlock(owner, span, context.Kind, context.Level, Utf8Text.CountCodePoints(written), linkCharacters, firstLink));
    }

    private static int Number(IElement element, string attribute) => int.TryParse(element.GetAttribute(attribute), out var number) ? number : 1;

    /// <summary>What holds for text in an element.</summary>
    private sealed record Context(PageNode? Node, BlockKind Kind, int Level, TextMark Mark, DraftTable? Table, bool IsPreformatted);

    private sealed class Frame(IElement element, ElementRole role, Context context)
    {
        public INodeList Children { get; } = element.ChildNodes;

        public int NextChild { get; set; }

        public ElementRole Role => role;

        public Context Context => context;
    }
}
