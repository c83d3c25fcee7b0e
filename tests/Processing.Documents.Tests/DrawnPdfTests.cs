using System.Diagnostics;
using Processing.Text;

namespace Processing.Documents.Tests;

/// <summary>PDFs that other programs draw, with a real typeface: letters joined and shaped, two letters in one sign, brackets, numbers and Latin words in lines from right to left.</summary>
public class DrawnPdfTests
{
    private static readonly string[] Paragraphs =
    [
        "شهردار صبح روز دوشنبه پل رودخانه را گشود (در مراسم) و گفت که هزینه‌ی ساخت آن ۴۲ میلیارد تومان بوده است و می‌رود.",
        "قیمت ABC در سال 2026 برابر ۳٫۵ و «خوب» بود.",
        "The word کتاب and 12.5 here (ok).",
    ];

    // Pango and cairo draw each sign by itself and no joiner; what they are for compares the same without.
    [ProgramFact("pdftotext", "pango-view")]
    public void Drawn_by_cairo_lines_are_read_as_they_are_written()
    {
        string[] paragraphs = [.. Paragraphs, "سلام، لازم است."];
        var document = Draw("pango-view", (source, target) => ["--no-display", $"--output={target}", "--font=DejaVu Sans 12", "--width=400", source], "txt", string.Join("\n\n", paragraphs));
        Check(paragraphs.Select(text => text.Replace("\u200C", "", StringComparison.Ordinal)), document);
    }

    // Browsers keep the joiners. Of a sign for two letters poppler does not tell that it is one, so `لا` is left out here; docs/documents.md says so.
    [ProgramFact("pdftotext", "chromium")]
    public void Printed_by_a_browser_lines_are_read_as_they_are_written()
    {
        var page = $"<!doctype html><meta charset=utf-8><body dir=rtl style='font-family:DejaVu Sans'>{string.Concat(Paragraphs.Take(2).Select(text => $"<p>{text}</p>"))}<p dir=ltr>{Paragraphs[2]}</p>";
        var document = Draw("chromium", (source, target) => ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--print-to-pdf={target}", $"file://{source}"], "html", page);
        Check(Paragraphs, document);
    }

    private static void Check(IEnumerable<string> paragraphs, Document document)
    {
        Assert.Equal(string.Join(' ', paragraphs), string.Join(' ', ReadCheck.Blocks(document)));
        Assert.Equal(TextDirection.RightToLeft, document.Details[0].Direction);
        var units = new UnitIndex(document.Content);
        var number = document.Text.Span.IndexOf("۴۲"u8);
        var place = Assert.IsType<PageLocation>(document.LocationOf(units, new TextSpan(number, number + "۴۲"u8.Length)));
        var word = Assert.IsType<PageLocation>(document.LocationOf(units, new TextSpan(number - 5, number - 2)));

        // What is read before it stands to its right, or a line above.
        Assert.True(Assert.Single(place.Boxes) is var box && Assert.Single(word.Boxes) is var before && (before.Left >= box.Right || before.Bottom <= box.Top + 1), $"{place} after {word}");
    }

    private static Document Draw(string program, Func<string, string, string[]> arguments, string extension, string content)
    {
        var folder = Directory.CreateTempSubdirectory("drawn-pdf-").FullName;
        try
        {
            var (source, target) = (Path.Combine(folder, $"a.{extension}"), Path.Combine(folder, "a.pdf"));
            File.WriteAllText(source, content);
            var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in arguments(source, target))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(60_000), $"{program} does not end");
            Assert.True(File.Exists(target), said.Result);
            return ReadCheck.Read(File.ReadAllBytes(target));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
