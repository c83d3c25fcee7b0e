using System.Collections.Immutable;
using System.Text.Json;
using Processing.Pipeline;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>Parstdex: Persian sentences with the spans of time expressions, and sentences without any.</summary>
internal sealed class ParstdexSet : IEvaluationSet
{
    private const string Class = "time";

    public string Name => "parstdex";

    public string Description => "Parstdex, Persian time expressions with offsets, and negatives: exact-span F1";

    public string RulesFolder => "standard";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var file = Path.Combine(folder, "data.json");
        EvaluationFiles.Require(file);
        var cases = ImmutableArray.CreateBuilder<EvaluationCase>();
        var unusable = 0;
        using var content = JsonDocument.Parse(File.ReadAllBytes(file));
        var number = 0;
        foreach (var item in content.RootElement.EnumerateArray())
        {
            var id = $"data.json[{number++}]";
            var text = JsonLines.Text(item, "test_input", id);
            if (Gold(JsonLines.Text(item, "expected", id), text) is not { } gold)
            {
                unusable++;
                continue;
            }

            cases.Add(new EvaluationCase("all", id, text, EvaluationFiles.PlainText(text, TextLanguage.Persian), gold));
        }

        return new EvaluationData(cases.ToImmutable(), unusable);
    }

    /// <summary>Every record of time is a time expression; adjacent ones are not joined.</summary>
    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result) =>
        [.. result.Records.Where(record => record.Record == "TemporalExpression").Select(record => RecordReading.Mark(record.Place, Class, "")).Distinct()];

    private static ImmutableArray<EvaluationMark>? Gold(string spans, string text)
    {
        using var parsed = JsonDocument.Parse(spans);
        var gold = ImmutableArray.CreateBuilder<EvaluationMark>();
        foreach (var span in parsed.RootElement.EnumerateArray())
        {
            var (start, end) = (span[0].GetInt32(), span[1].GetInt32());
            if (start < 0 || end <= start || end > text.Length)
            {
                return null;
            }

            gold.Add(new EvaluationMark(start, end - start, Class, ""));
        }

        return gold.ToImmutable();
    }
}
