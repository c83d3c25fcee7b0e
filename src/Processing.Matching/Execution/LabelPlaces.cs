using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The places that a field was read from.</summary>
internal static class LabelPlaces
{
    /// <summary>Adds the places of a capture: one for each list item where it holds several.</summary>
    public static void Add(Captured captured, List<TextSpan>? places)
    {
        if (places is null)
        {
            return;
        }

        var items = CaptureReader.ItemsOf(captured);
        if (items.Count <= 1)
        {
            places.Add(captured.Span);
            return;
        }

        foreach (var item in items)
        {
            places.Add(item.Span);
        }
    }

    /// <summary>Adds the places of some labels, for a value that none was read for.</summary>
    public static void Add(ReadOnlySpan<int> labels, CaptureSet captures, List<TextSpan> places)
    {
        foreach (var label in labels)
        {
            foreach (var captured in captures[label])
            {
                Add(captured, places);
            }
        }
    }

    /// <summary>The labels that an expression names in any way, ascending.</summary>
    public static int[] LabelsOf(ExpressionNode expression)
    {
        var labels = new SortedSet<int>();
        ProgramUses.AddLabels(expression, labels);
        return [.. labels];
    }

    /// <summary>The places in text order, those that overlap joined. What they were in is used for it.</summary>
    public static ImmutableArray<TextSpan> Merge(List<TextSpan> places)
    {
        if (places.Count == 1)
        {
            return [places[0]];
        }

        if (places.Count == 0)
        {
            return [];
        }

        places.Sort();
        var merged = CollectionsMarshal.AsSpan(places);
        var count = 0;
        foreach (var place in merged)
        {
            if (count > 0 && (merged[count - 1].Overlaps(place) || merged[count - 1] == place))
            {
                merged[count - 1] = merged[count - 1].Cover(place);
            }
            else
            {
                merged[count++] = place;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(merged[..count].ToArray());
    }
}
