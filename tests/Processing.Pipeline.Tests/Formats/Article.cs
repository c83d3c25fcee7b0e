using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Documents.Tests;

namespace Processing.Pipeline.Tests.Formats;

/// <summary>A text of paragraphs, and how each format writes it.</summary>
/// <param name="Paragraphs">The paragraphs, each one line.</param>
/// <param name="TitleIndex">Which of them is the title; -1 for none.</param>
internal sealed record Article(IReadOnlyList<string> Paragraphs, int TitleIndex)
{
    private const int LettersInLine = 78;
    private const int LinesOnPage = 40;
    private static readonly JsonSerializerOptions Escaped = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Names of the formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = PdfFactAttribute.IsInstalled ? ["text", "html", "markdown", "word", "json", "rss", "xml", "pdf"] : ["text", "html", "markdown", "word", "json", "rss", "xml"];

    private IEnumerable<string> Rest => Paragraphs.Where((_, index) => index != TitleIndex);

    private string? Title => TitleIndex < 0 ? null : Paragraphs[TitleIndex];

    /// <summary>The text in a format, and its media type.</summary>
    public (string MediaType, byte[] Content) Write(string format) => format switch
    {
        "text" => ("text/plain", Encoding.UTF8.GetBytes(string.Join("\n\n", Paragraphs))),
        "html" => ("text/html", Encoding.UTF8.GetBytes($"<!doctype html><html><head><meta charset=utf-8></head><body><article>{Each("h1", "p")}</article></body></html>")),
        "markdown" => ("text/markdown", Encoding.UTF8.GetBytes(string.Join("\n\n", Paragraphs.Select((text, index) => (index == TitleIndex ? "# " : "") + Escape(text))))),
        "word" => ("", TestWord.MakePlain(string.Concat(Paragraphs.Select((text, index) => TestWord.Paragraph(text, index == TitleIndex ? "<w:pStyle w:val=\"T\"/>" : ""))), "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>")),
        "json" => ("application/json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, object?> { ["title"] = Title, ["body"] = Rest }, Escaped))),
        "rss" => ("application/rss+xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><rss><channel><item>{Tag("title", Title)}<description>{WebUtility.HtmlEncode(string.Concat(Rest.Select(text => Tag("p", text))))}</description></item></channel></rss>")),
        "xml" => ("application/xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><story>{Each("title", "para")}</story>")),
        _ => ("application/pdf", ToPdf()),
    };

    private string Each(string title, string other) => string.Concat(Paragraphs.Select((text, index) => Tag(index == TitleIndex ? title : other, text)));

    private static string Tag(string name, string? text) => text is null ? "" : $"<{name}>{WebUtility.HtmlEncode(text)}</{name}>";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not (' ' or '\t') ? "\\" : "").Append(character);
        }

        return escaped.ToString();
    }

    // Lines of a paragraph close together, paragraphs apart, in the way that a page is set.
    private byte[] ToPdf()
    {
        var pages = new List<List<(double, double, string)>> { new() };
        var row = 0;
        foreach (var paragraph in Paragraphs)
        {
            var lines = Wrap(paragraph);
            if (row > 0 && row + lines.Count > LinesOnPage)
            {
                pages.Add([]);
                row = 0;
            }

            foreach (var line in lines)
            {
                pages[^1].AddRange(TestPdf.Line(780 - (14 * row), line));
                row++;
            }

            row += 2;
        }

        return TestPdf.Make([.. pages.Select(page => page.ToArray())]);
    }

    private static List<string> Wrap(string paragraph)
    {
        var lines = new List<string> { "" };
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= LettersInLine)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return lines;
    }
}
