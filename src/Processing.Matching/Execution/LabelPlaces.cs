using System.Collections.Immutable;
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
        if (items.Count > 1)
        {
            places.AddRange(items.Select(item => item.Span));
        }
        else
        {
            places.Add(captured.Span);
        }
    }

    /// <summary>Adds the places of all labels that an expression names in any way, for a value that none was read for.</summary>
    public static void Add(ExpressionNode expression, CaptureSet captures, List<TextSpan> places)
    {
        var labels = new SortedSet<int>();
        ProgramUses.AddLabels(expression, labels);
        foreach (var label in labels)
        {
            captures[label].ForEach(captured => Add(captured, places));
        }
    }

    /// <summary>The places in text order, those that overlap joined.</summary>
    public static ImmutableArray<TextSpan> Merge(List<TextSpan> places)
    {
        if (places.Count == 1)
        {
            return [places[0]];
        }

        places.Sort();
        var merged = ImmutableArray.CreateBuilder<TextSpan>(places.Count);
        foreach (var place in places)
        {
            if (merged.Count > 0 && (merged[^1].Overlaps(place) || merged[^1] == place))
            {
                merged[^1] = merged[^1].Cover(place);
            }
            else
            {
                merged.Add(place);
            }
        }

        return merged.DrainToImmutable();
    }
}
