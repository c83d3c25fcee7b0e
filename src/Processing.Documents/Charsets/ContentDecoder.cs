using System.Buffers;
using System.Text;
using Processing.Text;

namespace Processing.Documents.Charsets;

/// <summary>Takes documents out of their encoding.</summary>
internal static class ContentDecoder
{
    /// <summary>Decodes a document, in O(bytes).</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="charset">Its encoding.</param>
    /// <returns>The content; an error where the bytes are none of the encoding.</returns>
    public static (DecodedContent Content, ReadError? Error) Decode(ReadOnlyMemory<byte> bytes, Charset charset)
    {
        if (charset.Kind == CharsetKind.Utf8)
        {
            var invalid = Utf8Text.IndexOfInvalid(bytes.Span);
            return invalid < 0 ? (new DecodedContent(bytes, ContentEncoding.Utf8, []), null) : (default, ReadDiagnostics.InvalidUtf8(bytes.Span, invalid));
        }

        if (charset.Kind == CharsetKind.Utf16 && FindInvalidUtf16(bytes.Span, charset) is >= 0 and var offset)
        {
            return (default, ReadDiagnostics.InvalidUtf16(offset));
        }

        var encoding = charset.Kind == CharsetKind.Utf16 ? ContentEncoding.Utf16(charset.Name) : ContentEncoding.SingleByte(charset.Name);
        return (new DecodedContent(Encoding.Convert(charset.ToEncoding(), Encoding.UTF8, bytes.ToArray()), encoding, []), null);
    }

    /// <summary>Decodes UTF-8 as browsers do: what is no character becomes U+FFFD, and a note says how often. O(bytes).</summary>
    public static DecodedContent Repair(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (Utf8Text.IndexOfInvalid(span) < 0)
        {
            return new DecodedContent(bytes, ContentEncoding.Utf8, []);
        }

        var text = new ArrayBufferWriter<byte>(span.Length + 64);
        var offsets = new OffsetMap.Builder();
        var count = 0;
        for (var at = 0; at < span.Length;)
        {
            var invalid = Utf8Text.IndexOfInvalid(span[at..]);
            var length = invalid < 0 ? span.Length - at : invalid;
            offsets.AddVerbatim(text.WrittenCount, at, length);
            text.Write(span.Slice(at, length));
            at += length;
            if (invalid < 0)
            {
                break;
            }

            Rune.DecodeFromUtf8(span[at..], out _, out var consumed);
            offsets.AddReplaced(new TextSpan(text.WrittenCount, text.WrittenCount + 3), new OriginalSpan(at, at + consumed));
            text.Write("\uFFFD"u8);
            at += consumed;
            count++;
        }

        var note = ReadDiagnostics.Repaired(count);
        return new DecodedContent(text.WrittenMemory, ContentEncoding.Repaired(offsets.ToMap()), [note]);
    }

    private static int FindInvalidUtf16(ReadOnlySpan<byte> bytes, Charset charset)
    {
        var little = charset.CodePage == Charset.Utf16Little.CodePage;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var unit = UnitAt(bytes, i, little);
            if (!char.IsSurrogate(unit))
            {
                continue;
            }

            if (!char.IsHighSurrogate(unit) || i + 3 >= bytes.Length || !char.IsLowSurrogate(UnitAt(bytes, i + 2, little)))
            {
                return i;
            }

            i += 2;
        }

        return bytes.Length % 2 == 0 ? -1 : bytes.Length - 1;
    }

    private static char UnitAt(ReadOnlySpan<byte> bytes, int at, bool little) => (char)(little ? bytes[at] | (bytes[at + 1] << 8) : (bytes[at] << 8) | bytes[at + 1]);
}
