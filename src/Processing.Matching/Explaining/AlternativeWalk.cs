using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Matching.Explaining;

/// <summary>Finds which alternatives of a pattern a match took, by the elements that took its tokens.</summary>
internal static class AlternativeWalk
{
    /// <summary>Adds the number of the alternative that was taken of each choice, from 1, outer choices first. O(nodes of the pattern).</summary>
    public static void Add(PatternNode pattern, ImmutableArray<PatternNode> taken, ImmutableArray<int>.Builder alternatives)
    {
        if (pattern is PatternNode.Choice choice)
        {
            for (var index = 0; index < choice.Alternatives.Length; index++)
            {
                if (Holds(choice.Alternatives[index], taken))
                {
                    alternatives.Add(index + 1);
                    Add(choice.Alternatives[index], taken, alternatives);
                    return;
                }
            }

            return;
        }

        foreach (var part in PartsOf(pattern))
        {
            Add(part, taken, alternatives);
        }
    }

    private static bool Holds(PatternNode pattern, ImmutableArray<PatternNode> taken) =>
        taken.Any(element => ReferenceEquals(element, pattern)) || PartsOf(pattern).Any(part => Holds(part, taken));

    private static ImmutableArray<PatternNode> PartsOf(PatternNode pattern) => pattern switch
    {
        PatternNode.Sequence sequence => sequence.Parts,
        PatternNode.Choice choice => choice.Alternatives,
        PatternNode.Repeat repeat => [repeat.Body],
        PatternNode.Capture capture => [capture.Body],
        PatternNode.List list => [list.Item],
        PatternNode.Both both => [both.Left, both.Right],
        _ => [],
    };
}
