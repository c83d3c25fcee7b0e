using System.Diagnostics.Metrics;
using Processing.Pipeline;
using Processing.Server.RuleSets;

namespace Processing.Server.Telemetry;

/// <summary>Every measure of the server. Free where nobody listens.</summary>
internal sealed class ServerMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Processing.Server";

    // From what one small document takes to the longest default deadline.
    private static readonly InstrumentAdvice<double> InSeconds = new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };

    private readonly Meter _meter;
    private readonly Histogram<double> _calls;
    private readonly Histogram<double> _phases;
    private readonly Histogram<double> _firstRecords;
    private readonly Counter<long> _documents;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _cache;
    private readonly Counter<long> _refusals;
    private readonly TimeProvider _time;

    public ServerMetrics(TimeProvider time)
    {
        _time = time;

        // The scope tells the measures of two servers in one process apart.
        _meter = new Meter(MeterName, null, null, scope: this);
        _calls = _meter.CreateHistogram<double>("rpc.server.call.duration", "s", "Calls, from their headers to the end of their answers.", null, InSeconds);
        _phases = _meter.CreateHistogram<double>("processing.phase.duration", "s", "Documents by phase: queue (waiting for a turn), read (bytes to text), text (tokens), match (rules), emit (records with their places).", null, InSeconds);
        _firstRecords = _meter.CreateHistogram<double>("processing.first_record.duration", "s", "Documents, from the turn to the first record that a stream gives out.", null, InSeconds);
        _documents = _meter.CreateCounter<long>("processing.documents", "{document}", "Documents that were worked on.");
        _bytes = _meter.CreateCounter<long>("processing.document.size", "By", "Bytes of those documents.");
        _cache = _meter.CreateCounter<long>("processing.cache.lookups", "{lookup}", "Questions to the cache of results.");
        _refusals = _meter.CreateCounter<long>("processing.refusals", "{refusal}", "Calls and documents that got an error, by its reason.");
    }

    /// <summary>Measures what stands in the server now: calls that wait, documents that are worked on, entries and rules.</summary>
    public void Observe(Func<int> waiting, Func<int> running, Func<int> cached, Func<IEnumerable<Measurement<double>>> ruleTimes, Func<long> auditDropped)
    {
        _meter.CreateObservableGauge("processing.waiting", waiting, "{call}", "Calls that wait for a turn.");
        _meter.CreateObservableGauge("processing.running", running, "{document}", "Documents that are worked on.");
        _meter.CreateObservableGauge("processing.cache.entries", cached, "{entry}", "Results in the cache.");
        _meter.CreateObservableCounter("processing.audit.dropped", auditDropped, "{decision}", "Decisions left out of the audit record.");
        _meter.CreateObservableCounter("processing.rule.time", ruleTimes, "s", "Time of each rule, reckoned from every sixteenth document.");
    }

    /// <summary>A moment, to be given to the methods that measure from it.</summary>
    public long Now => _time.GetTimestamp();

    /// <summary>A call has ended.</summary>
    public void CallEnded(string method, string status, long began) =>
        _calls.Record(Since(began), new("rpc.system.name", "grpc"), new("rpc.method", method), new("rpc.response.status_code", status));

    /// <summary>A document has its turn.</summary>
    public void Waited(RuleSet ruleSet, long asked) => Phase(ruleSet, "queue", Since(asked));

    /// <summary>A document is done.</summary>
    public void Worked(RuleSet ruleSet, ExtractionResult result)
    {
        var outcome = result.Error is not null ? "unreadable" : result.Truncation is not null ? "truncated" : "whole";
        _documents.Add(1, new("rule_set", ruleSet.Name), new("revision", Short(ruleSet)), new("outcome", outcome));
        _bytes.Add(result.Statistics.Bytes, new("rule_set", ruleSet.Name), new("revision", Short(ruleSet)));
        if (result.Phases is { } phases)
        {
            Phase(ruleSet, "read", phases.Read.TotalSeconds);
            Phase(ruleSet, "text", phases.Text.TotalSeconds);
            Phase(ruleSet, "match", phases.Match.TotalSeconds);
            Phase(ruleSet, "emit", phases.Emit.TotalSeconds);
        }
    }

    /// <summary>The same sink, which measures how long its first record takes.</summary>
    public Action<ExtractedRecord>? Watched(Action<ExtractedRecord>? sink, RuleSet ruleSet)
    {
        if (sink is null || !_firstRecords.Enabled)
        {
            return sink;
        }

        var (began, isFirst) = (Now, true);
        return record =>
        {
            if (isFirst)
            {
                isFirst = false;
                _firstRecords.Record(Since(began), new("rule_set", ruleSet.Name), new("revision", Short(ruleSet)));
            }

            sink(record);
        };
    }

    /// <summary>The cache had a result.</summary>
    public void CacheHit(RuleSet ruleSet) => _cache.Add(1, new("rule_set", ruleSet.Name), new("revision", Short(ruleSet)), new("result", "hit"));

    /// <summary>The cache had none.</summary>
    public void CacheMissed(RuleSet ruleSet) => _cache.Add(1, new("rule_set", ruleSet.Name), new("revision", Short(ruleSet)), new("result", "miss"));

    /// <summary>A call or document got an error.</summary>
    public void Refused(string reason) => _refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();

    /// <summary>Enough of a revision to tell it from others.</summary>
    public static string Short(RuleSet ruleSet) => ruleSet.ShortRevision;

    private void Phase(RuleSet ruleSet, string phase, double seconds) =>
        _phases.Record(seconds, new("phase", phase), new("rule_set", ruleSet.Name), new("revision", Short(ruleSet)));

    private double Since(long moment) => _time.GetElapsedTime(moment).TotalSeconds;
}
