using System.Text;

namespace Processing.Documents.Xml;

/// <summary>The first pass over a document: whether its tags match, and what must be known of each element before its text is written.</summary>
internal sealed class XmlOutline
{
    private readonly ReadOnlyMemory<byte> _content;
    private readonly DocumentLimits _limits;
    private readonly List<XmlElement> _elements = [];
    private readonly Stack<Open> _open = new();
    private readonly XmlScanner _scanner;
    private XmlTolerance _tolerated;
    private bool _isEnded;

    private XmlOutline(ReadOnlyMemory<byte> content, int start, DocumentLimits limits)
    {
        (_content, _limits) = (content, limits);
        _scanner = new XmlScanner(content, start);
        End = content.Length;
    }

    /// <summary>The elements, in the order of their start tags.</summary>
    public IReadOnlyList<XmlElement> Elements => _elements;

    /// <summary>Faults that were put up with.</summary>
    public XmlTolerance Tolerated => _isEnded ? _tolerated : _scanner.Tolerated;

    /// <summary>Where the text ends that is read: the end of a feed, behind which servers leave scripts and messages of errors; else that of the content.</summary>
    public int End { get; private set; }

    /// <summary>Goes through a document, in O(bytes) time and memory for its elements and names.</summary>
    public static (XmlOutline Outline, ReadError? Error) Of(ReadOnlyMemory<byte> content, int start, DocumentLimits limits, CancellationToken cancellation)
    {
        var outline = new XmlOutline(content, start, limits);
        return (outline, outline.Read(cancellation));
    }

    private ReadError? Read(CancellationToken cancellation)
    {
        while (_scanner.TryNext(out var token))
        {
            cancellation.ThrowIfCancellationRequested();
            var isBehind = _isEnded;
            if (Take(token) is { } error)
            {
                return isBehind ? EndAt(token.Span.Start) : error;
            }
        }

        if (_isEnded && _scanner.Fault is not null)
        {
            return EndAt(_scanner.Position);
        }

        if (_scanner.Fault is { } fault)
        {
            return fault.Entity is null ? Invalid(fault.Offset, fault.What) : ReadDiagnostics.EntityNotRead(_content.Span, fault.Offset, fault.Entity);
        }

        return _open.TryPeek(out var open) ? Invalid(_content.Length, $"`{open.Name}` has no end tag")
            : _elements.Count == 0 ? Invalid(_content.Length, "no element")
            : null;
    }

    // What follows the end of a feed is left out, and no error.
    private ReadError? EndAt(int offset)
    {
        End = offset;
        return null;
    }

    private ReadError? Take(XmlToken token)
    {
        var inner = _content.Span[token.Inner.Start..token.Inner.End];
        switch (token.Kind)
        {
            case XmlTokenKind.StartTag or XmlTokenKind.EmptyTag when _open.Count == 0 && _elements.Count > 0:
                return Invalid(token.Span.Start, "a second element outside of the first");
            case XmlTokenKind.StartTag or XmlTokenKind.EmptyTag when _open.Count == _limits.MaxElementDepth:
                return ReadDiagnostics.XmlTooDeep(_content.Span, token.Span.Start, _limits.MaxElementDepth);
            case XmlTokenKind.StartTag or XmlTokenKind.EmptyTag:
                var name = Encoding.UTF8.GetString(inner);
                Add(name);
                if (token.Kind == XmlTokenKind.StartTag)
                {
                    _open.Push(new Open(name, _elements.Count - 1));
                }

                return null;
            case XmlTokenKind.EndTag:
                if (_open.TryPop(out var last) && inner.SequenceEqual(Encoding.UTF8.GetBytes(last.Name)))
                {
                    _isEnded = _open.Count == 0 && XmlRoles.DialectOf(last.Name) != XmlDialect.Generic;
                    _tolerated = _scanner.Tolerated;
                    return null;
                }

                return Invalid(token.Span.Start, last is null ? "an end tag without a start tag" : $"expected the end tag of `{last.Name}`");
            case XmlTokenKind.CData or XmlTokenKind.Text when _open.Count == 0 && (token.Kind == XmlTokenKind.CData || !XmlCharacters.IsBlank(inner)):
                return Invalid(token.Span.Start, "text outside of the element");
            case XmlTokenKind.CData or XmlTokenKind.Text when !XmlCharacters.IsBlank(inner):
                var element = _open.Peek().Element;
                _elements[element] = _elements[element] with { HasText = true };
                return null;
            case XmlTokenKind.Other when _elements.Count > 0 && _content.Span[token.Span.Start..].StartsWith("<!D"u8):
                return Invalid(token.Span.Start, "a document type behind the first tag");
            default:
                return null;
        }
    }

    private void Add(string name)
    {
        var index = 1;
        if (_open.TryPeek(out var parent))
        {
            parent.Children ??= new Dictionary<string, (int Count, int First)>(StringComparer.Ordinal);
            var known = parent.Children.GetValueOrDefault(name);
            index = known.Count + 1;
            parent.Children[name] = (index, index == 1 ? _elements.Count : known.First);
            if (index == 2)
            {
                _elements[known.First] = _elements[known.First] with { IsRepeated = true };
            }
        }

        _elements.Add(new XmlElement(index, index > 1, HasText: false));
    }

    private ReadError Invalid(int offset, string what) => ReadDiagnostics.InvalidXml(_content.Span, offset, what);

    private sealed class Open(string name, int element)
    {
        public string Name => name;

        public int Element => element;

        /// <summary>For each name among the children: how many, and which element was the first.</summary>
        public Dictionary<string, (int Count, int First)>? Children { get; set; }
    }
}
