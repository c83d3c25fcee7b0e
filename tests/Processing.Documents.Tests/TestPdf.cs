using System.Globalization;
using System.Text;

namespace Processing.Documents.Tests;

/// <summary>Writes small PDFs: words at places, in a font that says which character each of its codes is.</summary>
internal static class TestPdf
{
    private const double Size = 12;
    private const double Wide = 6;

    /// <summary>A document.</summary>
    /// <param name="pages">For each page its words: place of the left lower corner in points from the left lower corner of the page, and characters as seen from left to right.</param>
    public static byte[] Make(params (double X, double Y, string Seen)[][] pages)
    {
        var characters = pages.SelectMany(page => page).SelectMany(word => word.Seen.EnumerateRunes()).Distinct().ToList();
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{string.Join(' ', pages.Select((_, index) => $"{5 + (2 * index)} 0 R"))}] /Count {pages.Length} >>",
            $"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar {characters.Count} /Widths [{string.Join(' ', characters.Select(_ => "500"))}] /ToUnicode 4 0 R >>",
            Stream(ToUnicode(characters)),
        };
        foreach (var page in pages)
        {
            var words = page.Select(word => string.Create(CultureInfo.InvariantCulture, $"1 0 0 1 {word.X} {word.Y} Tm <{string.Concat(word.Seen.EnumerateRunes().Select(rune => (characters.IndexOf(rune) + 1).ToString("X2", CultureInfo.InvariantCulture)))}> Tj"));
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {objects.Count + 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>");
            objects.Add(Stream($"BT /F {Size} Tf {string.Join(' ', words)} ET"));
        }

        return Write(objects);
    }

    /// <summary>A line as a page shows it: each word turned as its script is, and set from the left or from the right.</summary>
    public static IEnumerable<(double X, double Y, string Seen)> Line(double y, string text)
    {
        var isRight = text.Any(character => character is >= '\u0590' and <= '\u08FF' && char.IsLetter(character));
        var words = text.Split(' ').ToList();
        for (var start = 0; isRight && start < words.Count; start++)
        {
            // Latin words side by side are set from left to right also there.
            var count = words.Skip(start).TakeWhile(word => word.All(character => char.IsAsciiLetter(character))).Count();
            words.Reverse(start, count);
            start += Math.Max(0, count - 1);
        }

        var x = isRight ? 550 : 50.0;
        foreach (var word in words)
        {
            var seen = isRight ? Turn(word) : word;
            var width = Wide * word.EnumerateRunes().Count();
            x -= isRight ? width : 0;
            yield return (x, y, seen);
            x += isRight ? -Wide : width + Wide;
        }
    }

    // From right to left, but for numbers and Latin words; a mark stays behind its letter. Brackets are named as they are read, as browsers and cairo do.
    private static string Turn(string word)
    {
        var parts = new List<string>();
        foreach (var rune in word.EnumerateRunes())
        {
            var isLeft = Rune.IsDigit(rune) || rune.Value < 0x250 && Rune.IsLetter(rune);
            var goesOn = parts.Count > 0 && isLeft && (char.IsDigit(parts[^1][^1]) || char.IsAsciiLetter(parts[^1][^1]));
            if (goesOn || (parts.Count > 0 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark))
            {
                parts[^1] += rune.ToString();
            }
            else if (isLeft && parts.Count > 1 && parts[^1] is "." or "," or "/" or "٫" or "٬" && char.IsDigit(parts[^2][^1]))
            {
                parts[^2] += parts[^1] + rune;
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(rune.ToString());
            }
        }

        parts.Reverse();
        return string.Concat(parts);
    }

    private static string ToUnicode(List<Rune> characters)
    {
        var map = characters.Select((rune, index) => $"<{index + 1:X2}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n").Chunk(100).Select(rows => $"{rows.Length} beginbfchar\n{string.Concat(rows)}endbfchar\n");
        return $"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def 1 begincodespacerange <00> <FF> endcodespacerange\n{string.Concat(map)}endcmap end end";
    }

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    /// <summary>A PDF with its information dictionary, as text of one line each.</summary>
    public static byte[] WithInformation(byte[] pdf, string entries)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var objects = text[..text.LastIndexOf("xref\n0 ", StringComparison.Ordinal)].Split("endobj\n", StringSplitOptions.RemoveEmptyEntries).Select(part => part[(part.IndexOf(" obj\n", StringComparison.Ordinal) + 5)..].TrimEnd('\n'));
        return Write([.. objects, $"<< {entries} >>"], hasInformation: true);
    }

    private static byte[] Write(List<string> objects, bool hasInformation = false)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R {(hasInformation ? $"/Info {objects.Count} 0 R " : "")}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
