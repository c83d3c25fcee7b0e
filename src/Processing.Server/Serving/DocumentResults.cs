using System.Collections.Immutable;
using Processing.Pipeline;
using Processing.Server.Errors;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Makes the answers to documents.</summary>
internal static class DocumentResults
{
    // Of a record and of a zone, as answers have them with places in three units.
    private const int UsualBytes = 512;

    /// <summary>What was found, as the caller wants it.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static EncodedResult Of(PreparedOrder prepared, ExtractionResult extraction, Wire.TruncationReason truncation, ImmutableArray<Wire.RecordExplanation> explanations, Wire.CacheUse cacheUse, SentRecords sent, CancellationToken stop)
    {
        var options = prepared.Order.Options;
        var summary = new Wire.ExtractionSummary
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
            ExplanationsLeftOut = options.Explain ? (uint)(extraction.Records.Length - explanations.Length) : 0,
        };
        var body = Write(prepared, extraction, explanations, sent == SentRecords.All ? [] : extraction.Records, stop);
        return new EncodedResult(summary, body.Written, body) { Records = extraction.Records.Length, Explanations = explanations.Length };
    }

    /// <summary>A kept result as the answer to another call. It shares the records; only the summary is this call's own.</summary>
    public static EncodedResult FromCache(EncodedResult kept, PreparedOrder prepared)
    {
        var summary = kept.Summary.Clone();
        summary.Cache = Wire.CacheUse.Hit;
        summary.RuleSet = prepared.RuleSet.Name;
        summary.Label = prepared.Selection.Label;
        summary.DocumentName = prepared.Order.Document?.Name ?? "";
        return kept.With(summary);
    }

    /// <summary>An outcome as its caller gets it: a result that is not whole goes only to one who said that it may be so.</summary>
    public static DocumentOutcome Judge(DocumentOutcome outcome, PreparedOrder prepared) =>
        outcome.Result is { Summary.Truncated: true } cut && !prepared.Order.Options.AllowPartial ? Refused(cut, prepared) : outcome;

    // From the last field to the first.
    private static WireBuffer Write(PreparedOrder prepared, ExtractionResult extraction, ImmutableArray<Wire.RecordExplanation> explanations, ImmutableArray<ExtractedRecord> records, CancellationToken stop)
    {
        var options = prepared.Order.Options;
        var content = options.IncludeText ? extraction.Content : null;
        var zones = options.OmitZones ? [] : extraction.Zones;
        var body = new WireBuffer((int)Math.Min(Array.MaxLength, ((long)(records.Length + zones.Length) * UsualBytes) + (content?.Length ?? 0)));
        if (content is { } text)
        {
            body.Bytes(Wire.ExtractionResult.TextFieldNumber, text.Span);
        }

        for (var i = explanations.Length - 1; i >= 0; i--)
        {
            body.Message(Wire.ExtractionResult.ExplanationsFieldNumber, explanations[i]);
        }

        for (var i = zones.Length - 1; i >= 0; i--)
        {
            stop.ThrowIfCancellationRequested();
            var begun = body.Length;
            RecordWriter.Write(body, zones[i], prepared.Messages.Parts.Units);
            body.Close(Wire.ExtractionResult.ZonesFieldNumber, begun);
        }

        for (var i = records.Length - 1; i >= 0; i--)
        {
            stop.ThrowIfCancellationRequested();
            var begun = body.Length;
            prepared.Messages.Write(body, records[i]);
            body.Close(Wire.ExtractionResult.RecordsFieldNumber, begun);
        }

        return body;
    }

    private static DocumentOutcome Refused(EncodedResult cut, PreparedOrder prepared) =>
        new(null, cut.Summary.TruncationReason switch
        {
            Wire.TruncationReason.TimeLimit => prepared.Order.Options.TimeLimit is null
                ? ServiceErrors.DefaultTimeLimit(prepared.Limit.GetValueOrDefault())
                : ServiceErrors.TimeLimit(prepared.Limit.GetValueOrDefault()),
            Wire.TruncationReason.MaxMatches => ServiceErrors.ResultTruncated("MAX_MATCHES", "matching.max_matches"),
            Wire.TruncationReason.RuleSteps => ServiceErrors.ResultTruncated("RULE_STEPS", "matching.max_rule_steps").With("rule", cut.Summary.StoppedRule),
            _ => ServiceErrors.ResultTruncated("MAX_STEPS", "matching.max_steps", "matching.max_steps_per_token"),
        });
}
