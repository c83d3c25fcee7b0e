using System.Text;

namespace Processing.Documents.Pdf;

/// <summary>Finds the words in which poppler may have told the two letters of the ligature <c>لا</c> the wrong way round.</summary>
/// <remarks>
/// Where a program draws the ligature as one glyph that stands for two letters, as browsers do when they print, poppler gives the two in reading order inside of a word that comes as it is seen. Turned round with the
/// word they read <c>ال</c>. Only the glyphs would tell, which are not in its output; so what can be said is where it may be.
/// </remarks>
internal static class PdfLigatures
{
    // What the programs call themselves that are known to do so: Chromium and all that prints with it.
    private const string Producer = "Skia/PDF";

    // Before these, at the start of a word, ال is the Arabic article.
    private const string Prefixes = "وبكفلک";

    /// <summary>How many words may be meant; 0 for a program that is not known to draw so. O(text).</summary>
    /// <param name="producer">The program that made the PDF; null where it does not say.</param>
    /// <param name="text">The text in reading order, UTF-8.</param>
    public static int Count(string? producer, ReadOnlySpan<byte> text)
    {
        if (producer?.StartsWith(Producer, StringComparison.Ordinal) != true)
        {
            return 0;
        }

        var count = 0;
        foreach (var word in Encoding.UTF8.GetString(text).Split([' ', '\n', '\u200C'], StringSplitOptions.RemoveEmptyEntries))
        {
            count += MayHold(word) ? 1 : 0;
        }

        return count;
    }

    private static bool MayHold(ReadOnlySpan<char> word)
    {
        for (var at = 0; word[at..].IndexOf("ال") is >= 0 and var next; at += next + 1)
        {
            var start = at + next;
            if (start > 0 && char.IsLetter(word[start - 1]) && !(start == 1 && Prefixes.Contains(word[0], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
