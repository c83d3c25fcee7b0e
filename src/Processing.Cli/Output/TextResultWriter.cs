using System.Globalization;
using Processing.Documents;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Pipeline;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Results for people: a record a block, a field a line, each with its place.</summary>
internal sealed class TextResultWriter(IAnsiConsole console) : IResultWriter
{
    private int _documents;
    private int _records;

    public void WriteDocument(string name, DocumentInput input, ExtractionResult result)
    {
        var places = new PlaceNames(() => DocumentReader.ContentOf(input, DocumentLimits.Default));
        console.MarkupLine($"[bold]{Markup.Escape(name)}[/]  [grey]{Markup.Escape(result.Statistics.MediaType)}, {result.Statistics.Tokens.ToString(CultureInfo.InvariantCulture)} tokens, {Count(result.Records.Length, "record")}[/]");
        foreach (var record in result.Records)
        {
            WriteRecord(record, places);
        }

        if (result.Truncation is { } reason)
        {
            console.MarkupLine($"  [yellow]not whole:[/] the limit {NameOf(reason)} was reached{(result.StoppedRule is { } rule ? $" by the rule {Markup.Escape(rule)}" : "")}; records are missing");
        }

        console.WriteLine();
        _documents++;
        _records += result.Records.Length;
    }

    public void WriteEnd(string revision)
    {
        console.MarkupLine($"[grey]{Count(_documents, "document")}, {Count(_records, "record")}, rules revision {(revision.Length >= 12 ? revision[..12] : "not known")}[/]");
    }

    public void WriteRecord(ExtractedRecord record, PlaceNames places)
    {
        console.MarkupLine($"  [green]{Markup.Escape(record.Record)}[/]  [grey]{places.Name(record.Place)}  {Markup.Escape(record.Rule)}  score {record.Score.ToString("0.##", CultureInfo.InvariantCulture)}{Mentions(record)}[/]");
        var width = record.Fields.IsEmpty ? 0 : record.Fields.Max(field => field.Name.Length);
        foreach (var field in record.Fields)
        {
            console.MarkupLine($"    {Markup.Escape(field.Name.PadRight(width))}  {Markup.Escape(Bidi.Isolate(ValueFormatter.ToScalar(field.Value)))}{Places(field, places)}");
        }
    }

    private static string Mentions(ExtractedRecord record) =>
        record.Mentions.Length > 1 ? $"  {record.Mentions.Length.ToString(CultureInfo.InvariantCulture)} mentions" : string.Empty;

    private static string Places(ExtractedField field, PlaceNames places)
    {
        if (field.Places.IsEmpty)
        {
            return "  [grey]set by the rule[/]";
        }

        return $"  [grey]{string.Join(' ', field.Places.Select(places.Name))}[/]";
    }

    internal static string NameOf(Truncation reason) => reason switch
    {
        Truncation.MaxMatches => "matching.max_matches",
        Truncation.TimeLimit => "of time",
        Truncation.RuleSteps => "matching.max_rule_steps",
        _ => "matching.max_steps or matching.max_steps_per_token",
    };

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? string.Empty : "s")}");
}
