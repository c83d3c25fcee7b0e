using System.Text;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Reads tags: their name, and whether their attributes are well-formed.</summary>
internal sealed class XmlTagScanner
{
    private const int Few = 8;
    private readonly List<OriginalSpan> _names = [];

    /// <summary>Reads the tag at the start of a text, in O(its length).</summary>
    /// <param name="rest">Text that begins with <c>&lt;</c>.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="fault">What is wrong; null where nothing is.</param>
    /// <param name="tolerated">Raised for each fault that is put up with.</param>
    public XmlToken Scan(ReadOnlySpan<byte> rest, int offset, out XmlFault? fault, ref XmlTolerance tolerated)
    {
        fault = null;
        var isEnd = rest is [_, (byte)'/', ..];
        var at = isEnd ? 2 : 1;
        var length = XmlCharacters.MeasureName(rest[at..]);
        if (length == 0)
        {
            fault = new XmlFault(offset, "`<` that begins no tag");
            return default;
        }

        var name = new OriginalSpan(offset + at, offset + at + length);
        at += length;
        _names.Clear();
        while (true)
        {
            var spaces = SkipSpace(rest, ref at);
            if (at >= rest.Length)
            {
                fault = new XmlFault(offset, "a tag without an end");
                return default;
            }

            if (rest[at] == (byte)'>')
            {
                fault = FindDouble(rest, offset);
                return new XmlToken(isEnd ? XmlTokenKind.EndTag : XmlTokenKind.StartTag, new OriginalSpan(offset, offset + at + 1), name);
            }

            if (!isEnd && rest[at..] is [(byte)'/', (byte)'>', ..])
            {
                fault = FindDouble(rest, offset);
                return new XmlToken(XmlTokenKind.EmptyTag, new OriginalSpan(offset, offset + at + 2), name);
            }

            if (isEnd || spaces == 0)
            {
                fault = new XmlFault(offset + at, isEnd ? "an end tag with more than a name" : "expected white space, `/>` or `>`");
                return default;
            }

            fault = ScanAttribute(rest, offset, ref at, ref tolerated);
            if (fault is not null)
            {
                return default;
            }
        }
    }

    private XmlFault? ScanAttribute(ReadOnlySpan<byte> rest, int offset, ref int at, ref XmlTolerance tolerated)
    {
        var length = XmlCharacters.MeasureName(rest[at..]);
        if (length == 0)
        {
            return new XmlFault(offset + at, "expected the name of an attribute, `/>` or `>`");
        }

        _names.Add(new OriginalSpan(at, at + length));
        at += length;
        SkipSpace(rest, ref at);
        if (at >= rest.Length || rest[at] != (byte)'=')
        {
            return new XmlFault(offset + at, "an attribute without a value");
        }

        at++;
        SkipSpace(rest, ref at);
        var close = at < rest.Length && rest[at] is (byte)'"' or (byte)'\'' ? rest[(at + 1)..].IndexOf(rest[at]) : -1;
        if (close < 0)
        {
            return new XmlFault(offset + Math.Min(at, rest.Length), "expected the value of an attribute in quotes");
        }

        var value = rest.Slice(at + 1, close);
        if (value.IndexOf((byte)'<') is >= 0 and var bracket)
        {
            return new XmlFault(offset + at + 1 + bracket, "`<` in the value of an attribute");
        }

        var fault = XmlScanner.CheckText(value, offset + at + 1, ref tolerated);
        at += close + 2;
        return fault;
    }

    private XmlFault? FindDouble(ReadOnlySpan<byte> rest, int offset)
    {
        if (_names.Count <= Few)
        {
            for (var i = 1; i < _names.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (rest[_names[i].Start.._names[i].End].SequenceEqual(rest[_names[j].Start.._names[j].End]))
                    {
                        return new XmlFault(offset + _names[i].Start, "an attribute that the tag already has");
                    }
                }
            }

            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _names)
        {
            if (!seen.Add(Encoding.UTF8.GetString(rest[name.Start..name.End])))
            {
                return new XmlFault(offset + name.Start, "an attribute that the tag already has");
            }
        }

        return null;
    }

    private static int SkipSpace(ReadOnlySpan<byte> rest, ref int at)
    {
        var from = at;
        while (at < rest.Length && XmlCharacters.IsSpace(rest[at]))
        {
            at++;
        }

        return at - from;
    }
}
