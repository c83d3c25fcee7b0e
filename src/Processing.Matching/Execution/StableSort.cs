using System.Runtime.InteropServices;

namespace Processing.Matching.Execution;

/// <summary>Sorts lists that are mostly in order already, and looks at the caller's cancellation while it does.</summary>
internal static class StableSort
{
    // So few items are put in their places one by one, which allocates nothing.
    private const int FewItems = 48;

    /// <summary>Sorts; equal items keep their order. A merge sort of the runs that are there: O(items) where they are in order, O(items × log runs) at worst.</summary>
    public static void Sort<T>(List<T> items, Comparison<T> compare, MatchBudget budget)
    {
        if (items.Count <= FewItems)
        {
            budget.Tick(items.Count);
            Insert(CollectionsMarshal.AsSpan(items), compare);
            return;
        }

        var ends = FindRuns(items, compare, budget);
        if (ends.Count < 2)
        {
            return;
        }

        var from = items.ToArray();
        var to = new T[from.Length];
        while (ends.Count > 1)
        {
            var merged = new List<int>((ends.Count + 1) / 2);
            var start = 0;
            for (var run = 0; run < ends.Count; run += 2)
            {
                var end = run + 1 < ends.Count ? ends[run + 1] : ends[run];
                Merge(from, to, start, ends[run], end, compare, budget);
                merged.Add(end);
                start = end;
            }

            (from, to, ends) = (to, from, merged);
        }

        for (var index = 0; index < from.Length; index++)
        {
            budget.Tick();
            items[index] = from[index];
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

    private static List<int> FindRuns<T>(List<T> items, Comparison<T> compare, MatchBudget budget)
    {
        var ends = new List<int>();
        for (var index = 1; index <= items.Count; index++)
        {
            budget.Tick();
            if (index == items.Count || compare(items[index - 1], items[index]) > 0)
            {
                ends.Add(index);
            }
        }

        return ends;
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
