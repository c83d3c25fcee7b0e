using System.Globalization;
using Processing.Cli.Output;
using Processing.Documents;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Text;
using Spectre.Console;

namespace Processing.Cli.Comparing;

/// <summary>Prints for people what differs between two revisions of rules.</summary>
/// <param name="console">Where to.</param>
/// <param name="shown">Most records of one rule that are listed.</param>
internal sealed class DifferenceText(IAnsiConsole console, int shown)
{
    private readonly Dictionary<ComparedDocument, PlaceNames> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prints all of it, the sums last.</summary>
    public void Write(RuleDifference difference)
    {
        WriteSchema(difference);
        foreach (var group in difference.Rules)
        {
            WriteGroup(group);
        }

        console.WriteLine(Summary(difference));
    }

    private void WriteSchema(RuleDifference difference)
    {
        DiagnosticPrinter.Print(console, difference.Schema.Breaking);
        foreach (var name in difference.Schema.Removed)
        {
            console.MarkupLine($"[red]- schema[/]  {Markup.Escape(name)}");
        }

        foreach (var name in difference.Schema.Added)
        {
            console.MarkupLine($"[green]+ schema[/]  {Markup.Escape(name)}");
        }

        if (!difference.Schema.Removed.IsEmpty || !difference.Schema.Added.IsEmpty)
        {
            console.WriteLine();
        }
    }

    private void WriteGroup(RuleGroup group)
    {
        var (added, removed, changed) = group.Counts;
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{Markup.Escape(group.Rule)}[/]  {Markup.Escape(group.Record)}  +{added} -{removed} ~{changed}"));
        foreach (var record in group.Records.Take(shown))
        {
            WriteRecord(record);
        }

        if (group.Records.Length > shown)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {group.Records.Length - shown} more; --show says how many are listed"));
        }

        console.WriteLine();
    }

    private void WriteRecord(DifferentRecord different)
    {
        if (!_places.TryGetValue(different.Document, out var places))
        {
            places = _places[different.Document] = new PlaceNames(() => DocumentReader.ContentOf(different.Document.Input, DocumentLimits.Default));
        }

        var (sign, colour) = different switch { { Before: null } => ("+", "green"), { After: null } => ("-", "red"), _ => ("~", "yellow") };
        console.MarkupLine($"  [{colour}]{sign}[/] {Markup.Escape(different.Document.Difference.Document)}:{places.Name(different.Shown.Place)}  {Markup.Escape(Excerpt(different.Shown))}");
        if (different is { Before: { } before, After: { } after })
        {
            foreach (var (name, was, now) in Differences(before, after, places))
            {
                console.MarkupLine($"      {Markup.Escape(name)}  [red]{Markup.Escape(was)}[/] → [green]{Markup.Escape(now)}[/]");
            }
        }
        else
        {
            foreach (var field in different.Shown.Fields)
            {
                console.MarkupLine($"      {Markup.Escape(field.Name)}  {Markup.Escape(Bidi.Isolate(ValueFormatter.ToScalar(field.Value)))}");
            }
        }
    }

    private static List<(string Name, string Was, string Now)> Differences(ExtractedRecord before, ExtractedRecord after, PlaceNames places)
    {
        var found = new List<(string, string, string)>();
        Add("rule", before.Rule, after.Rule);
        Add("score", before.Score.ToString("0.####", CultureInfo.InvariantCulture), after.Score.ToString("0.####", CultureInfo.InvariantCulture));
        Add("stands at", Extent(before.Place, places), Extent(after.Place, places));
        foreach (var name in before.Fields.Concat(after.Fields).Select(field => field.Name).Distinct(StringComparer.Ordinal))
        {
            var (was, now) = (Find(before, name), Find(after, name));
            var count = found.Count;
            Add(name, Print(was), Print(now));
            if (count == found.Count && was is not null && now is not null && !was.Places.SequenceEqual(now.Places))
            {
                found.Add(($"{name} read at", Places(was, places), Places(now, places)));
            }
        }

        Add("mentions", Mentions(before, places), Mentions(after, places));
        return found;

        void Add(string name, string was, string now)
        {
            if (was != now)
            {
                found.Add((name, was, now));
            }
        }
    }

    private static ExtractedField? Find(ExtractedRecord record, string name) => record.Fields.FirstOrDefault(field => field.Name == name);

    private static string Print(ExtractedField? field) => field is null ? "nothing" : Bidi.Isolate(ValueFormatter.ToScalar(field.Value));

    private static string Places(ExtractedField field, PlaceNames places) => field.Places.IsEmpty ? "no place" : string.Join(' ', field.Places.Select(place => Extent(place, places)));

    private static string Mentions(ExtractedRecord record, PlaceNames places) => string.Join(' ', record.Mentions.Select(mention => Extent(mention.Place, places)));

    private static string Extent(OriginalPlace place, PlaceNames places) =>
        string.Create(CultureInfo.InvariantCulture, $"{places.Name(place)}+{place.CodePointEnd - place.CodePointStart}");

    private static string Excerpt(ExtractedRecord record)
    {
        const int Longest = 60;
        var text = record.Mentions.IsEmpty ? "" : string.Join(' ', record.Mentions[0].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Bidi.Isolate(text.Length <= Longest ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)}…");
    }

    private static string Summary(RuleDifference difference)
    {
        var breaking = difference.Schema.Breaking.Length;
        var schema = breaking > 0 ? Count(breaking, "breaking change") + " of the records' schema"
            : difference.Schema.Added.IsEmpty && difference.Schema.Removed.IsEmpty ? "the schema is the same" : "the schema grows";
        if (difference.Compared == 0 && difference.NotCompared == 0)
        {
            return schema;
        }

        var results = difference.Documents.IsEmpty
            ? $"the same {Count(difference.Unchanged, "record")} from {Count(difference.Compared, "document")}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"adds {Count(difference.Added, "record")}, removes {difference.Removed}, changes {difference.Changed}, leaves {difference.Unchanged}, on {difference.Documents.Length} of {Count(difference.Compared, "document")}");
        var left = difference.NotCompared == 0 ? "" : $"; {Count(difference.NotCompared, "document")} not compared";
        return $"{schema}; {results}{left}";
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
