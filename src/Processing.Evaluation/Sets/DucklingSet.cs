using System.Collections.Immutable;
using Processing.Evaluation.Scoring;
using Processing.Pipeline;

namespace Processing.Evaluation.Sets;

/// <summary>Duckling's example phrases, one file a language and dimension: a record over the whole phrase must give the value.</summary>
internal sealed class DucklingSet : IEvaluationSet
{
    /// <summary>The moment from which Duckling's own tests count.</summary>
    private static readonly DateTime TestReference = new(2013, 2, 12, 4, 30, 0, DateTimeKind.Unspecified);

    public string Name => "duckling";

    public string Description => "Duckling's example phrases in Arabic, English and Persian: a record over the whole phrase gives the value";

    public string RulesFolder => "standard";

    public CaseRule CaseRule => CaseRule.AllFound;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var cases = ImmutableArray.CreateBuilder<EvaluationCase>();
        var unusable = 0;
        foreach (var file in EvaluationFiles.Find(folder, "*.jsonl"))
        {
            var language = Path.GetFileName(Path.GetDirectoryName(file)) ?? "";
            var dimension = Path.GetFileNameWithoutExtension(file);
            foreach (var (id, _, content) in JsonLines.Read(file))
            {
                var phrase = JsonLines.Text(content, "phrase", id);
                if (DucklingValues.Read(dimension, JsonLines.Text(content, "value", id)) is not { } value)
                {
                    unusable++;
                    continue;
                }

                var gold = new EvaluationMark(0, phrase.Length, dimension, value);
                cases.Add(new EvaluationCase($"{language}/{dimension}", $"{language}/{id}", phrase, EvaluationFiles.PlainText(phrase, EvaluationFiles.Language(language)), [gold]) { Reference = TestReference });
            }
        }

        return new EvaluationData(cases.ToImmutable(), unusable);
    }

    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result)
    {
        var dimension = @case.Gold[0].Class;
        var marks = result.Records.SelectMany(record => DucklingMapping.ToMarks(dimension, @case.Text, record, new DucklingClock(TestReference, @case.Group.StartsWith("en/", StringComparison.Ordinal) ? DucklingReading.Coming : DucklingReading.OfTheDay))).Distinct().ToImmutableArray();

        // A phrase that gives several values over its whole length is answered where one of them is right; parts of it are no answer.
        var whole = SpanTrimming.Trim(@case.Gold[0], @case.Text);
        var right = marks.FirstOrDefault(mark => SpanTrimming.Trim(mark, @case.Text) == whole);
        return right is null ? marks : [right];
    }
}
