using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Pipeline;

/// <summary>Which records the lines of a test speak of: each line of one record, and as many records as can be.</summary>
/// <remarks>A largest matching by augmenting paths (Kuhn), records in their order, so that of two alike the later one is left over. O(records · lines²) at most; nearly always each record fits one line.</remarks>
internal sealed class ExpectedRecords
{
    private readonly ImmutableArray<RecordExpectation> _lines;
    private readonly Func<RecordExpectation, ExtractedRecord, bool> _fits;
    private readonly ExtractedRecord?[] _taken;
    private readonly HashSet<ExtractedRecord> _found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Matches.</summary>
    /// <param name="lines">The lines that expect one record.</param>
    /// <param name="records">What came out.</param>
    /// <param name="fits">Whether a record is what a line says.</param>
    public ExpectedRecords(ImmutableArray<RecordExpectation> lines, ImmutableArray<ExtractedRecord> records, Func<RecordExpectation, ExtractedRecord, bool> fits)
    {
        (_lines, _fits, _taken) = (lines, fits, new ExtractedRecord?[lines.Length]);
        foreach (var record in records)
        {
            if (TryPlace(record, new bool[lines.Length]))
            {
                _found.Add(record);
            }
        }
    }

    /// <summary>Whether a line speaks of the record.</summary>
    public bool Contains(ExtractedRecord record) => _found.Contains(record);

    // Takes a free line, or one whose record can go to another. As deep as there are lines.
    private bool TryPlace(ExtractedRecord record, bool[] seen)
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (seen[i] || !_fits(_lines[i], record))
            {
                continue;
            }

            seen[i] = true;
            if (_taken[i] is not { } other || TryPlace(other, seen))
            {
                _taken[i] = record;
                return true;
            }
        }

        return false;
    }
}
