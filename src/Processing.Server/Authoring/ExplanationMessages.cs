using System.Globalization;
using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Server.Mapping;
using Processing.Text;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Makes a message of an explanation.</summary>
/// <param name="explanation">The explanation.</param>
/// <param name="compilation">What the rules were compiled from; null where that is not at hand, so that parts of rules stay unset.</param>
internal sealed class ExplanationMessages(DocumentExplanation explanation, RuleCompilation? compilation)
{
    private readonly SourcePlaces _places = new();

    public Wire.Explanation ToMessage()
    {
        var matching = explanation.Matching;
        return new Wire.Explanation
        {
            Records = { matching.Records.Select(ToMessage) },
            RecordsLeftOut = (uint)matching.RecordsLeftOut,
            Rules = { matching.Rules.Select(ToMessage) },
            RulesLeftOut = (uint)matching.RulesLeftOut,
            TruncationReason = ResultToMessage.ToMessage(matching.Truncation),
        };
    }

    private Wire.ExplainedRecord ToMessage(RecordExplanation record) => new()
    {
        Record = record.Record.Record,
        Rule = record.Record.Rule,
        Source = RuleNamed(record.Record.Rule),
        Score = record.Record.Score,
        Passage = ToMessage(record.Record.Span),
        Alternatives = { record.Alternatives.Select(alternative => (uint)alternative) },
        Elements = { record.Elements.Select(ToMessage) },
        Labels = { record.Captures.Select(label => new Wire.FilledLabel { Label = label.Label, Passages = { label.Spans.Select(ToMessage) } }) },
        ScoreParts = { record.Score.Select(part => new Wire.ScorePart { Amount = part.Amount.ToString(CultureInfo.InvariantCulture), Source = Part(part.Expression) }) },
        Beaten = { record.Beaten.Select(ToMessage) },
        BeatenLeftOut = (uint)record.BeatenLeftOut,
    };

    private Wire.TakenElement ToMessage(TakenElement element) => new()
    {
        Passage = ToMessage(element.Span),
        ReadAs = element.ReadAs,
        Producer = element.Producer ?? "",
        Entry = element.Entry ?? "",
        Value = element.Value is { } value ? ResultToMessage.ToMessage(value) : null,
        Source = Part(element.Element),
    };

    private Wire.BeatenMatch ToMessage(BeatenMatch beaten) => new()
    {
        Rule = beaten.Rule,
        By = beaten.By switch
        {
            BeatenBy.Key => Wire.BeatenBy.Key,
            BeatenBy.Resolve => Wire.BeatenBy.Resolve,
            _ => Wire.BeatenBy.Overlap,
        },
        Score = ((decimal)beaten.Score).ToString(CultureInfo.InvariantCulture),
        Passage = ToMessage(beaten.Span),
    };

    /// <summary>What became of one rule.</summary>
    public Wire.RuleAttempts ToMessage(RuleAttempts rule) => new()
    {
        Rule = rule.Rule.Name,
        Source = RuleNamed(rule.Rule.Name),
        Missing = { rule.Missing.Select(Part).OfType<Wire.RulePart>() },
        Attempts = { rule.Attempts.Select(ToMessage) },
        AttemptsLeftOut = (uint)rule.AttemptsLeftOut,
        StartsLeftOut = (uint)rule.StartsLeftOut,
    };

    private Wire.Attempt ToMessage(Attempt attempt) => new()
    {
        // The two enums have their members in the same order; the message has one before them.
        End = (Wire.AttemptEnd)((int)attempt.End + 1),
        Name = attempt.Name ?? "",
        Reached = ToMessage(attempt.Reached),
        StoppedAt = ResultToMessage.ToMessage(explanation.Locate(attempt.StoppedAt)),
        Wanted = { attempt.Wanted.Select(wanted => new Wire.WantedElement { Reason = (Wire.WantedReason)((int)wanted.Why + 1), Source = Part(wanted.Element) }) },
        WantedLeftOut = (uint)attempt.WantedLeftOut,
        Conditions = { attempt.Conditions.Select(Part).OfType<Wire.RulePart>() },
        Slots = { attempt.Slots.Select(ToMessage) },
    };

    private Wire.EmptySlot ToMessage(EmptySlot slot) => new()
    {
        Slot = slot.Slot,
        Required = slot.Need == SlotNeed.Required,
        Reason = (Wire.EmptySlotReason)((int)slot.Why + 1),
        Nearest = slot.Nearest is { } nearest ? ToMessage(nearest) : null,
        Best = slot.Best is { } best ? ToMessage(best) : null,
    };

    private Wire.Passage ToMessage(TextSpan span) => new() { Text = explanation.TextOf(span), Place = ResultToMessage.ToMessage(explanation.Locate(span)) };

    private Wire.RulePart? RuleNamed(string name) => Part(compilation?.GetRulePlace(name));

    private Wire.RulePart? Part(PatternNode? element) => element is null ? null : Part(compilation?.GetPlace(element));

    private Wire.RulePart? Part(ExpressionNode expression) => Part(compilation?.GetPlace(expression));

    private Wire.RulePart? Part(SourceLocation? place) => place is null ? null : new Wire.RulePart { Place = _places.ToMessage(place), Text = place.Text };
}
