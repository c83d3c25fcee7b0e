using System.Collections.Immutable;
using Processing.Matching.Results;
using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>How many values there are when what is nested is written out; of one document.</summary>
internal sealed class ValueSize
{
    private const long Most = int.MaxValue;

    // A record is counted once, however many others hold it, so that counting is linear where writing out is not.
    private readonly Dictionary<MatchedRecord, long> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Forgets all records.</summary>
    public void Clear() => LatticeBuffers.Empty(_known);

    /// <summary>Number of values inside the records that fields hold; 0 where they hold none. At most 2,147,483,647. O(values), each record once.</summary>
    public long OfNested(ReadOnlySpan<FieldDraft> fields)
    {
        var size = 0L;
        foreach (ref readonly var field in fields)
        {
            size = Math.Min(Most, size + OfNested(field.Value));
        }

        return size;
    }

    private long OfNested(ImmutableArray<MatchedField> fields)
    {
        var size = 0L;
        foreach (var field in fields)
        {
            size = Math.Min(Most, size + OfNested(field.Value));
        }

        return size;
    }

    private long OfNested(Value value)
    {
        if (value is Value.Record { Content: var record })
        {
            if (!_known.TryGetValue(record, out var size))
            {
                size = Math.Min(Most, record.Fields.Length + OfNested(record.Fields));
                _known.Add(record, size);
            }

            return size;
        }

        var total = 0L;
        if (value is Value.List list)
        {
            foreach (var item in list.Items)
            {
                total = Math.Min(Most, total + OfNested(item));
            }
        }

        return total;
    }
}
