using System.Collections.Immutable;
using Processing.Evaluation.Sets;

namespace Processing.Evaluation;

/// <summary>All sets, by name.</summary>
public static class EvaluationCatalogue
{
    /// <summary>The sets, ordered by name.</summary>
    public static ImmutableArray<IEvaluationSet> All { get; } =
    [
        new DucklingSet(),
        new AnercorpSet(),
        new PeymaSet(),
        new FarsSet(),
        new PageBodiesSet(),
        new PageDatesSet(),
        new ParstdexSet(),
        new ReceiptsSet(),
        new RecognizersSet(),
    ];

    /// <summary>Finds a set; null when there is none of that name.</summary>
    public static IEvaluationSet? Find(string name) => All.FirstOrDefault(set => set.Name == name);
}
