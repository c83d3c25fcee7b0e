using System.Diagnostics;
using Processing.Pipeline;
using Processing.Server.RuleSets;
using Processing.Server.Serving;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Telemetry;

/// <summary>The span of one document within that of its call, and within it one for each phase. Free where the call is not traced. For one document; not safe to share between threads.</summary>
internal sealed class DocumentTrace : IDisposable
{
    // A span without length would get the moment of its end as its end.
    private static readonly TimeSpan Shortest = TimeSpan.FromTicks(1);
    private readonly Activity? _document;
    private readonly TimeProvider _time;

    private DocumentTrace(Activity? document, TimeProvider time) => (_document, _time) = (document, time);

    /// <summary>Begins the span of a document.</summary>
    /// <param name="ruleSet">What is applied.</param>
    /// <param name="label">The label by which the revision was chosen; empty for none.</param>
    /// <param name="bytes">Bytes of the document.</param>
    /// <param name="time">The clock.</param>
    public static DocumentTrace Begin(RuleSet ruleSet, string label, int bytes, TimeProvider time)
    {
        var document = CallTelemetry.Source.StartActivity("document");
        if (document is { IsAllDataRequested: true })
        {
            document.SetTag("processing.rule_set", ruleSet.Name).SetTag("processing.revision", ruleSet.Revision).SetTag("processing.document.size", bytes);
            if (label.Length > 0)
            {
                document.SetTag("processing.label", label);
            }
        }

        return new DocumentTrace(document, time);
    }

    /// <summary>Begins the wait for a turn, to be disposed when it is over; null where nothing is traced.</summary>
    public Activity? Queue() => _document is null ? null : CallTelemetry.Source.StartActivity("queue");

    /// <summary>The engine has just ended: tells where its time went.</summary>
    public void Worked(ExtractionResult extraction)
    {
        if (_document is not { IsAllDataRequested: true } || extraction.Phases is not { } phases)
        {
            return;
        }

        var begin = _time.GetUtcNow() - (phases.Read + phases.Text + phases.Match + phases.Emit);
        Add("read", phases.Read);
        Add("text", phases.Text);
        Add("match", phases.Match);
        Add("emit", phases.Emit);

        void Add(string phase, TimeSpan took)
        {
            using var span = CallTelemetry.Source.StartActivity(phase, ActivityKind.Internal, _document.Context, startTime: begin);
            begin += took > Shortest ? took : Shortest;
            span?.SetEndTime(begin.UtcDateTime);
        }
    }

    /// <summary>The document has its answer.</summary>
    /// <param name="result">The result; null where it got none.</param>
    /// <param name="reason">Why it got none; null where it got one.</param>
    public void Answered(EncodedResult? result, string? reason)
    {
        if (_document is not { IsAllDataRequested: true })
        {
            return;
        }

        if (reason is not null)
        {
            _document.SetTag("error.type", reason).SetStatus(ActivityStatusCode.Error);
        }
        else if (result is not null)
        {
            _document.SetTag("processing.records", result.Records).SetTag("processing.truncated", result.Summary.Truncated).SetTag("processing.cache.hit", result.Summary.Cache == Wire.CacheUse.Hit);
        }
    }

    /// <summary>Ends the span.</summary>
    public void Dispose() => _document?.Dispose();
}
