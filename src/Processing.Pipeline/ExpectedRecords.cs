using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Pipeline;

/// <summary>Which records the lines of a test speak of: each line of one record, and as many records as can be.</summary>
/// <remarks>
/// A largest matching by augmenting paths, the shortest first and without recursion, records in their order, so that of two alike the later one is left over. O(records · lines²) at most; nearly always each record
/// finds a line that is free.
/// </remarks>
internal sealed class ExpectedRecords
{
    private readonly ImmutableArray<RecordExpectation> _lines;
    private readonly Func<RecordExpectation, ExtractedRecord, bool> _fits;
    private readonly ExtractedRecord?[] _taken;
    private readonly Dictionary<ExtractedRecord, int> _lineOf = new(ReferenceEqualityComparer.Instance);

    /// <summary>Matches.</summary>
    /// <param name="lines">The lines that expect one record.</param>
    /// <param name="records">What came out.</param>
    /// <param name="fits">Whether a record is what a line says.</param>
    public ExpectedRecords(ImmutableArray<RecordExpectation> lines, ImmutableArray<ExtractedRecord> records, Func<RecordExpectation, ExtractedRecord, bool> fits)
    {
        (_lines, _fits, _taken) = (lines, fits, new ExtractedRecord?[lines.Length]);
        foreach (var record in records)
        {
            Place(record);
        }
    }

    /// <summary>Whether a line speaks of the record.</summary>
    public bool Contains(ExtractedRecord record) => _lineOf.ContainsKey(record);

    // Takes a free line, or one whose record can go to another.
    private void Place(ExtractedRecord record)
    {
        var wantedBy = new ExtractedRecord?[_lines.Length];
        var waiting = new Queue<ExtractedRecord>([record]);
        while (waiting.TryDequeue(out var next))
        {
            for (var i = 0; i < _lines.Length; i++)
            {
                if (wantedBy[i] is not null || !_fits(_lines[i], next))
                {
                    continue;
                }

                wantedBy[i] = next;
                if (_taken[i] is not { } other)
                {
                    Move(i, wantedBy);
                    return;
                }

                waiting.Enqueue(other);
            }
        }
    }

    // Gives a free line to the record that wants it, the line which that one leaves to the record that wants this, and so on.
    private void Move(int free, ExtractedRecord?[] wantedBy)
    {
        for (var line = free; wantedBy[line] is { } record;)
        {
            var hadLine = _lineOf.TryGetValue(record, out var left);
            (_taken[line], _lineOf[record]) = (record, line);
            if (!hadLine)
            {
                return;
            }

            line = left;
        }
    }
}
