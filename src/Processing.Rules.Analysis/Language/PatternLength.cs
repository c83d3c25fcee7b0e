using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>How many tokens the matches of a pattern have: no fewer and no more than these; without an upper bound where it is not known.</summary>
/// <param name="Least">The fewest.</param>
/// <param name="Most">The most; null for no bound.</param>
internal readonly record struct PatternLength(long Least, long? Most)
{
    private static readonly PatternLength Nothing = new(0, 0);

    /// <summary>The number of tokens of every match where all have the same; null otherwise.</summary>
    public long? Fixed => Least == Most ? Most : null;

    /// <summary>That of a pattern. O(size).</summary>
    public static PatternLength Of(PatternNode pattern) => pattern switch
    {
        PatternNode.Empty or PatternNode.Look or PatternNode.Position or PatternNode.InZone => Nothing,
        PatternNode.Literal literal => new(literal.Tokens.Length, literal.Tokens.Length),
        PatternNode.Regex or PatternNode.TokenClass => new(1, 1),
        PatternNode.Sequence sequence => sequence.Parts.Aggregate(Nothing, (sum, part) => Of(part) is var next ? new(sum.Least + next.Least, sum.Most + next.Most) : sum),
        PatternNode.Choice choice => choice.Alternatives.Select(Of).Aggregate((one, other) => new(Math.Min(one.Least, other.Least), one.Most > other.Most ? one.Most : one.Most is null ? null : other.Most)),
        PatternNode.Repeat repeat => Of(repeat.Body) is var body ? new(repeat.Minimum * body.Least, repeat.Maximum * body.Most) : Nothing,
        PatternNode.Capture capture => Of(capture.Body),
        PatternNode.List list => new(Of(list.Item).Least, null),
        PatternNode.Gap gap => new(gap.Minimum, gap.Maximum),
        PatternNode.Both both => Of(both.Left) is var left && Of(both.Right) is var right ? new(Math.Max(left.Least, right.Least), left.Most < right.Most || right.Most is null ? left.Most : right.Most) : Nothing,
        _ => new(1, null),
    };

    /// <summary>That of each label of a pattern that is filled once at most; others can be of any length. O(size).</summary>
    public static Dictionary<int, PatternLength> OfLabels(PatternNode pattern)
    {
        var lengths = new Dictionary<int, PatternLength>();
        Visit(pattern, Repetition.None, lengths);
        return lengths;
    }

    private static void Visit(PatternNode pattern, Repetition repetition, Dictionary<int, PatternLength> lengths)
    {
        switch (pattern)
        {
            case PatternNode.Capture capture:
                // Two places may both be taken, and then the label reaches from the one to the other.
                lengths[capture.Label] = repetition == Repetition.Several || lengths.ContainsKey(capture.Label) ? new(0, null) : Of(capture.Body);
                Visit(capture.Body, repetition, lengths);
                break;
            case PatternNode.Sequence sequence:
                VisitAll(sequence.Parts, repetition, lengths);
                break;
            case PatternNode.Choice choice:
                VisitAll(choice.Alternatives, repetition, lengths);
                break;
            case PatternNode.Repeat repeat:
                Visit(repeat.Body, repeat.Maximum is 0 or 1 ? repetition : Repetition.Several, lengths);
                break;
            case PatternNode.List list:
                Visit(list.Item, Repetition.Several, lengths);
                break;
            case PatternNode.Both both:
                VisitAll([both.Left, both.Right], repetition, lengths);
                break;
            default:
                break;
        }
    }

    private static void VisitAll(IEnumerable<PatternNode> patterns, Repetition repetition, Dictionary<int, PatternLength> lengths)
    {
        foreach (var pattern in patterns)
        {
            Visit(pattern, repetition, lengths);
        }
    }

    private enum Repetition
    {
        None = 0,
        Several,
    }
}
