using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Finds the zones that a pattern asks for: those it names as a region or as the place to be in.</summary>
internal static class AskedZones
{
    public static IEnumerable<int> Of(PatternNode pattern) => pattern switch
    {
        PatternNode.ZoneRegion region => [region.Zone],
        PatternNode.InZone { Negated: false } zone => [zone.Zone],
        PatternNode.Sequence sequence => sequence.Parts.SelectMany(Of),
        PatternNode.Choice choice => choice.Alternatives.SelectMany(Of),
        PatternNode.Repeat repeat => Of(repeat.Body),
        PatternNode.Capture capture => Of(capture.Body),
        PatternNode.List list => Of(list.Item),
        PatternNode.Look { Negated: false } look => Of(look.Body),
        PatternNode.Both both => Of(both.Left).Concat(Of(both.Right)),
        _ => [],
    };
}
