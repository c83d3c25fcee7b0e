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
        if (items.Count() <= 1)
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

    /// <summary>Puts the places from one on in text order, those that overlap joined.</summary>
    public static void Merge(List<TextSpan> places, int first)
    {
        var merged = CollectionsMarshal.AsSpan(places)[first..];
        if (merged.Length < 2)
        {
            return;
        }

        merged.Sort();
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

        CollectionsMarshal.SetCount(places, first + count);
    }
}
