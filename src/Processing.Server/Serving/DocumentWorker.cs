using System.Collections.Immutable;
using Processing.Pipeline;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.RuleSets;
using Processing.Server.Shadowing;
using Processing.Server.Telemetry;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Works on one document: checks the order, asks the cache, waits for a turn, runs the engine, makes the answer.</summary>
internal sealed class DocumentWorker(IRuleSetSource ruleSets, ServerSettings settings, ExtractionTurns turns, ResultCache cache, TenantQuotas quotas, RecordExplainer explainer, UploadPlaces uploads, ServerMetrics metrics, TimeProvider time)
{
    /// <summary>Works on a document.</summary>
    /// <param name="order">What is asked.</param>
    /// <param name="sink">Receives the records as they are found, with what makes messages of them, on the engine's thread; it must not block. Not called for a result from the cache.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<DocumentOutcome> RunAsync(DocumentOrder order, Action<FoundRecord>? sink, CancellationToken cancellation)
    {
        var (prepared, error) = await PreparedOrder.FromAsync(order, ruleSets, settings, cancellation);
        if (prepared is null)
        {
            return new DocumentOutcome(null, error);
        }

        using var trace = DocumentTrace.Begin(prepared.RuleSet, prepared.Selection.Label, prepared.Input.Content.Length, time);
        var outcome = DocumentResults.Judge(await RunAsync(prepared, sink, trace, cancellation), prepared);
        trace.Answered(outcome.Result, outcome.Error?.Reason);
        return outcome;
    }

    private async Task<DocumentOutcome> RunAsync(PreparedOrder prepared, Action<FoundRecord>? sink, DocumentTrace trace, CancellationToken cancellation)
    {
        var order = prepared.Order;
        if (quotas.Take(order.Tenant, prepared.Input.Content.Length) is { } exceeded)
        {
            return new DocumentOutcome(null, exceeded);
        }

        using var limit = prepared.Limit is { } span ? new CancellationTokenSource(span, time) : null;
        using var any = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var allowed = new DocumentTime(cancellation, limit?.Token ?? CancellationToken.None, any?.Token ?? cancellation);
        ResultCacheKey? key = order.Options.UseCache && cache.IsEnabled ? ResultCacheKey.Of(prepared) : null;
        try
        {
            return key is { } wanted
                ? await ExtractOnceAsync(wanted, prepared, sink, trace, allowed)
                : await ExtractAsync(prepared, sink, trace, Wire.CacheUse.NotUsed, allowed);
        }
        catch (OperationCanceledException) when (limit is { IsCancellationRequested: true } && !cancellation.IsCancellationRequested)
        {
            var counted = new ExtractionStatistics(prepared.Input.MediaType ?? "", prepared.Input.Content.Length, 0, 0);
            return new DocumentOutcome(DocumentResults.Of(prepared, new ExtractionResult([], [], null, null, counted), Wire.TruncationReason.TimeLimit, [], key is null ? Wire.CacheUse.NotUsed : Wire.CacheUse.Miss, SentRecords.None, cancellation), null);
        }
    }

    // Of equal requests that come together one works, and the others take its result. They wait for one only: where it left nothing (it failed, or its time was shorter), each works for itself, at the same time.
    private async Task<DocumentOutcome> ExtractOnceAsync(ResultCacheKey key, PreparedOrder prepared, Action<FoundRecord>? sink, DocumentTrace trace, DocumentTime allowed)
    {
        if (Find(key, prepared) is { } kept)
        {
            return kept;
        }

        var isTaken = cache.Flights.TryTake(key);
        try
        {
            if (!isTaken && cache.Flights.Waiting < settings.MaxWaitingCalls)
            {
                await cache.Flights.WaitAsync(key, allowed.Any);
            }

            // Also what was taken on may have been done since the cache was asked.
            if (Find(key, prepared) is { } theirs)
            {
                return theirs;
            }

            metrics.CacheMissed(prepared.RuleSet);
            var outcome = await ExtractAsync(prepared, sink, trace, Wire.CacheUse.Miss, allowed);
            if (outcome.Result is { } result && !IsShortened(result))
            {
                cache.Keep(key, result);
            }

            return outcome;
        }
        finally
        {
            if (isTaken)
            {
                cache.Flights.Leave(key);
            }
        }
    }

    private DocumentOutcome? Find(ResultCacheKey key, PreparedOrder prepared)
    {
        if (cache.Find(key) is not { } kept)
        {
            return null;
        }

        metrics.CacheHit(prepared.RuleSet);
        return new DocumentOutcome(DocumentResults.FromCache(kept, prepared), null);
    }

    // By time, of which the next caller may have more.
    private static bool IsShortened(EncodedResult result) =>
        result.Summary.TruncationReason == Wire.TruncationReason.TimeLimit || (result.Summary.ExplanationsLeftOut > 0 && result.Explanations == 0);

    // A result that is not whole says nothing of rules, and one from the cache was offered when it was made.
    private static void Offer(ShadowTraffic shadow, ExtractionResult extraction, PreparedOrder prepared)
    {
        if (extraction.Truncation is null)
        {
            // Revisions are compared in the form that both of them have.
            shadow.Offer(() => new ShadowDocument(prepared.Order.Document?.Name ?? "", prepared.Input, prepared.Options, prepared.Messages.Generic, extraction.Records));
        }
    }

    private async Task<DocumentOutcome> ExtractAsync(PreparedOrder prepared, Action<FoundRecord>? sink, DocumentTrace trace, Wire.CacheUse cacheUse, DocumentTime allowed)
    {
        // Where a part is welcome the engine ends by itself when time is up, and with what it has; else it is stopped like a cancelled one.
        var isPartWelcome = prepared.Order.Options.AllowPartial;
        var options = isPartWelcome ? prepared.Options with { TimeLimit = allowed.Limit } : prepared.Options;
        var stop = isPartWelcome ? allowed.Caller : allowed.Any;
        var asked = metrics.Now;
        using var large = await uploads.WaitAsync(prepared.Order.Arrival, allowed.Any);
        bool hasTurn, hasWaited;
        using (trace.Queue())
        {
            var turn = turns.EnterAsync(prepared.Order.Turn, prepared.Order.Tenant, allowed.Any);
            hasWaited = !turn.IsCompleted;

            // Also a turn that is given between these two lines must not be taken by the thread that asked.
            hasTurn = hasWaited ? await turn.AsTask().ConfigureAwait(ConfigureAwaitOptions.ForceYielding) : await turn;
        }

        if (!hasTurn)
        {
            return new DocumentOutcome(null, ServiceErrors.Busy(turns.Waiting));
        }

        var began = time.GetTimestamp();
        try
        {
            metrics.Waited(prepared.RuleSet, asked);
            var watched = metrics.Watched(sink is null ? null : record => sink(new FoundRecord(record, prepared.Messages)), prepared.RuleSet);

            // Records that were sent one by one are written once more only where they are kept for others.
            var sent = sink is not null && cacheUse == Wire.CacheUse.NotUsed ? SentRecords.All : SentRecords.None;
            var work = new WorkOrder(cacheUse, sent, stop, allowed.Any);

            // Whoever waited for a turn goes on in a thread of its own.
            return hasWaited || prepared.Order.Thread == AskingThread.Waits
                ? Work(prepared, options, watched, trace, work)
                : await Task.Run(() => Work(prepared, options, watched, trace, work), CancellationToken.None);
        }
        finally
        {
            turns.Leave();
            quotas.Spend(prepared.Order.Tenant, time.GetElapsedTime(began));
        }
    }

    // All that takes time, on one thread: what was found is small again when it leaves it.
    private DocumentOutcome Work(PreparedOrder prepared, ExtractionOptions options, Action<ExtractedRecord>? sink, DocumentTrace trace, WorkOrder work)
    {
        var extraction = prepared.Extractor.Extract(prepared.Input, options, sink, work.Stop);
        trace.Worked(extraction);
        metrics.Worked(prepared.RuleSet, extraction);
        if (extraction.Error is { } unreadable)
        {
            return new DocumentOutcome(null, ServiceErrors.Unreadable(unreadable));
        }

        var result = DocumentResults.Of(prepared, extraction, ResultToMessage.ToMessage(extraction.Truncation), Explain(prepared, extraction, work), work.CacheUse, work.Sent, work.Stop);
        if (prepared.Selection.Shadow is { } shadow)
        {
            Offer(shadow, extraction, prepared);
        }

        return new DocumentOutcome(result, null);
    }

    private ImmutableArray<Wire.RecordExplanation> Explain(PreparedOrder prepared, ExtractionResult extraction, WorkOrder work)
    {
        try
        {
            return explainer.Explain(prepared, extraction, work.StopExplaining);
        }
        catch (OperationCanceledException) when (!work.Stop.IsCancellationRequested)
        {
            // The records are whole, and the summary says that they are not explained.
            return [];
        }
    }

    private readonly record struct WorkOrder(Wire.CacheUse CacheUse, SentRecords Sent, CancellationToken Stop, CancellationToken StopExplaining);
}
