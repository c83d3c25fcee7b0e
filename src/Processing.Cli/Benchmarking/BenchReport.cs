using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Processing.Cli.Output;
using Processing.Matching;
using Spectre.Console;

namespace Processing.Cli.Benchmarking;

/// <summary>Prints figures.</summary>
internal static class BenchReport
{
    // Below that the clock and the collector weigh as much as the work.
    private const double EnoughSeconds = 0.1;

    /// <summary>A line a figure.</summary>
    public static void Print(IAnsiConsole console, BenchFigures figures)
    {
        Line(console, "measured", $"{Count(figures.Documents)} documents once, {Count(figures.Bytes)} bytes, {Count(figures.Tokens)} tokens, {Count(figures.Records)} records; warm from {Count(figures.WarmUpDocuments)} others");
        Line(console, "speed", $"{Speed(figures.MegabytesPerSecond)} MB/s   {Spread(figures.Speeds)}");
        Line(console, "yardstick", $"{Speed(figures.YardstickMegabytesPerSecond)} MB/s   {Spread(figures.Yardsticks)}; a loop that sums the same bytes; the speed is {(figures.MegabytesPerSecond / figures.YardstickMegabytesPerSecond).ToString("P2", CultureInfo.InvariantCulture)} of it");
        Line(console, "again", $"{Speed(figures.RepeatedMegabytesPerSecond)} MB/s   {Spread(figures.Repeated)}; the same texts once more");
        Line(console, "tokens", $"{Count(figures.TokensPerSecond)} a second");
        Line(console, "documents", $"{Count(figures.DocumentsPerSecond)} a second");
        Line(console, "allocated", $"{Count(figures.AllocatedBytesPerDocument)} bytes a document, its result included");
        Line(console, "peak memory", $"{Count(figures.PeakBytes)} bytes, rules and texts included");
        if (figures.Truncated > 0)
        {
            Line(console, "not whole", $"{Count(figures.Truncated)} documents met a limit");
        }

        if (figures.Seconds < EnoughSeconds)
        {
            Line(console, "note", string.Create(CultureInfo.InvariantCulture, $"only {figures.Seconds * 1000:0.0} ms were measured; more text gives a figure to trust"));
        }
    }

    /// <summary>One JSON object.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="rules">The rules to list; null for no list.</param>
    public static void PrintJson(Stream output, BenchFigures figures, ImmutableArray<RuleCount>? rules)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            Number(writer, "mb_per_s", figures.MegabytesPerSecond);
            Number(writer, "mb_per_s_lowest", figures.Speeds[0]);
            Number(writer, "mb_per_s_highest", figures.Speeds[^1]);
            writer.WriteNumber("runs", figures.Speeds.Length);
            Number(writer, "yardstick_mb_per_s", figures.YardstickMegabytesPerSecond);
            Number(writer, "repeated_mb_per_s", figures.RepeatedMegabytesPerSecond);
            Number(writer, "tokens_per_s", figures.TokensPerSecond);
            Number(writer, "documents_per_s", figures.DocumentsPerSecond);
            writer.WriteNumber("allocated_bytes_per_document", figures.AllocatedBytesPerDocument);
            writer.WriteNumber("peak_bytes", figures.PeakBytes);
            writer.WriteNumber("documents", figures.Documents);
            writer.WriteNumber("warm_up_documents", figures.WarmUpDocuments);
            writer.WriteNumber("bytes", figures.Bytes);
            writer.WriteNumber("tokens", figures.Tokens);
            writer.WriteNumber("records", figures.Records);
            writer.WriteNumber("truncated_documents", figures.Truncated);
            Number(writer, "user_seconds", figures.Seconds);
            if (rules is { } counts)
            {
                RuleProfile.WriteJson(writer, counts);
            }

            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Line(IAnsiConsole console, string name, string text) => console.MarkupLine($"[bold]{name,-12}[/] {Markup.Escape(text)}");

    private static void Number(Utf8JsonWriter writer, string name, double value) => writer.WriteNumber(name, Math.Round(value, 3));

    private static string Spread(ImmutableArray<double> sorted) =>
        sorted.Length == 1 ? "one run" : $"{Speed(sorted[0])} to {Speed(sorted[^1])} in {sorted.Length.ToString(CultureInfo.InvariantCulture)} runs";

    private static string Speed(double value) => value.ToString(value < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
