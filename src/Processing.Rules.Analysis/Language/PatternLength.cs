using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>How many tokens the matches of a pattern have.</summary>
internal static class PatternLength
{
    /// <summary>The number of tokens of every match where all have the same; null otherwise, and where annotations of unknown length stand in it. O(size).</summary>
    public static long? OfAll(PatternNode pattern) => pattern switch
    {
        PatternNode.Empty or PatternNode.Look or PatternNode.Position or PatternNode.InZone => 0,
        PatternNode.Literal literal => literal.Tokens.Length,
        PatternNode.Regex or PatternNode.TokenClass => 1,
        PatternNode.Sequence sequence => sequence.Parts.Aggregate((long?)0, (sum, part) => sum + OfAll(part)),
        PatternNode.Choice choice => OfAll(choice.Alternatives[0]) is { } first && choice.Alternatives.All(alternative => OfAll(alternative) == first) ? first : null,
        PatternNode.Repeat repeat => repeat.Minimum == repeat.Maximum ? repeat.Minimum * OfAll(repeat.Body) : null,
        PatternNode.Capture capture => OfAll(capture.Body),
        PatternNode.Gap gap => gap.Minimum == gap.Maximum ? gap.Minimum : null,
        PatternNode.Both both => OfAll(both.Left) ?? OfAll(both.Right),
        _ => null,
    };
}
