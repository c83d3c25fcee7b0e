using System.Text;

namespace Processing.Documents.Xml;

/// <summary>Looks up attributes of tags that are known to be well-formed.</summary>
internal static class XmlAttributes
{
    /// <summary>The value of an attribute; null where the tag has none of the name. O(tag).</summary>
    /// <param name="tag">The tag, from <c>&lt;</c> to <c>&gt;</c>.</param>
    /// <param name="name">The name as written, with its prefix.</param>
    public static string? Find(ReadOnlySpan<byte> tag, string name)
    {
        Span<byte> wanted = stackalloc byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        wanted = wanted[..Encoding.UTF8.GetBytes(name, wanted)];
        for (var equals = tag.IndexOf((byte)'='); equals >= 0; equals = tag.IndexOf((byte)'='))
        {
            var head = tag[..equals].TrimEnd(" \t\r\n"u8);
            var rest = tag[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[1..].IndexOf(rest[0]) is not (>= 0 and var close))
            {
                return null;
            }

            if (head.Length > wanted.Length && head.EndsWith(wanted) && XmlCharacters.IsSpace(head[^(wanted.Length + 1)]))
            {
                return Decode(rest.Slice(1, close));
            }

            tag = rest[(close + 2)..];
        }

        return null;
    }

    private static string Decode(ReadOnlySpan<byte> value)
    {
        var text = new StringBuilder();
        while (value.IndexOf((byte)'&') is >= 0 and var at)
        {
            text.Append(Encoding.UTF8.GetString(value[..at]));
            XmlReferences.Read(value[at..], out var reference);
            text.Append(reference.Text);
            value = value[(at + Math.Max(1, reference.Length))..];
        }

        return text.Append(Encoding.UTF8.GetString(value)).ToString();
    }
}
