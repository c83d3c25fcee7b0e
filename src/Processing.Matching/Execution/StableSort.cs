using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Processing.Matching.Execution;

/// <summary>Sorts lists that are mostly in order already, and looks at the caller's cancellation while it does.</summary>
internal static class StableSort
{
    // So few items are put in their places one by one, which allocates nothing.
    private const int FewItems = 48;

    // Longer lists are rare, and what they are sorted in not worth keeping.
    private const int MostKept = 1 << 14;

    // The ends of the runs; nobody sorts while it compares.
    [ThreadStatic]
    private static List<int>? _ends;

    /// <summary>Sorts; equal items keep their order. A merge sort of the runs that are there: O(items) where they are in order, O(items × log runs) at worst.</summary>
    public static void Sort<T>(List<T> items, Comparison<T> compare, MatchBudget budget)
    {
        if (items.Count <= FewItems)
        {
            budget.Tick(items.Count);
            Insert(CollectionsMarshal.AsSpan(items), compare);
            return;
        }

        var ends = _ends ?? [];
        _ends = null;
        FindRuns(items, ends, compare, budget);
        if (ends.Count > 1)
        {
            Merge(items, ends, compare, budget);
        }

        ends.Clear();
        _ends = ends.Capacity <= MostKept ? ends : null;
    }

    // What was rented is lost where the caller is cancelled, which costs no more than it.
    private static void Merge<T>(List<T> items, List<int> ends, Comparison<T> compare, MatchBudget budget)
    {
        var isFew = items.Count <= MostKept;
        var from = isFew ? ArrayPool<T>.Shared.Rent(items.Count) : new T[items.Count];
        var to = isFew ? ArrayPool<T>.Shared.Rent(items.Count) : new T[items.Count];
        items.CopyTo(from);
        while (ends.Count > 1)
        {
            var (start, merged) = (0, 0);
            for (var run = 0; run < ends.Count; run += 2)
            {
                var end = run + 1 < ends.Count ? ends[run + 1] : ends[run];
                Merge(from, to, start, ends[run], end, compare, budget);
                ends[merged++] = end;
                start = end;
            }

            CollectionsMarshal.SetCount(ends, merged);
            (from, to) = (to, from);
        }

        for (var start = 0; start < items.Count; start += MatchBudget.WorkBetweenLooks)
        {
            var copied = from.AsSpan(start, Math.Min(MatchBudget.WorkBetweenLooks, items.Count - start));
            budget.Tick(copied.Length);
            copied.CopyTo(CollectionsMarshal.AsSpan(items)[start..]);
        }

        if (isFew)
        {
            ArrayPool<T>.Shared.Return(from, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            ArrayPool<T>.Shared.Return(to, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    private static void Insert<T>(Span<T> items, Comparison<T> compare)
    {
        for (var index = 1; index < items.Length; index++)
        {
            var item = items[index];
            if (compare(items[index - 1], item) <= 0)
            {
                continue;
            }

            // Behind the last one that does not come after it.
            var (low, high) = (0, index - 1);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                (low, high) = compare(items[middle], item) <= 0 ? (middle + 1, high) : (low, middle);
            }

            items[low..index].CopyTo(items[(low + 1)..]);
            items[low] = item;
        }
    }

    private static void FindRuns<T>(List<T> items, List<int> ends, Comparison<T> compare, MatchBudget budget)
    {
        ends.Clear();
        for (var index = 1; index <= items.Count; index++)
        {
            budget.Tick();
            if (index == items.Count || compare(items[index - 1], items[index]) > 0)
            {
                ends.Add(index);
            }
        }
    }

    private static void Merge<T>(T[] from, T[] to, int start, int middle, int end, Comparison<T> compare, MatchBudget budget)
    {
        var (left, right) = (start, middle);
        for (var at = start; at < end; at++)
        {
            budget.Tick();
            to[at] = left < middle && (right >= end || compare(from[left], from[right]) <= 0) ? from[left++] : from[right++];
        }
    }
}
