using System.Collections.Immutable;
using Processing.Pipeline;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>PEYMA: Persian news sentences with seven classes of named entities.</summary>
internal sealed class PeymaSet : IEvaluationSet
{
    private static readonly ImmutableArray<string> Classes = ["PER", "LOC", "ORG", "DAT", "TIM", "MON", "PCT"];

    public string Name => "ner-fa";

    public string Description => "PEYMA, Persian news: exact-span F1 of PER LOC ORG DAT TIM MON PCT";

    public string RulesFolder => "news";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var cases = EvaluationFiles.Find(folder, "peyma.*.txt").SelectMany(file => EntityColumns.Read(file, '|', '_', Path.GetFileName(file).Split('.')[1], TextLanguage.Persian));
        return new EvaluationData([.. cases], 0);
    }

    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result) => EntityMapping.ToMarks(result, @case.Text, Classes);
}
