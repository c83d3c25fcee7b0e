using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>How large a compiled pattern is.</summary>
internal static class PatternSize
{
    /// <summary>Number of its nodes.</summary>
    public static int Of(PatternNode pattern) => 1 + pattern switch
    {
        PatternNode.Sequence sequence => sequence.Parts.Sum(Of),
        PatternNode.Choice choice => choice.Alternatives.Sum(Of),
        PatternNode.Repeat repeat => Of(repeat.Body),
        PatternNode.Capture capture => Of(capture.Body),
        PatternNode.List list => Of(list.Item),
        PatternNode.Look look => Of(look.Body),
        PatternNode.Both both => Of(both.Left) + Of(both.Right),
        _ => 0,
    };
}
