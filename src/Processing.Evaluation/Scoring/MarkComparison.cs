using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Processing.Evaluation.Scoring;

/// <summary>Gold and found marks of one case, paired. Each mark is in at most one pair.</summary>
/// <param name="Right">Gold marks that were found.</param>
/// <param name="Missing">Gold marks that were not.</param>
/// <param name="Extra">Found marks that are in no pair.</param>
public sealed record MarkComparison(ImmutableArray<EvaluationMark> Right, ImmutableArray<EvaluationMark> Missing, ImmutableArray<EvaluationMark> Extra)
{
    /// <summary>Pairs the marks of a case.</summary>
    public static MarkComparison Compare(EvaluationCase @case, ImmutableArray<EvaluationMark> found, MarkFit fit)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var left = new Dictionary<EvaluationMark, int>();
        foreach (var mark in found)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(left, Reduce(mark, @case.Text, fit), out _)++;
        }

        var right = ImmutableArray.CreateBuilder<EvaluationMark>();
        var missing = ImmutableArray.CreateBuilder<EvaluationMark>();
        foreach (var gold in @case.Gold.Select(mark => Reduce(mark, @case.Text, fit)))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(left, gold);
            var isFound = !Unsafe.IsNullRef(ref count) && count > 0;
            if (isFound)
            {
                count--;
            }

            (isFound ? right : missing).Add(gold);
        }

        return new MarkComparison(right.ToImmutable(), missing.ToImmutable(), [.. Extras(found, @case.Text, fit, left)]);
    }

    // Of equal marks the first ones are in pairs.
    private static List<EvaluationMark> Extras(ImmutableArray<EvaluationMark> found, string text, MarkFit fit, Dictionary<EvaluationMark, int> left)
    {
        var extras = new List<EvaluationMark>();
        for (var i = found.Length - 1; i >= 0; i--)
        {
            var mark = Reduce(found[i], text, fit);
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(left, mark);
            if (!Unsafe.IsNullRef(ref count) && count > 0)
            {
                count--;
                extras.Add(mark);
            }
        }

        extras.Reverse();
        return extras;
    }

    /// <summary>Names what is wrong with each mark that is in no pair; a missing and an extra mark that touch are one error.</summary>
    internal IEnumerable<ErrorSample> Explain(EvaluationCase @case)
    {
        var extra = Extra.ToList();
        foreach (var gold in Missing)
        {
            var near = extra.FindIndex(mark => mark.Class == gold.Class && SamePlace(mark, gold));
            near = near >= 0 ? near : extra.FindIndex(mark => SamePlace(mark, gold) && mark.Start >= 0);
            near = near >= 0 ? near : extra.FindIndex(mark => mark.Class == gold.Class && Touches(mark, gold));
            if (near < 0)
            {
                yield return new ErrorSample(@case, MarkError.Missed, gold, null);
                continue;
            }

            var found = extra[near];
            extra.RemoveAt(near);
            var error = !SamePlace(found, gold) ? MarkError.WrongSpan : found.Class != gold.Class ? MarkError.WrongClass : MarkError.WrongValue;
            yield return new ErrorSample(@case, error, gold, found);
        }

        foreach (var mark in extra)
        {
            yield return new ErrorSample(@case, MarkError.Spurious, null, mark);
        }
    }

    private static EvaluationMark Reduce(EvaluationMark mark, string text, MarkFit fit) => fit switch
    {
        MarkFit.Strict => mark,
        MarkFit.Trimmed => SpanTrimming.Trim(mark, text),
        _ => SpanTrimming.Trim(mark, text) with { Value = "" },
    };

    private static bool SamePlace(EvaluationMark left, EvaluationMark right) => left.Start == right.Start && left.Length == right.Length;

    private static bool Touches(EvaluationMark left, EvaluationMark right) =>
        left.Start < right.Start + right.Length && right.Start < left.Start + left.Length;
}
