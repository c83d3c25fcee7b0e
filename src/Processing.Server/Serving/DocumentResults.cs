using System.Collections.Immutable;
using System.Text;
using Processing.Pipeline;
using Processing.Server.Errors;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Makes the answers to documents.</summary>
internal static class DocumentResults
{
    /// <summary>What was found, as the caller wants it.</summary>
    public static Wire.ExtractionResult Of(PreparedOrder prepared, ExtractionResult extraction, Wire.TruncationReason truncation, ImmutableArray<Wire.RecordExplanation> explanations, Wire.CacheUse cacheUse)
    {
        var options = prepared.Order.Options;
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
                ExplanationsLeftOut = options.Explain ? (uint)(extraction.Records.Length - explanations.Length) : 0,
            },
        };
        foreach (var record in extraction.Records)
        {
            result.Records.Add(prepared.Messages.ToMessage(record));
        }

        if (!options.OmitZones)
        {
            foreach (var zone in extraction.Zones)
            {
                result.Zones.Add(ResultToMessage.ToMessage(zone, prepared.Messages.Parts.Units));
            }
        }

        result.Explanations.AddRange(explanations);
        if (options.IncludeText && extraction.Content is { } content)
        {
            result.Text = Encoding.UTF8.GetString(content.Span);
        }

        return result;
    }

    /// <summary>A kept result as the answer to another call. It shares the records; only the summary is this call's own.</summary>
    public static Wire.ExtractionResult FromCache(Wire.ExtractionResult kept, PreparedOrder prepared)
    {
        var summary = kept.Summary.Clone();
        summary.Cache = Wire.CacheUse.Hit;
        summary.RuleSet = prepared.RuleSet.Name;
        summary.Label = prepared.Selection.Label;
        summary.DocumentName = prepared.Order.Document?.Name ?? "";
        var result = new Wire.ExtractionResult { Summary = summary };
        result.Records.AddRange(kept.Records);
        result.Zones.AddRange(kept.Zones);
        result.Explanations.AddRange(kept.Explanations);
        if (kept.HasText)
        {
            result.Text = kept.Text;
        }

        return result;
    }

    /// <summary>An outcome as its caller gets it: a result that is not whole goes only to one who said that it may be so.</summary>
    public static DocumentOutcome Judge(DocumentOutcome outcome, PreparedOrder prepared) =>
        outcome.Result is { Summary.Truncated: true } cut && !prepared.Order.Options.AllowPartial ? Refused(cut, prepared) : outcome;

    private static DocumentOutcome Refused(Wire.ExtractionResult cut, PreparedOrder prepared) =>
        new(null, cut.Summary.TruncationReason switch
        {
            Wire.TruncationReason.TimeLimit => ServiceErrors.TimeLimit(prepared.Limit.GetValueOrDefault()),
            Wire.TruncationReason.MaxMatches => ServiceErrors.ResultTruncated("MAX_MATCHES"),
            Wire.TruncationReason.RuleSteps => ServiceErrors.ResultTruncated("RULE_STEPS").With("rule", cut.Summary.StoppedRule),
            _ => ServiceErrors.ResultTruncated("MAX_STEPS"),
        });
}
