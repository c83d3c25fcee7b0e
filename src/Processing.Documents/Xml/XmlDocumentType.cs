namespace Processing.Documents.Xml;

/// <summary>Passes over a document type: nothing in it is read, and no address in it is opened.</summary>
internal static class XmlDocumentType
{
    /// <summary>Length of the document type at the start of a text; -1 where it has no end. O(length).</summary>
    public static int FindEnd(ReadOnlySpan<byte> rest)
    {
        var isInside = false;
        for (var at = "<!DOCTYPE".Length; at < rest.Length; at++)
        {
            switch (rest[at])
            {
                case (byte)'"' or (byte)'\'':
                    at = Behind(rest, at + 1, rest.Slice(at, 1));
                    break;
                case (byte)'<' when rest[at..].StartsWith("<!--"u8):
                    at = Behind(rest, at + 4, "-->"u8);
                    break;
                case (byte)'<' when rest[at..].StartsWith("<?"u8):
                    at = Behind(rest, at + 2, "?>"u8);
                    break;
                case (byte)'[':
                    isInside = true;
                    break;
                case (byte)']':
                    isInside = false;
                    break;
                case (byte)'>' when !isInside:
                    return at + 1;
                default:
                    break;
            }
        }

        return -1;
    }

    // The last byte of what closes; the end of the text where nothing does.
    private static int Behind(ReadOnlySpan<byte> rest, int from, ReadOnlySpan<byte> close)
    {
        var length = rest[from..].IndexOf(close);
        return length < 0 ? rest.Length : from + length + close.Length - 1;
    }
}
