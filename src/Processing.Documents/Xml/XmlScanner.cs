using System.Text;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Cuts a document into tags and text, in one pass over its bytes, and finds what is not well-formed in each of them.</summary>
/// <remarks>
/// A scanner of our own and not <c>System.Xml</c>, which tells the place of nodes but not that of a character behind references, and would need a second
/// scanner beside it that agrees with it everywhere; the tests compare this one with it. Never expands an entity and never opens an address.
/// Namespaces are not resolved. Faults that are frequent in feeds are put up with and counted (<see cref="XmlTolerance"/>); so are blanks before the declaration.
/// </remarks>
internal sealed class XmlScanner(ReadOnlyMemory<byte> content, int start)
{
    private readonly XmlTagScanner _tags = new();

    // Blanks before the declaration are frequent in feeds and leave no doubt.
    private readonly int _firstMarkup = start + CountBlanks(content.Span[start..]);
    private int _at = start;
    private XmlTolerance _tolerated;

    /// <summary>What is wrong; null while nothing is.</summary>
    public XmlFault? Fault { get; private set; }

    /// <summary>What was put up with so far.</summary>
    public XmlTolerance Tolerated => _tolerated;

    /// <summary>Where the next token begins; at a fault, that in which it is.</summary>
    public int Position => _at;

    /// <summary>Whether a document type was passed.</summary>
    public bool HasDocumentType { get; private set; }

    /// <summary>Reads the next token.</summary>
    /// <returns>False at the end and at a fault.</returns>
    public bool TryNext(out XmlToken token)
    {
        token = default;
        if (_at >= content.Length || Fault is not null)
        {
            return false;
        }

        token = content.Span[_at] == (byte)'<' ? ScanMarkup() : ScanText();
        _at = Fault is null ? token.Span.End : _at;
        return Fault is null;
    }

    private XmlToken ScanText()
    {
        var text = content.Span[_at..];
        var end = text.IndexOf((byte)'<');
        text = end < 0 ? text : text[..end];
        Fault = CheckText(text, _at, ref _tolerated);
        if (Fault is null && text.IndexOf("]]>"u8) is >= 0 and var close)
        {
            Fault = new XmlFault(_at + close, "`]]>` outside of CDATA");
        }

        var span = new OriginalSpan(_at, _at + text.Length);
        return new XmlToken(XmlTokenKind.Text, span, span);
    }

    private XmlToken ScanMarkup()
    {
        var rest = content.Span[_at..];
        if (rest.StartsWith("<!--"u8))
        {
            return ScanComment(rest);
        }

        if (rest.StartsWith("<![CDATA["u8))
        {
            return Section(XmlTokenKind.CData, rest, 9, "]]>"u8, "CDATA without an end");
        }

        if (rest.StartsWith("<?"u8))
        {
            return ScanInstruction(rest);
        }

        if (rest.StartsWith("<!DOCTYPE"u8))
        {
            HasDocumentType = true;
            var end = XmlDocumentType.FindEnd(rest);
            Fault = end < 0 ? new XmlFault(_at, "a document type without an end") : null;
            return new XmlToken(XmlTokenKind.Other, new OriginalSpan(_at, _at + Math.Max(end, 0)), default);
        }

        var token = _tags.Scan(rest, _at, out var fault, ref _tolerated);
        Fault = fault;
        return token;
    }

    private XmlToken ScanComment(ReadOnlySpan<byte> rest)
    {
        var token = Section(XmlTokenKind.Other, rest, 4, "-->"u8, "a comment without an end");
        if (Fault is null && rest.Slice(4, token.Inner.Length + 1).IndexOf("--"u8) is >= 0 and var dashes)
        {
            Fault = new XmlFault(_at + 4 + dashes, "`--` inside a comment");
        }

        return token;
    }

    private XmlToken ScanInstruction(ReadOnlySpan<byte> rest)
    {
        var name = XmlCharacters.MeasureName(rest[2..]);
        var token = Section(XmlTokenKind.Other, rest, 2, "?>"u8, "an instruction without an end");
        var isDeclaration = Encoding.UTF8.GetString(rest.Slice(2, name)).Equals("xml", StringComparison.OrdinalIgnoreCase);
        if (Fault is null && (name == 0 || (isDeclaration && _at > _firstMarkup) || (name + 2 < token.Span.Length - 2 && !XmlCharacters.IsSpace(rest[name + 2]))))
        {
            Fault = new XmlFault(_at, isDeclaration ? "an XML declaration that is not at the start" : "an instruction without a name");
        }

        return token;
    }

    private XmlToken Section(XmlTokenKind kind, ReadOnlySpan<byte> rest, int head, ReadOnlySpan<byte> close, string otherwise)
    {
        var length = rest[head..].IndexOf(close);
        if (length < 0)
        {
            Fault = new XmlFault(_at, otherwise);
            return default;
        }

        Fault = CheckCharacters(rest.Slice(head, length), _at + head, ref _tolerated);
        return new XmlToken(kind, new OriginalSpan(_at, _at + head + length + close.Length), new OriginalSpan(_at + head, _at + head + length));
    }

    /// <summary>Finds what is wrong with characters and references.</summary>
    public static XmlFault? CheckText(ReadOnlySpan<byte> text, int offset, ref XmlTolerance tolerated)
    {
        if (CheckCharacters(text, offset, ref tolerated) is { } forbidden)
        {
            return forbidden;
        }

        for (var at = text.IndexOf((byte)'&'); at >= 0;)
        {
            if (XmlReferences.Read(text[at..], out var reference) is { } fault)
            {
                return fault with { Offset = offset + at };
            }

            tolerated.Controls += reference.IsControl ? 1 : 0;
            tolerated.Ampersands += reference.IsKnown || reference.IsControl ? 0 : 1;
            at += Math.Max(1, reference.Length);
            var next = text[at..].IndexOf((byte)'&');
            at = next < 0 ? -1 : at + next;
        }

        return null;
    }

    private static XmlFault? CheckCharacters(ReadOnlySpan<byte> text, int offset, ref XmlTolerance tolerated)
    {
        for (var at = 0; XmlCharacters.IndexOfForbidden(text[at..]) is >= 0 and var next; at += next + 1)
        {
            if (!XmlCharacters.IsControl(text[at + next]))
            {
                return new XmlFault(offset + at + next, text[at + next] == 0 ? "control character U+0000" : "a character that XML does not allow");
            }

            tolerated.Controls++;
        }

        return null;
    }

    private static int CountBlanks(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var first ? first : text.Length;
}
