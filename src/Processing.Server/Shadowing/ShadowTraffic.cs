using Processing.Pipeline;
using Processing.Server.Registry;
using Processing.Storage;
using Published = Processing.Rules.V1;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Shadowing;

/// <summary>One shadow revision beside one live one: which documents it gets, and how it did. Safe to share between threads.</summary>
internal sealed class ShadowTraffic(ShadowRunner runner, LoadedRevision live, LoadedRevision shadow, TrafficShare share)
{
    private readonly CanaryRouting _routing = new();
    private readonly Lock _lock = new();
    private readonly LinkedList<Published.DocumentDifference> _samples = new();
    private readonly Published.ShadowReport _counts = new() { LiveRevision = live.Id, ShadowRevision = shadow.Id };

    /// <summary>The live revision.</summary>
    public LoadedRevision Live => live;

    /// <summary>The shadow revision.</summary>
    public LoadedRevision Shadow => shadow;

    /// <summary>The share of documents that it gets.</summary>
    public TrafficShare Share => share;

    /// <summary>Takes an answered document for comparison if it belongs to the share and there is room. Never waits.</summary>
    /// <param name="make">Makes the document, if it is wanted.</param>
    public void Offer(Func<ShadowDocument> make)
    {
        if (!_routing.IsWithin("", "", share))
        {
            return;
        }

        var isTaken = runner.TryTake(this, make());
        lock (_lock)
        {
            _counts.Offered++;
            _counts.Dropped += isTaken ? 0u : 1u;
        }
    }

    /// <summary>Notes that the shadow revision came to no whole result.</summary>
    public void NoteUnfinished()
    {
        lock (_lock)
        {
            _counts.Unfinished++;
        }
    }

    /// <summary>Notes what differed.</summary>
    /// <param name="document">Name of the document.</param>
    /// <param name="comparison">What differed.</param>
    /// <param name="samples">Most samples that are kept.</param>
    public void Note(string document, RecordChanges<Wire.Record> comparison, int samples)
    {
        lock (_lock)
        {
            _counts.Compared++;
            if (comparison.IsEmpty)
            {
                return;
            }

            _counts.Differing++;
            _counts.AddedRecords += (ulong)comparison.Added.Length;
            _counts.RemovedRecords += (ulong)comparison.Removed.Length;
            _samples.AddFirst(DifferenceMessages.Of(document, comparison));
            if (_samples.Count > samples)
            {
                _samples.RemoveLast();
            }
        }
    }

    /// <summary>How it did until now.</summary>
    public Published.ShadowReport Report()
    {
        lock (_lock)
        {
            var report = _counts.Clone();
            report.Samples.AddRange(_samples);
            return report;
        }
    }
}
