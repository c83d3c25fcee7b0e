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
        new PagesSet("pages-en", "English HTML pages with the article body: 4-gram shingle F1 of the body"),
        new PagesSet("pages-rtl", "Persian and Arabic HTML pages with the publication date: exact date"),
        new ParstdexSet(),
        new ReceiptsSet(),
        new RecognizersSet(),
    ];

    /// <summary>Finds a set; null when there is none of that name.</summary>
    public static IEvaluationSet? Find(string name) => All.FirstOrDefault(set => set.Name == name);
}
