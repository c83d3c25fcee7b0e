using System.Text;
using Processing.Documents.Charsets;

namespace Processing.Documents.Xml;

/// <summary>What the first bytes of an XML document tell, before its encoding is known.</summary>
internal static class XmlSniffer
{
    private const int Head = 1024;
    private static readonly string[] Feeds = ["<rss", "<feed", "<rdf:RDF"];

    /// <summary>Whether the bytes begin with an XML declaration or as a feed does.</summary>
    public static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        var head = HeadOf(bytes).AsSpan().TrimStart("\uFEFF \t\r\n");
        if (head.StartsWith("<?xml ", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var feed in Feeds)
        {
            if (head.StartsWith(feed, StringComparison.Ordinal) && head.Length > feed.Length && (head[feed.Length] == '>' || char.IsWhiteSpace(head[feed.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The label of the encoding that the XML declaration names; null where it names none.</summary>
    public static string? FindCharset(ReadOnlySpan<byte> bytes)
    {
        var head = HeadOf(bytes);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var start = head.IndexOf("<?xml", StringComparison.Ordinal);
        return start < 0 || end < start ? null : XmlAttributes.Find(Encoding.UTF8.GetBytes(head[start..end]), "encoding");
    }

    // In UTF-16 every second byte is zero.
    private static string HeadOf(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, Head)];
        var utf16 = CharsetDetector.ByMark(head) is { Kind: CharsetKind.Utf16 } marked ? marked
            : head is [(byte)'<', 0, ..] ? Charset.Utf16Little
            : head is [0, (byte)'<', ..] ? Charset.Utf16Big
            : null;
        return utf16 is not null ? utf16.ToEncoding().GetString(head) : Encoding.Latin1.GetString(head[(head is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)..]);
    }
}
