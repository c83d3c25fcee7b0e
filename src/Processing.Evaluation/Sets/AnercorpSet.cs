using System.Collections.Immutable;
using Processing.Pipeline;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>ANERcorp: Arabic news sentences with persons, places and organisations; its MISC is left out, since it is whatever the others are not.</summary>
internal sealed class AnercorpSet : IEvaluationSet
{
    private static readonly ImmutableArray<string> Classes = ["PER", "LOC", "ORG"];

    public string Name => "ner-ar";

    public string Description => "ANERcorp, Arabic news: exact-span F1 of PER LOC ORG, without MISC";

    public string RulesFolder => "news";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var cases = EvaluationFiles.Find(folder, "anercorp.*.txt").SelectMany(file => EntityColumns.Read(file, ' ', '-', "all", TextLanguage.Arabic, ". "));
        return new EvaluationData([.. cases.Select(@case => @case with { Gold = [.. @case.Gold.Select(ToClass).Where(mark => Classes.Contains(mark.Class))] })], 0);
    }

    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result) => EntityMapping.ToMarks(result, @case.Text, Classes);

    // Some lines of this copy say PERS.
    private static EvaluationMark ToClass(EvaluationMark mark) => mark.Class == "PERS" ? mark with { Class = "PER" } : mark;
}
