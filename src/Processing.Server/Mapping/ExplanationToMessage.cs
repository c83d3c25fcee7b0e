using Processing.Matching.Explaining;
using Processing.Pipeline;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

/// <summary>Makes messages of the explanations of records, without the words of the rules, which whoever extracts need not have.</summary>
/// <param name="explanation">The explanation of the document.</param>
/// <param name="units">The units that places are in.</param>
internal sealed class ExplanationToMessage(DocumentExplanation explanation, PlaceUnits units)
{
    /// <summary>Why there is a record.</summary>
    public Wire.RecordExplanation ToMessage(RecordExplanation record) => new()
    {
        Record = record.Record.Record,
        Package = record.Record.Package,
        Rule = record.Record.Rule,
        Score = record.Record.Score,
        Place = ToPlace(record.Record.Span),
        Alternatives = { record.Alternatives.Select(alternative => (uint)alternative) },
        Elements = { record.Elements.Select(ToMessage) },
        Labels = { record.Captures.Select(label => new Wire.FilledLabel { Label = label.Label, Places = { label.Spans.Select(ToPlace) } }) },
        ScoreParts = { record.Score.Select(part => part.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)) },
        Beaten = { record.Beaten.Select(ToMessage) },
        BeatenLeftOut = (uint)record.BeatenLeftOut,
    };

    private Wire.TakenElement ToMessage(TakenElement element) => new()
    {
        Text = explanation.TextOf(element.Span),
        Place = ToPlace(element.Span),
        ReadAs = element.ReadAs,
        Producer = element.Producer ?? "",
        Entry = element.Entry ?? "",
        Value = element.Value is { } value ? ResultToMessage.ToMessage(value) : null,
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
        Score = beaten.Score,
        Place = ToPlace(beaten.Span),
    };

    private Wire.Place ToPlace(TextSpan span) => ResultToMessage.ToMessage(explanation.Locate(span), units);
}
