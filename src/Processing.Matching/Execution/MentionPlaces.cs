using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The places that name a record.</summary>
internal static class MentionPlaces
{
    /// <summary>Places in text order, each once.</summary>
    /// <param name="places">The places in any order; put in order here. One name may stand in a document a million times.</param>
    /// <param name="budget">Looked at all the while.</param>
    public static ImmutableArray<TextSpan> Of(List<TextSpan> places, MatchBudget budget)
    {
        StableSort.Sort(places, static (left, right) => left.CompareTo(right), budget);
        var span = CollectionsMarshal.AsSpan(places);
        var kept = 0;
        foreach (var place in span)
        {
            budget.Tick();
            if (kept == 0 || span[kept - 1] != place)
            {
                span[kept++] = place;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(span[..kept].ToArray());
    }
}
