using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Processing.Server.Telemetry;

/// <summary>All series of one measure.</summary>
internal sealed class MetricSeries
{
    private const string Other = "_OTHER";

    private readonly ConcurrentDictionary<TagSet, Cell> _cells = new(TagSet.Comparer.Instance);
    private readonly ConcurrentDictionary<TagSet, Cell>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _bySpan;
    private readonly IReadOnlyList<double> _bounds;
    private readonly string _type;
    private readonly string _help;
    private readonly bool _isObserved;
    private readonly int _most;

    public MetricSeries(Instrument instrument, int most)
    {
        _most = most;
        _bySpan = _cells.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        _isObserved = instrument.IsObservable;
        var kind = instrument.GetType().GetGenericTypeDefinition();
        _type = kind == typeof(Histogram<>) ? "histogram" : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? "counter" : "gauge";
        _bounds = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? [];
        _help = instrument.Description ?? "";
        Name = $"{instrument.Name.Replace('.', '_')}{instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" }}{(_type == "counter" ? "_total" : "")}";
    }

    /// <summary>The name, as Prometheus spells it: with its unit, and with `total` where it only grows.</summary>
    public string Name { get; }

    /// <summary>Adds a measure; one of something observed takes the place of the one before.</summary>
    public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_bySpan.TryGetValue(tags, out var cell))
        {
            // Under threads the bound may be passed by a few.
            var labels = new TagSet(tags);
            cell = _cells.GetOrAdd(_cells.Count < _most ? labels : new TagSet([.. labels.Tags.Select(tag => KeyValuePair.Create<string, object?>(tag.Key, Other))]), _ => new Cell(_bounds.Count));
        }

        lock (cell)
        {
            if (_isObserved)
            {
                cell.Sum = value;
                return;
            }

            cell.Sum += value;
            cell.Count++;
            for (var i = 0; i < _bounds.Count; i++)
            {
                if (value <= _bounds[i])
                {
                    cell.Buckets[i]++;
                    break;
                }
            }
        }
    }

    /// <summary>Prints all series, in the order of their labels.</summary>
    public void Print(StringBuilder text)
    {
        text.Append("# HELP ").Append(Name).Append(' ').Append(_help).Append('\n').Append("# TYPE ").Append(Name).Append(' ').Append(_type).Append('\n');
        foreach (var (labels, cell) in _cells.Select(cell => (Labels(cell.Key), cell.Value)).OrderBy(cell => cell.Item1, StringComparer.Ordinal))
        {
            lock (cell)
            {
                if (_type == "histogram")
                {
                    PrintHistogram(text, labels, cell);
                }
                else
                {
                    Line(text, "", labels, MetricStore.Number(cell.Sum));
                }
            }
        }
    }

    private void PrintHistogram(StringBuilder text, string labels, Cell cell)
    {
        var sum = 0L;
        for (var i = 0; i < _bounds.Count; i++)
        {
            sum += cell.Buckets[i];
            Line(text, "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{MetricStore.Number(_bounds[i])}\"", sum.ToString(CultureInfo.InvariantCulture));
        }

        var count = cell.Count.ToString(CultureInfo.InvariantCulture);
        Line(text, "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"+Inf\"", count);
        Line(text, "_sum", labels, MetricStore.Number(cell.Sum));
        Line(text, "_count", labels, count);
    }

    private void Line(StringBuilder text, string suffix, string labels, string value)
    {
        text.Append(Name).Append(suffix);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value).Append('\n');
    }

    private static string Labels(TagSet tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags.Tags)
        {
            text.Append(text.Length > 0 ? "," : "").Append(name.Replace('.', '_')).Append("=\"").Append(Escape(value?.ToString() ?? "")).Append('"');
        }

        return text.ToString();
    }

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private sealed class Cell(int buckets)
    {
        public long[] Buckets { get; } = new long[buckets];

        public double Sum { get; set; }

        public long Count { get; set; }
    }
}
