using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Processing.Documents.Drafts;
using Processing.Documents.Xml;
using Processing.Text;

namespace Processing.Documents.Markdown;

/// <summary>Goes through the tree of Markdig and cuts its text into blocks.</summary>
internal sealed class MarkdownWriter
{
    private static readonly Context Outside = new(BlockKind.Paragraph, 0, null, null);
    private readonly List<string> _targets = [];
    private readonly HtmlFragment _fragments;
    private readonly ReadOnlyMemory<byte> _content;
    private readonly MarkdownSource _source;
    private readonly DocumentLimits _limits;
    private readonly CancellationToken _cancellation;
    private bool _isFull;

    public MarkdownWriter(ReadOnlyMemory<byte> content, MarkdownSource source, DocumentLimits limits, CancellationToken cancellation)
    {
        (_content, _source, _limits, _cancellation) = (content, source, limits, cancellation);
        Text = new DraftText(content);
        _fragments = new HtmlFragment(Text, limits.MaxBlocks, cancellation);
    }

    public DraftText Text { get; }

    public List<DraftBlock> Blocks { get; } = [];

    public List<DocumentLink> Links { get; } = [];

    private bool IsFull => _isFull || Blocks.Count > _limits.MaxBlocks;

    /// <summary>Goes through a document.</summary>
    /// <returns>Whether it stayed within the limit of blocks.</returns>
    public bool Write(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            Write(block, Outside);
        }

        return !IsFull;
    }

    // Recurses: Markdig itself refuses trees deeper than its limit of 128.
    private void Write(Block block, Context context)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (block)
        {
            case YamlFrontMatterBlock or LinkReferenceDefinitionGroup:
                return;
            case HtmlBlock html:
                WriteHtml(html);
                return;
            case HeadingBlock heading:
                WriteLeaf(heading, context with { Kind = BlockKind.Heading, Level = heading.Level });
                return;
            case CodeBlock code:
                WriteLines(code, context);
                return;
            case LeafBlock leaf:
                WriteLeaf(leaf, context);
                return;
            case ContainerBlock container:
                var inner = Enter(container, context);
                foreach (var child in container)
                {
                    if (!IsFull)
                    {
                        Write(child, inner);
                    }
                }

                return;
            default:
                return;
        }
    }

    private static Context Enter(ContainerBlock container, Context context)
    {
        switch (container)
        {
            case QuoteBlock:
                return context with { Kind = BlockKind.Quotation };
            case ListItemBlock:
                return context with { Kind = BlockKind.ListItem };
            case Table:
                return context with { Kind = BlockKind.TableCell, Table = new DraftTable() };
            case TableRow:
                context.Table?.OpenRow();
                return context;
            case Markdig.Extensions.Tables.TableCell cell:
                return context with { Cell = context.Table?.Place(1, cell.ColumnSpan, cell.Parent is TableRow { IsHeader: true }) };
            default:
                return context;
        }
    }

    private void WriteLeaf(LeafBlock leaf, Context context)
    {
        if (leaf.Inline is null)
        {
            WriteLines(leaf, context);
            return;
        }

        WriteInlines(leaf.Inline, context, TextMark.None);
        EndLine(context);
    }

    private void WriteLines(LeafBlock leaf, Context context)
    {
        for (var i = 0; i < leaf.Lines.Count && !IsFull; i++)
        {
            _source.AddLine(leaf.Lines.Lines[i].Slice, piece => Text.Add(piece, TextMark.None));
            EndLine(context);
        }
    }

    private void WriteInlines(ContainerInline inlines, Context context, TextMark mark)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _source.AddText(literal.Span, literal.Content.AsSpan(), literal.IsFirstCharacterEscaped, piece => Text.Add(piece, mark));
                    break;
                case HtmlEntityInline entity:
                    Text.Add(_source.Replaced(entity.Span, entity.Transcoded.ToString()), mark);
                    break;
                case CodeInline code:
                    _source.AddText(code.Span, code.Content, isEscaped: false, piece => Text.Add(piece, mark));
                    break;
                case LineBreakInline { IsHard: true }:
                    EndLine(context);
                    break;
                case LineBreakInline line:
                    Text.Add(_source.Verbatim(line.Span.Start, line.Span.End + 1), mark);
                    break;
                case AutolinkInline auto:
                    _source.AddText(auto.Span, auto.Url, isEscaped: false, piece => Text.Add(piece, Target(auto.Url)));
                    break;
                case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    EndLine(context);
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case LinkInline target:
                    WriteInlines(target, context, Target(target.Url ?? ""));
                    break;
                case ContainerInline container:
                    WriteInlines(container, context, mark);
                    break;
                default:
                    break;
            }
        }
    }

    private TextMark Target(string url)
    {
        _targets.Add(url);
        return new TextMark(_targets.Count - 1, null);
    }

    // A block of HTML is a page of its own, verbatim.
    private void WriteHtml(HtmlBlock html)
    {
        var decoded = new DecodedText(_content);
        for (var i = 0; i < html.Lines.Count; i++)
        {
            _source.AddLine(html.Lines.Lines[i].Slice, decoded.Add);
        }

        if (_fragments.Read(decoded, _limits.MaxBlocks - Blocks.Count) is not { } blocks)
        {
            _isFull = true;
            return;
        }

        Links.AddRange(_fragments.TakeLinks());
        foreach (var block in blocks)
        {
            Blocks.Add(new DraftBlock(block.Span, block.Kind, block.Level, "", block.Owner.Cell));
        }
    }

    private void EndLine(Context context)
    {
        var firstLink = Text.Links.Count;
        var span = Text.Close().Span;
        foreach (var (place, link) in Text.Links.Skip(firstLink))
        {
            Links.Add(new DocumentLink(place, _targets[link]));
        }

        if (!span.IsEmpty)
        {
            Blocks.Add(new DraftBlock(span, context.Kind, context.Level, "", context.Cell));
        }
    }

    private sealed record Context(BlockKind Kind, int Level, DraftTable? Table, DraftCell? Cell);
}
