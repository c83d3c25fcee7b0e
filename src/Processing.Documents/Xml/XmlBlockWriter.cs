using System.Globalization;
using System.Text;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>The second pass over a document that is known to be well-formed: writes its text and cuts it into blocks.</summary>
/// <remarks>
/// The outermost element with text directly in it makes a block of all the text in it, so that <c>b</c> or <c>link</c> inside of a sentence part nothing; elements
/// that are blocks by their name, such as <c>p</c>, cut it also there.
/// </remarks>
internal sealed class XmlBlockWriter
{
    private readonly ReadOnlyMemory<byte> _content;
    private readonly XmlOutline _outline;
    private readonly DocumentLimits _limits;
    private readonly HtmlFragment _fragments;
    private readonly StringBuilder _path = new();
    private DecodedText? _decoded;
    private XmlFrame? _open;
    private int _element;
    private int _pathCharacters;
    private ReadError? _error;

    public XmlBlockWriter(ReadOnlyMemory<byte> content, XmlOutline outline, DocumentLimits limits, CancellationToken cancellation)
    {
        (_content, _outline, _limits) = (content, outline, limits);
        Text = new DraftText(content);
        _fragments = new HtmlFragment(Text, limits.MaxBlocks, cancellation);
    }

    public DraftText Text { get; }

    public List<DraftBlock> Blocks { get; } = [];

    public XmlDialect Dialect { get; private set; }

    /// <summary>What tags say of the document.</summary>
    public List<FoundProperty> Properties { get; } = [];

    public List<DocumentLink> TakeLinks() => _fragments.TakeLinks();

    /// <summary>Goes through the document.</summary>
    /// <returns>The limit that was met; null for none.</returns>
    public ReadError? Write(int start, CancellationToken cancellation)
    {
        var scanner = new XmlScanner(_content, start);
        while (_error is null && scanner.TryNext(out var token) && token.Span.Start < _outline.End)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (token.Kind)
            {
                case XmlTokenKind.StartTag:
                    Enter(token);
                    break;
                case XmlTokenKind.EmptyTag:
                    Enter(token);
                    Leave();
                    break;
                case XmlTokenKind.EndTag:
                    Leave();
                    break;
                case XmlTokenKind.Text or XmlTokenKind.CData when _open is { IsInText: true }:
                    XmlText.Split(_content.Span, token, Add);
                    break;
                default:
                    break;
            }
        }

        return _error;
    }

    private void Enter(XmlToken token)
    {
        var name = Encoding.UTF8.GetString(_content.Span[token.Inner.Start..token.Inner.End]);
        var tag = _content.Span[token.Span.Start..token.Span.End];
        if (_open is null)
        {
            Dialect = XmlRoles.DialectOf(name);
        }

        var parent = _open;
        var facts = _outline.Elements[_element++];
        var role = XmlRoles.Of(Dialect, parent?.Name ?? "", name, Dialect == XmlDialect.Atom ? XmlAttributes.Find(tag, "type") : null);
        XmlFeedTags.Collect(Properties, Dialect, parent, name, tag);
        var pathStart = _path.Length;
        _path.Append('/').Append(name);
        if (facts.IsRepeated)
        {
            _path.Append(CultureInfo.InvariantCulture, $"[{facts.Index}]");
        }

        var (table, cell) = Place(name, parent);
        var inherited = role.Kind == BlockKind.Paragraph && parent is { IsInText: true } ? role with { Kind = parent.Owner.Role.Kind } : role;
        var frame = new XmlFrame(name, inherited, parent, pathStart) { PathEnd = _path.Length, IsInText = facts.HasText || parent is { IsInText: true }, Table = table, Cell = cell };
        if (frame.EndsLine && parent is not null)
        {
            EndLine(parent.Owner);
        }

        _open = frame;
        _decoded ??= frame.IsInText && frame.Role.Markup != XmlMarkup.None ? new DecodedText(_content) : null;
    }

    private static (DraftTable? Table, DraftCell? Cell) Place(string name, XmlFrame? parent)
    {
        var (table, cell) = (parent?.Table, parent?.Cell);
        switch (name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..])
        {
            case "table":
                table = new DraftTable();
                break;
            case "tr" or "row":
                table?.OpenRow();
                break;
            case "td" or "cell" or "entry":
                cell = table?.Place(1, 1, isHeader: false);
                break;
            case "th":
                cell = table?.Place(1, 1, isHeader: true);
                break;
            default:
                break;
        }

        return (table, cell);
    }

    private void Leave()
    {
        if (_open is not { } frame)
        {
            return;
        }

        if (frame.EndsLine)
        {
            EndLine(frame);
        }

        _path.Length = frame.PathStart;
        _open = frame.Parent;
    }

    private void Add(TextPiece piece)
    {
        if (_decoded is not null)
        {
            _decoded.Add(piece);
        }
        else if (_open is not null)
        {
            XmlLines.Add(_content.Span, piece, Text, () => EndLine(_open.Owner));
        }
    }

    private void EndLine(XmlFrame owner)
    {
        if (_decoded is { } decoded)
        {
            _decoded = null;
            if (decoded.HasTag ? owner.Role.Markup == XmlMarkup.Html : decoded.HasReference)
            {
                AddFragment(decoded, owner);
                return;
            }

            decoded.Translate(new TextPiece(new OriginalSpan(0, decoded.Bytes.Length), null), piece => XmlLines.Add(_content.Span, piece, Text, () => EndLine(owner)));
        }

        AddBlock(Text.Close().Span, owner, owner.Role.Kind, owner.Role.Level, owner.Cell);
    }

    private void AddFragment(DecodedText decoded, XmlFrame owner)
    {
        if (_fragments.Read(decoded, _limits.MaxBlocks - Blocks.Count) is not { } blocks)
        {
            _error = ReadDiagnostics.TooManyBlocks(_limits.MaxBlocks);
            return;
        }

        foreach (var block in blocks)
        {
            var kind = owner.Role.Kind == BlockKind.Title ? BlockKind.Title : block.Kind;
            AddBlock(block.Span, owner, kind, block.Level, block.Owner.Cell);
        }
    }

    private void AddBlock(TextSpan span, XmlFrame owner, BlockKind kind, int level, DraftCell? cell)
    {
        if (span.IsEmpty || _error is not null)
        {
            return;
        }

        var path = owner.Path ??= _path.ToString(0, owner.PathEnd);
        _pathCharacters += path.Length;
        _error = Blocks.Count >= _limits.MaxBlocks ? ReadDiagnostics.TooManyBlocks(_limits.MaxBlocks)
            : _pathCharacters > _limits.MaxPathCharacters ? ReadDiagnostics.PathsTooLong(_limits.MaxPathCharacters)
            : null;
        Blocks.Add(new DraftBlock(span, kind, level, path, cell));
    }
}
