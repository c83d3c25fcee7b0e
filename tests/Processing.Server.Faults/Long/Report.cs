using System.Globalization;
using System.Text.Json;

namespace Processing.Server.Faults.Long;

/// <summary>What a long run found: figures, some of them with what is wanted of them.</summary>
internal sealed class Report(string name)
{
    private readonly List<Figure> _figures = [];
    private readonly List<string> _notes = [];
    private readonly string _loadBefore = LoadNow();

    /// <summary>Whether every figure is as wanted.</summary>
    public bool IsMet => _figures.TrueForAll(figure => figure.Met);

    /// <summary>A figure that only informs.</summary>
    public void Tell(string what, double value, string unit = "") => _figures.Add(new Figure(what, value, unit, "", true));

    /// <summary>A figure that must not be more.</summary>
    public void AtMost(string what, double value, double most, string unit = "") => _figures.Add(new Figure(what, value, unit, $"at most {Print(most)}", value <= most));

    /// <summary>A figure that must not be less.</summary>
    public void AtLeast(string what, double value, double least, string unit = "") => _figures.Add(new Figure(what, value, unit, $"at least {Print(least)}", value >= least));

    /// <summary>A sentence beside the figures; an empty one is none.</summary>
    public void Note(string sentence)
    {
        if (sentence.Length > 0)
        {
            _notes.Add(sentence);
        }
    }

    /// <summary>As a table for people.</summary>
    public string ToTable()
    {
        var rows = _figures.Select(figure => (figure.What, Value: $"{Print(figure.Value)} {figure.Unit}".TrimEnd(), figure.Wanted, Met: figure.Wanted.Length == 0 ? "" : figure.Met ? "met" : "MISSED")).ToList();
        var (what, value, wanted) = (rows.Max(row => row.What.Length), rows.Max(row => row.Value.Length), rows.Max(row => row.Wanted.Length));
        return string.Join('\n', [$"{name}, {Header()}", .. rows.Select(row => $"  {row.What.PadRight(what)}  {row.Value.PadLeft(value)}  {row.Wanted.PadRight(wanted)}  {row.Met}".TrimEnd()), .. _notes.Select(note => $"  {note}"), IsMet ? "met" : "MISSED"]);
    }

    /// <summary>As one object for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        name,
        time = DateTimeOffset.UtcNow,
        cores = Environment.ProcessorCount,
        load_before = _loadBefore,
        load_after = LoadNow(),
        met = IsMet,
        figures = _figures.Select(figure => new { what = figure.What, value = figure.Value, unit = figure.Unit, wanted = figure.Wanted, met = figure.Met }),
        notes = _notes,
    });

    private string Header() => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, load {_loadBefore} before and {LoadNow()} after");

    private static string Print(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture);

    // The mean number of threads that wanted to run, over the last minute.
    private static string LoadNow() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private sealed record Figure(string What, double Value, string Unit, string Wanted, bool Met);
}
