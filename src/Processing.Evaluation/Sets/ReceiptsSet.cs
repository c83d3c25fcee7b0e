using System.Collections.Immutable;
using Processing.Pipeline;
using Processing.Text;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>SROIE: receipts as lines of text recognition, with company, date, address and total as the annotators wrote them.</summary>
internal sealed class ReceiptsSet : IEvaluationSet
{
    private static readonly ImmutableArray<string> Keys = ["company", "date", "address", "total"];

    public string Name => "receipts-en";

    public string Description => "SROIE receipts: company, date, address and total as written; a value must be exactly that";

    public string RulesFolder => "forms";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var cases = ImmutableArray.CreateBuilder<EvaluationCase>();
        foreach (var (id, _, content) in JsonLines.Read(Path.Combine(folder, "sroie.jsonl")))
        {
            var text = string.Join('\n', content.GetProperty("lines").EnumerateArray().Select(line => line.GetString()));
            var entities = content.GetProperty("entities");
            var gold = Keys.Where(key => entities.TryGetProperty(key, out var value) && value.GetString() is { Length: > 0 })
                .Select(key => EvaluationMark.OfValue(key, entities.GetProperty(key).GetString() ?? ""));
            cases.Add(new EvaluationCase("all", id, text, EvaluationFiles.PlainText(text, TextLanguage.English), [.. gold]));
        }

        return new EvaluationData(cases.ToImmutable(), 0);
    }

    /// <summary>What the document says at the places of each field of a receipt, joined by a blank where there are several.</summary>
    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result)
    {
        var marks = new List<EvaluationMark>();
        foreach (var receipt in result.Records.Where(record => record.Record == "Receipt"))
        {
            foreach (var key in Keys)
            {
                if (Field(receipt, key) is { Places.IsEmpty: false } field)
                {
                    var written = field.Places.Select(place => @case.Text[place.Utf16Start..place.Utf16End].Replace('\n', ' '));
                    marks.Add(EvaluationMark.OfValue(key, string.Join(' ', written)));
                }
            }
        }

        return [.. marks.Distinct()];
    }
}
