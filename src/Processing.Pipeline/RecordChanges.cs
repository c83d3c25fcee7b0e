using System.Collections.Immutable;

namespace Processing.Pipeline;

/// <summary>What differs between two results of one document.</summary>
/// <typeparam name="T">Records in any form.</typeparam>
/// <param name="Added">Records that only the newer result has, in document order.</param>
/// <param name="Removed">Records that only the older result has, in document order.</param>
/// <param name="Unchanged">How many records both have.</param>
public sealed record RecordChanges<T>(ImmutableArray<T> Added, ImmutableArray<T> Removed, int Unchanged)
{
    /// <summary>Whether both are alike in every record.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty;
}

/// <summary>Compares results of one document.</summary>
public static class RecordChanges
{
    /// <summary>Compares two results by records that are alike in every respect; records that are there several times count as often. O(records of both).</summary>
    /// <typeparam name="T">Records in any form.</typeparam>
    /// <typeparam name="TContent">What is equal for records that are alike, and for no others.</typeparam>
    /// <param name="before">The older result, in document order.</param>
    /// <param name="after">The newer result, in document order.</param>
    /// <param name="contentOf">The content of a record.</param>
    public static RecordChanges<T> Of<T, TContent>(IReadOnlyCollection<T> before, IReadOnlyCollection<T> after, Func<T, TContent> contentOf)
        where TContent : notnull
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(contentOf);
        var left = new Dictionary<TContent, int>();
        foreach (var record in before)
        {
            var content = contentOf(record);
            left[content] = left.GetValueOrDefault(content) + 1;
        }

        var added = ImmutableArray.CreateBuilder<T>();
        foreach (var record in after)
        {
            if (!Take(contentOf(record)))
            {
                added.Add(record);
            }
        }

        var removed = ImmutableArray.CreateBuilder<T>();
        foreach (var record in before)
        {
            if (Take(contentOf(record)))
            {
                removed.Add(record);
            }
        }

        return new RecordChanges<T>(added.ToImmutable(), removed.ToImmutable(), after.Count - added.Count);

        bool Take(TContent content)
        {
            if (left.GetValueOrDefault(content) == 0)
            {
                return false;
            }

            left[content]--;
            return true;
        }
    }
}
