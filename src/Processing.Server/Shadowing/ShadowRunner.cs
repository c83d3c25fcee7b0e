using System.Collections.Immutable;
using System.Threading.Channels;
using Google.Protobuf;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Server.RuleSets;

namespace Processing.Server.Shadowing;

/// <summary>Works on documents once more with shadow revisions: one at a time, behind a queue that is bounded in documents and bytes and drops what does not fit, so that answers never wait for it.</summary>
internal sealed class ShadowRunner(RegistrySettings registry, ServerSettings settings, TimeProvider time, ILogger<ShadowRunner> log) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<(ShadowTraffic Traffic, ShadowDocument Document)> _waiting =
        Channel.CreateBounded<(ShadowTraffic, ShadowDocument)>(new BoundedChannelOptions(registry.ShadowQueueDocuments) { SingleReader = true });

    private readonly Lock _starting = new();
    private long _bytes;
    private Task? _running;

    /// <summary>The traffic of a rule set whose labels stand as given: the one before where nothing of it changed, so that its counts go on; null where there is none.</summary>
    public ShadowTraffic? TrafficFor(ImmutableArray<ServedLabel> labels, ShadowTraffic? before)
    {
        var live = labels.FirstOrDefault(label => label.State.Name == RuleSetQuery.LiveLabel)?.Revision;
        if (live is null || labels.FirstOrDefault(label => label.State.Name == RuleSetQuery.ShadowLabel) is not { Revision: { } shadow } label)
        {
            return null;
        }

        return before is not null && before.Live.Id == live.Id && before.Shadow.Id == shadow.Id && before.Share == label.State.Share
            ? before
            : new ShadowTraffic(this, live, shadow, label.State.Share);
    }

    /// <summary>Takes a document in, unless too many wait.</summary>
    public bool TryTake(ShadowTraffic traffic, ShadowDocument document)
    {
        var length = document.Input.Content.Length;
        if (Interlocked.Add(ref _bytes, length) > registry.ShadowQueueBytes || !_waiting.Writer.TryWrite((traffic, document)))
        {
            Interlocked.Add(ref _bytes, -length);
            return false;
        }

        lock (_starting)
        {
            _running ??= Task.Run(RunAsync);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _waiting.Writer.TryComplete();
        if (_running is { } running)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (var (traffic, document) in _waiting.Reader.ReadAllAsync(_stop.Token))
        {
            try
            {
                Compare(traffic, document);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                ServerLog.ShadowFault(log, fault);
            }
            finally
            {
                Interlocked.Add(ref _bytes, -document.Input.Content.Length);
            }
        }
    }

    private void Compare(ShadowTraffic traffic, ShadowDocument document)
    {
        using var limit = new CancellationTokenSource(settings.DefaultDeadline, time);
        var extractor = traffic.Shadow.RuleSet.Extractor ?? throw new InvalidOperationException("A loaded revision has no engine.");
        var result = extractor.Extract(document.Input, document.Options with { TimeLimit = limit.Token }, null, _stop.Token);
        if (result.Error is not null || result.Truncation is not null)
        {
            traffic.NoteUnfinished();
            return;
        }

        var answered = document.Answered.Select(document.Messages.ToMessage).ToList();
        var records = result.Records.Select(document.Messages.ToMessage).ToList();
        traffic.Note(document.Name, RecordChanges.Of(answered, records, record => record.ToByteString()), registry.ShadowSamples);
    }
}
