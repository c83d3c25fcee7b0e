using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Processing.Matching;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Prints what each rule did, the dearest first.</summary>
internal static class RuleProfile
{
    /// <summary>A table of the rules that were looked for at all, and how many were not.</summary>
    /// <param name="console">Where it is printed.</param>
    /// <param name="counts">What each rule did.</param>
    /// <param name="timing">Of which documents the times are.</param>
    public static void Print(IAnsiConsole console, ImmutableArray<RuleCount> counts, string timing)
    {
        var busy = Busy(counts);
        var table = new Table().Border(TableBorder.None).AddColumn("rule");
        foreach (var heading in (string[])["ms", "documents", "candidates", "matches"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var count in busy)
        {
            table.AddRow(
                Markup.Escape(count.Rule),
                count.Time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture),
                Number(count.Documents),
                Number(count.Candidates),
                Number(count.Matches));
        }

        console.Write(table);
        console.WriteLine($"{Number(counts.Length - busy.Length)} of {Number(counts.Length)} rules had nothing to look for; {timing}");
    }

    /// <summary>An array of the same.</summary>
    public static void WriteJson(Utf8JsonWriter writer, ImmutableArray<RuleCount> counts)
    {
        writer.WriteStartArray("rules");
        foreach (var count in Busy(counts))
        {
            writer.WriteStartObject();
            writer.WriteString("rule", count.Rule);
            writer.WriteNumber("milliseconds", Math.Round(count.Time.TotalMilliseconds, 3));
            writer.WriteNumber("documents", count.Documents);
            writer.WriteNumber("candidates", count.Candidates);
            writer.WriteNumber("matches", count.Matches);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ImmutableArray<RuleCount> Busy(ImmutableArray<RuleCount> counts) =>
        [.. counts.Where(count => count.Documents > 0).OrderByDescending(count => count.Time).ThenBy(count => count.Rule, StringComparer.Ordinal)];

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
