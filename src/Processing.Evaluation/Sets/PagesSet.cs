using System.Collections.Immutable;
using Processing.Pipeline;

namespace Processing.Evaluation.Sets;

/// <summary>Pages as their publishers serve them; they wait for a reader of HTML.</summary>
internal sealed class PagesSet(string name, string description) : IEvaluationSet
{
    public string Name => name;

    public string Description => description;

    public string RulesFolder => "news";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => "there is no reader for HTML yet";

    public EvaluationData Read(string folder) => new([], 0);

    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result) => [];
}
