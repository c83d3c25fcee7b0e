using Processing.Documents;
using Processing.Pipeline;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Prints a document's text with the places of records marked in it.</summary>
internal static class HighlightedText
{
    private static readonly string[] Colours = ["green", "aqua", "yellow", "fuchsia", "blue", "red", "lime"];

    /// <summary>Prints the whole document, each record type in a colour of its own, with a legend below.</summary>
    public static void Write(IAnsiConsole console, DocumentInput input, ExtractionResult result)
    {
        var lines = new LineIndex(DocumentReader.ContentOf(input, DocumentLimits.Default));
        var types = result.Records.Select(record => record.Record).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var marks = Marks(result, types);
        var at = 0;
        foreach (var (start, end, colour) in marks)
        {
            console.Markup(Markup.Escape(lines.Text(at, start)));
            console.Markup($"[{colour} underline]{Markup.Escape(lines.Text(start, end))}[/]");
            at = end;
        }

        console.MarkupLine(Markup.Escape(lines.Text(at, input.Content.Length).TrimEnd()));
        console.MarkupLine(string.Join("  ", types.Select((type, index) => $"[{Colour(index)} underline]{Markup.Escape(type)}[/]")));
    }

    // Fields are marked rather than whole matches: an event's match may span a paragraph. Where two overlap the first keeps its place.
    private static List<(int Start, int End, string Colour)> Marks(ExtractionResult result, List<string> types)
    {
        var places = result.Records
            .SelectMany(record => record.Fields.SelectMany(field => field.Places).Select(place => (place.Utf8.Start, place.Utf8.End, Colour: Colour(types.IndexOf(record.Record)))))
            .Where(mark => mark.End > mark.Start)
            .OrderBy(mark => mark.Start).ThenByDescending(mark => mark.End);
        var marks = new List<(int Start, int End, string Colour)>();
        foreach (var mark in places)
        {
            if (marks.Count == 0 || mark.Start >= marks[^1].End)
            {
                marks.Add(mark);
            }
        }

        return marks;
    }

    private static string Colour(int index) => Colours[index % Colours.Length];
}
