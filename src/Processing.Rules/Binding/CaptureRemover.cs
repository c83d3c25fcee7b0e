using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Binding;

/// <summary>Takes the labels out of a pattern whose captures are not kept.</summary>
internal static class CaptureRemover
{
    public static PatternNode Remove(PatternNode node) => node switch
    {
        PatternNode.Capture capture => Remove(capture.Body),
        PatternNode.Sequence sequence => new PatternNode.Sequence(RemoveAll(sequence.Parts)),
        PatternNode.Choice choice => new PatternNode.Choice(RemoveAll(choice.Alternatives)),
        PatternNode.Repeat repeat => repeat with { Body = Remove(repeat.Body) },
        PatternNode.List list => new PatternNode.List(Remove(list.Item)),
        PatternNode.Look look => look with { Body = Remove(look.Body) },
        PatternNode.Both both => new PatternNode.Both(Remove(both.Left), Remove(both.Right)),
        _ => node,
    };

    private static ImmutableArray<PatternNode> RemoveAll(ImmutableArray<PatternNode> nodes) => [.. nodes.Select(Remove)];
}
