using System.Globalization;
using System.Text;
using Processing.Documents;
using Processing.Text;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Prints the model of a document for people: what it says of itself, then a block a line.</summary>
internal static class DocumentText
{
    public static void Print(IAnsiConsole console, string name, Document document, bool onlyMain)
    {
        console.MarkupLine($"[bold]{Markup.Escape(name)}[/]  [grey]{Markup.Escape(document.MediaType)}, {Markup.Escape(document.Encoding.Charset)}, {document.Blocks.Length.ToString(CultureInfo.InvariantCulture)} blocks[/]");
        foreach (var note in document.Notes)
        {
            console.MarkupLine($"  [yellow]{Markup.Escape(note.Id)}[/]  {Markup.Escape(note.Message)}");
        }

        foreach (var property in document.Properties)
        {
            console.MarkupLine($"  [green]{Name(property.Name.ToString()),-12}[/] {Markup.Escape(Bidi.Isolate(property.Value))}  [grey]{Markup.Escape(property.Source)}[/]");
        }

        var places = new PlaceNames(() => document.Content);
        var units = new UnitIndex(document.Content);
        for (var i = 0; i < document.Blocks.Length; i++)
        {
            var block = document.Blocks[i];
            var isMain = block.Kind != BlockKind.Boilerplate;
            if (isMain || !onlyMain)
            {
                PrintBlock(console, document, places.Name(document.Locate(units, document.Blocks[i].Span)), i, isMain ? "default" : "grey");
            }
        }

        console.WriteLine();
    }

    /// <summary>A name of the code as the formats spell it: <c>table_cell</c>.</summary>
    public static string Name(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            words.Append(char.IsAsciiLetterUpper(character) && words.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(character));
        }

        return words.ToString();
    }

    private static void PrintBlock(IAnsiConsole console, Document document, string place, int index, string colour)
    {
        var block = document.Blocks[index];
        var detail = document.Details.IsEmpty ? null : document.Details[index];
        var kind = Name(block.Kind.ToString());
        var what = detail is null || block.Kind == detail.Structure ? kind : $"{kind} ({Name(detail.Structure.ToString())})";
        var more = string.Concat(
            detail is { Level: > 0 } ? string.Create(CultureInfo.InvariantCulture, $" level {detail.Level}") : "",
            detail?.Cell is { } cell ? string.Create(CultureInfo.InvariantCulture, $" row {cell.Row} column {cell.Column}{(cell.Headers.IsEmpty ? "" : $" under {string.Join(", ", cell.Headers)}")}") : "",
            block.Path.Length > 0 ? $" {block.Path}" : "",
            detail is { Reason.Length: > 0 } ? string.Create(CultureInfo.InvariantCulture, $"  {detail.MainText:0.0} {detail.Reason}") : "");
        console.MarkupLine($"  [grey]{place,-9} {Markup.Escape(what)}{Markup.Escape(more)}[/]");
        console.MarkupLine($"    [{colour}]{Markup.Escape(Bidi.Isolate(Encoding.UTF8.GetString(document.Text.Span[block.Span.Start..block.Span.End])))}[/]");
    }
}
