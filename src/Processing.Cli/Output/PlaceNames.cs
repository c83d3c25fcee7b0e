using System.Globalization;
using Processing.Text;

namespace Processing.Cli.Output;

/// <summary>Names places for people: line and column, both from 1; paragraph and character of a file of Word, both from 1; page and point of a PDF.</summary>
/// <param name="content">Gives the characters of the document; asked once, and only for places that lines and columns say.</param>
internal sealed class PlaceNames(Func<ReadOnlyMemory<byte>> content)
{
    private const string MainPart = "word/document.xml";
    private LineIndex? _lines;

    /// <summary>The lines of the document.</summary>
    public LineIndex Lines => _lines ??= new LineIndex(content());

    /// <summary>The name of a place, such as <c>3:14</c>, <c>¶3:14</c>, <c>footnotes¶1:5</c> or <c>page2@72,35</c>.</summary>
    public string Name(OriginalPlace place)
    {
        switch (place.Location)
        {
            case WordLocation word:
                var part = word.Part == MainPart ? "" : Path.GetFileNameWithoutExtension(word.Part);
                return string.Create(CultureInfo.InvariantCulture, $"{part}¶{word.Paragraph + 1}:{word.Character + 1}");
            case PageLocation { Boxes: [var box, ..] } page:
                return string.Create(CultureInfo.InvariantCulture, $"page{page.Page}@{box.Left:0},{box.Top:0}");
            default:
                var (line, column) = Lines.Locate(place.Utf8.Start);
                return string.Create(CultureInfo.InvariantCulture, $"{line}:{column}");
        }
    }
}
