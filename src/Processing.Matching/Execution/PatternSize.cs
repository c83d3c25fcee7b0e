using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>How large a pattern becomes when its bounded repetitions are written out.</summary>
public static class PatternSize
{
    /// <summary>Most states of one pattern. The executor refuses more; a compiler reports it to the author.</summary>
    public const int MaxStates = 200_000;

    /// <summary>Number of states, an upper bound within a few per cent; <see cref="long.MaxValue"/> where it is beyond counting. O(nodes).</summary>
    public static long CountStates(PatternNode pattern) => pattern switch
    {
        PatternNode.Literal literal => literal.Tokens.Length,
        PatternNode.Sequence sequence => Sum(sequence.Parts, 0),
        PatternNode.Choice choice => Sum(choice.Alternatives, choice.Alternatives.Length),
        PatternNode.Repeat repeat => Times(CountStates(repeat.Body) + 1, Math.Max(1, repeat.Maximum ?? (repeat.Minimum + 1L))),
        PatternNode.Capture capture => Times(CountStates(capture.Body) + 2, 1),
        PatternNode.List list => Times(CountStates(list.Item) + 4, 2),
        PatternNode.Gap gap => Times(3, gap.Maximum + 1L),
        PatternNode.Look look => Times(CountStates(look.Body) + 2, 1),
        PatternNode.Both both => Sum([both.Left, both.Right], 3),
        _ => 1,
    };

    private static long Sum(System.Collections.Immutable.ImmutableArray<PatternNode> parts, long total)
    {
        foreach (var part in parts)
        {
            total = Times(total + CountStates(part), 1);
        }

        return total;
    }

    /// <summary>A product that stays at a tenth of the largest number, so that sums of a few cannot overflow.</summary>
    private static long Times(long states, long count)
    {
        const long Beyond = long.MaxValue / 16;
        return states >= Beyond / Math.Max(1, count) ? Beyond : states * count;
    }
}
