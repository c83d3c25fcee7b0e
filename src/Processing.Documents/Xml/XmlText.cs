using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Cuts character data into what stands for itself and references.</summary>
internal static class XmlText
{
    /// <summary>Gives the pieces of a token of text or CDATA, in order. O(bytes).</summary>
    public static void Split(ReadOnlySpan<byte> content, XmlToken token, Action<TextPiece> take)
    {
        var at = token.Inner.Start;
        while (at < token.Inner.End)
        {
            var ampersand = token.Kind == XmlTokenKind.CData ? -1 : content[at..token.Inner.End].IndexOf((byte)'&');
            var end = ampersand < 0 ? token.Inner.End : at + ampersand;
            if (end > at)
            {
                take(new TextPiece(new OriginalSpan(at, end), null));
            }

            at = end;
            if (ampersand < 0)
            {
                return;
            }

            XmlReferences.Read(content[at..token.Inner.End], out var reference);
            var length = Math.Max(1, reference.Length);
            take(new TextPiece(new OriginalSpan(at, at + length), reference.Length == 0 ? null : reference.Text));
            at += length;
        }
    }
}
