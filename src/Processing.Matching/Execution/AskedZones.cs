using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Finds the zones that a pattern asks for: those it names as a region or as the place to be in.</summary>
internal static class AskedZones
{
    /// <summary>Each of them once, in the order met. Allocates nothing where there is none.</summary>
    public static ImmutableArray<int> Of(PatternNode pattern)
    {
        List<int>? zones = null;
        Add(pattern, ref zones);
        return zones is null ? [] : [.. zones.Distinct()];
    }

    private static void Add(PatternNode pattern, ref List<int>? zones)
    {
        switch (pattern)
        {
            case PatternNode.ZoneRegion region:
                (zones ??= []).Add(region.Zone);
                break;
            case PatternNode.InZone { Negated: false } zone:
                (zones ??= []).Add(zone.Zone);
                break;
            case PatternNode.Sequence sequence:
                AddAll(sequence.Parts, ref zones);
                break;
            case PatternNode.Choice choice:
                AddAll(choice.Alternatives, ref zones);
                break;
            case PatternNode.Repeat repeat:
                Add(repeat.Body, ref zones);
                break;
            case PatternNode.Capture capture:
                Add(capture.Body, ref zones);
                break;
            case PatternNode.List list:
                Add(list.Item, ref zones);
                break;
            case PatternNode.Look { Negated: false } look:
                Add(look.Body, ref zones);
                break;
            case PatternNode.Both both:
                Add(both.Left, ref zones);
                Add(both.Right, ref zones);
                break;
        }
    }

    private static void AddAll(ImmutableArray<PatternNode> patterns, ref List<int>? zones)
    {
        foreach (var pattern in patterns)
        {
            Add(pattern, ref zones);
        }
    }
}
