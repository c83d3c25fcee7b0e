using System.Collections.Immutable;

namespace Processing.Pipeline;

/// <summary>What two programs make of one document, a record that stands where one of its type stood before as one that changed.</summary>
/// <param name="Document">Name of the document.</param>
/// <param name="Added">Records that only the newer program gives.</param>
/// <param name="Removed">Records that only the older program gives.</param>
/// <param name="Changed">Records of one type that share a byte of the document and differ in a field, place, rule or score.</param>
/// <param name="Unchanged">How many records both give.</param>
public sealed record DocumentDifference(
    string Document, ImmutableArray<ExtractedRecord> Added, ImmutableArray<ExtractedRecord> Removed, ImmutableArray<ChangedRecord> Changed, int Unchanged)
{
    /// <summary>Whether both give the same.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Changed.IsEmpty;

    /// <summary>Pairs what was removed with what was added in its place: of each type both are gone through once by their places. O(n log n) in the records that differ.</summary>
    /// <param name="document">Name of the document.</param>
    /// <param name="changes">What differs.</param>
    public static DocumentDifference Of(string document, RecordChanges<ExtractedRecord> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var added = ByPlace(changes.Added);
        var changed = ImmutableArray.CreateBuilder<ChangedRecord>();
        var removed = ImmutableArray.CreateBuilder<ExtractedRecord>();
        foreach (var (type, olds) in ByPlace(changes.Removed))
        {
            var news = added.GetValueOrDefault(type) ?? new Queue<ExtractedRecord>();
            var kept = new Queue<ExtractedRecord>();
            foreach (var old in olds)
            {
                while (news.TryPeek(out var early) && early.Place.Utf8.End <= old.Place.Utf8.Start && early.Place != old.Place)
                {
                    kept.Enqueue(news.Dequeue());
                }

                if (news.TryPeek(out var now) && (now.Place == old.Place || now.Place.Utf8.Start < old.Place.Utf8.End))
                {
                    changed.Add(new ChangedRecord(old, news.Dequeue()));
                }
                else
                {
                    removed.Add(old);
                }
            }

            added[type] = new Queue<ExtractedRecord>(kept.Concat(news));
        }

        return new DocumentDifference(
            document,
            [.. added.Values.SelectMany(record => record).OrderBy(record => record.Place.Utf8.Start)],
            [.. removed.OrderBy(record => record.Place.Utf8.Start)],
            [.. changed.OrderBy(record => record.Before.Place.Utf8.Start)],
            changes.Unchanged);
    }

    private static Dictionary<(string Package, string Record), Queue<ExtractedRecord>> ByPlace(ImmutableArray<ExtractedRecord> records) => records
        .GroupBy(record => (record.Package, record.Record))
        .ToDictionary(type => type.Key, type => new Queue<ExtractedRecord>(type.OrderBy(record => record.Place.Utf8.Start).ThenBy(record => record.Place.Utf8.End)));
}

/// <summary>A record of which a newer program makes something else.</summary>
/// <param name="Before">What the older program gives.</param>
/// <param name="After">What the newer program gives in its place.</param>
public sealed record ChangedRecord(ExtractedRecord Before, ExtractedRecord After);
