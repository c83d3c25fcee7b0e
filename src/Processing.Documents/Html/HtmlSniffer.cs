using System.Buffers;
using System.Text;
using Processing.Documents.Charsets;

namespace Processing.Documents.Html;

/// <summary>What the first bytes of a page tell, before its encoding is known.</summary>
internal static class HtmlSniffer
{
    // How far the HTML standard has user agents look for the encoding (13.2.3.2).
    private const int Prescan = 1024;

    // A page in the wild often has a long head before it names its encoding; past the standard's prescan it is still better than a guess.
    private const int LongPrescan = 16 * 1024;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create("\"' ;/>");
    private static readonly string[] Starts = ["<!doctype html", "<html", "<head", "<body", "<title", "<meta"];

    /// <summary>Whether the bytes begin as a page does, behind white space, comments and an XML declaration.</summary>
    public static bool IsHtml(ReadOnlySpan<byte> bytes)
    {
        var head = HeadOf(bytes, Prescan).AsSpan().TrimStart("\uFEFF \t\r\n\f");
        if (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            head = Behind(head, "?>");
        }

        while (head.StartsWith("<!--", StringComparison.Ordinal))
        {
            head = Behind(head, "-->");
        }

        foreach (var start in Starts)
        {
            if (head.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (head.Length == start.Length || !char.IsAsciiLetterOrDigit(head[start.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The label of the encoding that a page names in a <c>meta</c> tag; null where it names none.</summary>
    public static string? FindCharset(ReadOnlySpan<byte> bytes)
    {
        var head = HeadOf(bytes, LongPrescan);
        for (var at = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf("<meta", at + 5, StringComparison.OrdinalIgnoreCase))
        {
            var end = head.IndexOf('>', at);
            var tag = head.AsSpan(at, (end < 0 ? head.Length : end) - at);
            var name = tag.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            if (name >= 0)
            {
                var value = tag[(name + "charset=".Length)..].TrimStart("\"' ");
                var length = value.IndexOfAny(ValueEnds);
                return (length < 0 ? value : value[..length]).ToString();
            }
        }

        return null;
    }

    // In UTF-16 every second byte is zero.
    private static string HeadOf(ReadOnlySpan<byte> bytes, int length)
    {
        var head = bytes[..Math.Min(bytes.Length, length)];
        return CharsetDetector.ByMark(bytes) is { Kind: CharsetKind.Utf16 } utf16 ? utf16.ToEncoding().GetString(head) : Encoding.Latin1.GetString(head[(head is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)..]);
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? text[(at + end.Length)..].TrimStart() : [];
}
