using Processing.Pipeline;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.RuleSets;
using Processing.Server.Shadowing;
using Processing.Server.Telemetry;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Works on one document: checks the order, asks the cache, waits for a turn, runs the engine on a pool thread, makes the answer.</summary>
internal sealed class DocumentWorker(IRuleSetSource ruleSets, ServerSettings settings, ExtractionTurns turns, ResultCache cache, TenantQuotas quotas, ServerMetrics metrics, TimeProvider time)
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

        if (quotas.Take(order.Tenant, prepared.Input.Content.Length) is { } exceeded)
        {
            return new DocumentOutcome(null, exceeded);
        }

        ResultCacheKey? key = order.Options.UseCache && cache.IsEnabled ? ResultCacheKey.Of(prepared) : null;
        if (key is { } wanted && cache.Find(wanted) is { } kept)
        {
            metrics.CacheHit(prepared.RuleSet);
            return Judge(new DocumentOutcome(FromCache(kept, prepared), null), prepared);
        }

        if (key is not null)
        {
            metrics.CacheMissed(prepared.RuleSet);
        }

        var outcome = await ExtractAsync(prepared, sink, key is null ? Wire.CacheUse.NotUsed : Wire.CacheUse.Miss, cancellation);
        if (key is { } free && outcome.Result is { } result && result.Summary.TruncationReason != Wire.TruncationReason.TimeLimit)
        {
            cache.Keep(free, result);
        }

        return Judge(outcome, prepared);
    }

    // A result that is not whole says nothing of rules, and one from the cache was offered when it was made.
    private static void Offer(ShadowTraffic shadow, Wire.ExtractionResult result, ExtractionResult extraction, PreparedOrder prepared)
    {
        if (!result.Summary.Truncated)
        {
            // Revisions are compared in the form that both of them have.
            var generic = prepared.Messages.Generic;
            shadow.Offer(() => new ShadowDocument(prepared.Order.Document?.Name ?? "", prepared.Input, prepared.Options, generic, [.. generic == prepared.Messages ? result.Records : extraction.Records.Select(generic.ToMessage)]));
        }
    }

    // A result that is not whole goes only to a caller who said that it may be so.
    private static DocumentOutcome Judge(DocumentOutcome outcome, PreparedOrder prepared) =>
        outcome.Result is { Summary.Truncated: true } cut && !prepared.Order.Options.AllowPartial ? Refused(cut, prepared) : outcome;

    private async Task<DocumentOutcome> ExtractAsync(PreparedOrder prepared, Action<FoundRecord>? sink, Wire.CacheUse cacheUse, CancellationToken cancellation)
    {
        using var limit = prepared.Limit is { } span ? new CancellationTokenSource(span, time) : new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);

        // Where a part is welcome the engine ends by itself when time is up, and with what it has; else it is stopped like a cancelled one.
        var isPartWelcome = prepared.Order.Options.AllowPartial;
        var options = isPartWelcome ? prepared.Options with { TimeLimit = limit.Token } : prepared.Options;
        var stop = isPartWelcome ? cancellation : linked.Token;
        try
        {
            var asked = metrics.Now;
            if (!await turns.EnterAsync(prepared.Order.Turn, prepared.Order.Tenant, linked.Token))
            {
                return new DocumentOutcome(null, ServiceErrors.Busy(turns.Waiting));
            }

            var began = time.GetTimestamp();
            try
            {
                metrics.Waited(prepared.RuleSet, asked);
                var watched = metrics.Watched(sink is null ? null : record => sink(new FoundRecord(record, prepared.Messages)), prepared.RuleSet);
                var extraction = await Task.Run(() => prepared.Extractor.Extract(prepared.Input, options, watched, stop), CancellationToken.None);
                metrics.Worked(prepared.RuleSet, extraction);
                if (extraction.Error is { } unreadable)
                {
                    return new DocumentOutcome(null, ServiceErrors.Unreadable(unreadable));
                }

                var result = ToResult(prepared, extraction, ResultToMessage.ToMessage(extraction.Truncation), cacheUse);
                if (prepared.Selection.Shadow is { } shadow)
                {
                    Offer(shadow, result, extraction, prepared);
                }

                return new DocumentOutcome(result, null);
            }
            finally
            {
                turns.Leave();
                quotas.Spend(prepared.Order.Tenant, time.GetElapsedTime(began));
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            var counted = new ExtractionStatistics(prepared.Input.MediaType ?? "", prepared.Input.Content.Length, 0, 0);
            return new DocumentOutcome(ToResult(prepared, new ExtractionResult([], [], null, null, counted), Wire.TruncationReason.TimeLimit, cacheUse), null);
        }
    }

    private static Wire.ExtractionResult ToResult(PreparedOrder prepared, ExtractionResult extraction, Wire.TruncationReason truncation, Wire.CacheUse cacheUse)
    {
        var result = new Wire.ExtractionResult
        {
            Summary = new Wire.ExtractionSummary
            {
                RuleSet = prepared.RuleSet.Name,
                Revision = prepared.RuleSet.Revision,
                Program = prepared.RuleSet.Program,
                Label = prepared.Selection.Label,
                DocumentName = prepared.Order.Document?.Name ?? "",
                MediaType = extraction.Statistics.MediaType,
                Cache = cacheUse,
                Truncated = truncation != Wire.TruncationReason.Unspecified,
                TruncationReason = truncation,
                StoppedRule = extraction.StoppedRule ?? "",
                Statistics = ResultToMessage.ToMessage(extraction.Statistics),
            },
        };
        foreach (var record in extraction.Records)
        {
            result.Records.Add(prepared.Messages.ToMessage(record));
        }

        if (!prepared.Order.Options.OmitZones)
        {
            foreach (var zone in extraction.Zones)
            {
                result.Zones.Add(ResultToMessage.ToMessage(zone));
            }
        }

        return result;
    }

    // Shares the records; only the summary is this call's own.
    private static Wire.ExtractionResult FromCache(Wire.ExtractionResult kept, PreparedOrder prepared)
    {
        var summary = kept.Summary.Clone();
        summary.Cache = Wire.CacheUse.Hit;
        summary.RuleSet = prepared.RuleSet.Name;
        summary.Label = prepared.Selection.Label;
        summary.DocumentName = prepared.Order.Document?.Name ?? "";
        var result = new Wire.ExtractionResult { Summary = summary };
        result.Records.AddRange(kept.Records);
        result.Zones.AddRange(kept.Zones);
        return result;
    }

    private static DocumentOutcome Refused(Wire.ExtractionResult cut, PreparedOrder prepared) =>
        new(null, cut.Summary.TruncationReason switch
        {
            Wire.TruncationReason.TimeLimit => ServiceErrors.TimeLimit(prepared.Limit.GetValueOrDefault()),
            Wire.TruncationReason.MaxMatches => ServiceErrors.ResultTruncated("MAX_MATCHES"),
            Wire.TruncationReason.RuleSteps => ServiceErrors.ResultTruncated("RULE_STEPS").With("rule", cut.Summary.StoppedRule),
            _ => ServiceErrors.ResultTruncated("MAX_STEPS"),
        });
}
