using Processing.Documents;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.RuleSets;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>An order that was found to be in order.</summary>
internal sealed record PreparedOrder(DocumentOrder Order, RuleSet RuleSet, RuleSetSelection Selection, IDocumentExtractor Extractor, DocumentInput Input, ExtractionOptions Options, RecordMessages Messages, TimeSpan? Limit)
{
    /// <summary>Checks an order.</summary>
    /// <returns>The order, ready to be worked on, or what is wrong with it.</returns>
    public static async ValueTask<(PreparedOrder? Prepared, ServiceError? Error)> FromAsync(DocumentOrder order, IRuleSetSource ruleSets, ServerSettings settings, CancellationToken cancellation)
    {
        if (order.Document is not { } document)
        {
            return (null, ServiceErrors.DocumentMissing());
        }

        // A document that came in pieces was held to its own limit as it came.
        if (order.Arrival == Arrival.Whole && document.Content.Length > settings.MaxDocumentBytes)
        {
            return (null, ServiceErrors.DocumentTooLarge(document.Content.Length, settings.MaxDocumentBytes));
        }

        if (!LanguageTags.TryParse(document.Language, out var language))
        {
            return (null, ServiceErrors.InvalidLanguage());
        }

        var options = order.Options;
        if (!(options.MinimumScore >= 0 && options.MinimumScore <= 1))
        {
            return (null, ServiceErrors.InvalidMinimumScore());
        }

        var limit = order.DefaultLimit;
        if (options.TimeLimit is { } wanted)
        {
            if (!TryRead(wanted, out var span))
            {
                return (null, ServiceErrors.InvalidTimeLimit());
            }

            limit = span;
        }

        if (options.AllowPartial && order.TimeLeft is { } left)
        {
            limit = Shorter(limit, BeforeDeadline(left, settings.PartialMargin));
        }

        DateTime? reference = null;
        if (options.ReferenceTime.Length > 0)
        {
            if (!ReferenceTime.TryParse(options.ReferenceTime, out var moment))
            {
                return (null, ServiceErrors.InvalidReferenceTime());
            }

            reference = moment;
        }

        if (order.RoutingKey.Length > RuleSetQuery.MaxRoutingKey)
        {
            return (null, RuleSetErrors.InvalidRoutingKey());
        }

        var query = new RuleSetQuery(order.RuleSet.Length == 0 ? settings.DefaultRuleSet : order.RuleSet, order.Revision, order.Label, order.RoutingKey);
        var selecting = ruleSets.SelectAsync(query, cancellation);
        var isAwaited = !selecting.IsCompleted;
        var selection = await selecting;
        if (isAwaited)
        {
            // Others that waited for the same revision go on after this one, in the thread that loaded it, and must not wait for its document too.
            await Task.Yield();
        }

        if (selection is not { Fault: SelectionFault.None, RuleSet: { } ruleSet })
        {
            return (null, RuleSetErrors.Of(selection, query, ruleSets.Names));
        }

        if (ruleSet.Extractor is not { } extractor)
        {
            return (null, ServiceErrors.RuleSetBroken(ruleSet));
        }

        for (var i = 0; i < options.RecordTypes.Count; i++)
        {
            if (!ruleSet.Has(options.RecordTypes[i]))
            {
                return (null, ServiceErrors.UnknownRecordType(ruleSet, i, options.RecordTypes[i]));
            }
        }

        var (messages, wrong) = ToMessages(options, ruleSet);
        if (messages is null)
        {
            return (null, wrong);
        }

        var input = new DocumentInput(document.Content.Memory, document.MediaType.Length == 0 ? null : document.MediaType, language);
        var pipeline = new ExtractionOptions { Records = [.. options.RecordTypes.Distinct().Order(StringComparer.Ordinal)], MinimumScore = options.MinimumScore, Reference = reference };
        return (new PreparedOrder(order, ruleSet, selection, extractor, input, pipeline, messages, limit), null);
    }

    // Half of what is left where that is less than two margins, so that there is time to work and time to send.
    private static TimeSpan BeforeDeadline(TimeSpan left, TimeSpan margin) => left - margin is var most && most > left / 2 ? most : left > TimeSpan.Zero ? left / 2 : TimeSpan.Zero;

    private static TimeSpan Shorter(TimeSpan? limit, TimeSpan other) => limit is { } known && known < other ? known : other;

    private static (RecordMessages? Messages, ServiceError? Error) ToMessages(Wire.ExtractionOptions options, RuleSet ruleSet)
    {
        var units = PlaceUnits.None;
        for (var i = 0; i < options.OffsetUnits.Count; i++)
        {
            var unit = options.OffsetUnits[i] switch
            {
                Wire.OffsetUnit.Utf8 => PlaceUnits.Utf8,
                Wire.OffsetUnit.Utf16 => PlaceUnits.Utf16,
                Wire.OffsetUnit.CodePoints => PlaceUnits.CodePoints,
                _ => PlaceUnits.None,
            };
            if (unit == PlaceUnits.None)
            {
                return (null, ServiceErrors.InvalidOffsetUnit(i, (int)options.OffsetUnits[i]));
            }

            units |= unit;
        }

        var parts = new MessageParts(options.OmitMentionText ? MentionText.Omitted : MentionText.Included, FieldValues.Included, units == PlaceUnits.None ? PlaceUnits.All : units);
        switch (options.RecordForm)
        {
            case Wire.RecordForm.Unspecified or Wire.RecordForm.Generic:
                return (new RecordMessages(parts, null), null);
            case Wire.RecordForm.Typed or Wire.RecordForm.Both when ruleSet.FindWithoutMessage(options.RecordTypes) is { } record:
                return (null, RuleSetErrors.SchemaNotRecorded(ruleSet, record));
            case Wire.RecordForm.Typed:
                return (new RecordMessages(parts with { Values = FieldValues.Omitted }, new TypedRecords(ruleSet.Messages)), null);
            case Wire.RecordForm.Both:
                return (new RecordMessages(parts, new TypedRecords(ruleSet.Messages)), null);
            default:
                return (null, ServiceErrors.InvalidRecordForm((int)options.RecordForm));
        }
    }

    // Longer than a timer can wait (about 49 days) is as good as a day.
    private static bool TryRead(Google.Protobuf.WellKnownTypes.Duration duration, out TimeSpan span)
    {
        span = default;
        if (duration.Seconds < 0 || duration.Nanos is < 0 or > 999_999_999 || (duration.Seconds == 0 && duration.Nanos == 0))
        {
            return false;
        }

        span = duration.Seconds >= 86_400 ? TimeSpan.FromDays(1) : TimeSpan.FromTicks((duration.Seconds * TimeSpan.TicksPerSecond) + Math.Max(1, duration.Nanos / 100));
        return true;
    }
}
