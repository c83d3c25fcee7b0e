using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>The labels that every match of a pattern or a rule fills. One that takes no token is not filled.</summary>
internal static class FilledLabels
{
    /// <summary>Those of a rule. O(size).</summary>
    public static ImmutableHashSet<int> Of(RuleBody body) => body switch
    {
        RuleBody.Sequence sequence => Of(sequence.Pattern),
        RuleBody.Frame frame => Of(frame.Trigger)
            .Union(PatternLength.Of(frame.Trigger).Least > 0 ? [0] : [])
            .Union(frame.Slots.Where(slot => slot.IsRequired && PatternLength.Of(slot.Pattern).Least > 0).Select(slot => slot.Label)),
        _ => [],
    };

    /// <summary>Those of a pattern. O(size) for each level of choices.</summary>
    public static ImmutableHashSet<int> Of(PatternNode pattern) => pattern switch
    {
        PatternNode.Capture capture => PatternLength.Of(capture.Body).Least > 0 ? Of(capture.Body).Add(capture.Label) : Of(capture.Body),
        PatternNode.Sequence sequence => sequence.Parts.Aggregate(ImmutableHashSet<int>.Empty, (all, part) => all.Union(Of(part))),
        PatternNode.Choice { Alternatives: [var first, .. var others] } => others.Aggregate(Of(first), (all, other) => all.IsEmpty ? all : all.Intersect(Of(other))),
        PatternNode.Repeat { Minimum: > 0 } repeat => Of(repeat.Body),
        PatternNode.List list => Of(list.Item),
        _ => [],
    };
}
