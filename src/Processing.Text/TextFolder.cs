using System.Buffers;
using System.Text;

namespace Processing.Text;

/// <summary>Folds text to the form that is compared: one spelling for letter variants, digits, width and case; no marks, no zero-width characters.</summary>
/// <remarks>
/// The map is the same for all languages and listed in docs/language/orthography.md. Folding twice gives what folding once gives.
/// White space and control characters become U+0020 each.
/// </remarks>
public static class TextFolder
{
    private const int ShortText = 256;
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _folded;

    /// <summary>The folded form of a string. Unpaired surrogates become U+FFFD.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = _folded ??= new ArrayBufferWriter<byte>();
        folded.ResetWrittenCount();
        if (text.Length <= ShortText)
        {
            Span<byte> utf8 = stackalloc byte[ShortText * 3];
            Fold(utf8[..Encoding.UTF8.GetBytes(text, utf8)], folded);
        }
        else
        {
            Fold(Encoding.UTF8.GetBytes(text), folded);
        }

        var result = Encoding.UTF8.GetString(folded.WrittenSpan);
        _folded = folded.Capacity <= MostKept ? folded : null;
        return result;
    }

    /// <summary>Appends the folded form of UTF-16 text, in O(characters). Unpaired surrogates become U+FFFD.</summary>
    public static void Fold(ReadOnlySpan<char> text, IBufferWriter<char> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        for (var i = 0; i < text.Length;)
        {
            var length = 1;
            int codePoint = text[i];
            if (char.IsSurrogate(text[i]))
            {
                Rune.DecodeFromUtf16(text[i..], out var rune, out length);
                codePoint = rune.Value;
            }

            // No more characters than bytes.
            var folded = FoldTable.Fold(codePoint);
            destination.Advance(Encoding.UTF8.GetChars(folded, destination.GetSpan(folded.Length)));
            i += length;
        }
    }

    /// <summary>Appends the folded form of UTF-8 text, in O(bytes). Bytes that are not UTF-8 become U+FFFD.</summary>
    public static void Fold(ReadOnlySpan<byte> utf8, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        for (var i = 0; i < utf8.Length;)
        {
            destination.Write(FoldTable.Fold(FoldTable.Decode(utf8, i, out var length)));
            i += length;
        }
    }
}
