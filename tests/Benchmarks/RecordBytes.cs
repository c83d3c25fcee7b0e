using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Benchmarks;

/// <summary>What a result takes in memory by itself: records, zones, fields, values, texts and places, each object once. What belongs to the program is left out as far as it can be told.</summary>
/// <remarks>Sizes are those of a 64-bit runtime: 16 bytes for an object, 24 with the length of an array, 22 and two a character of a string, all rounded up to 8.</remarks>
internal sealed class RecordBytes
{
    private const int Object = 16;
    private const int Array = 24;
    private const int Reference = 8;
    private const int Place = 8;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private long _bytes;

    /// <summary>Bytes of a result.</summary>
    public static long Of(MatchResult result)
    {
        var counter = new RecordBytes();
        counter.Add(result, Object + (4 * Reference));
        counter._bytes += Array + ((long)Reference * result.Records.Length) + (result.Zones.IsEmpty ? 0 : Array + ((long)Reference * result.Zones.Length));
        foreach (var record in result.Records)
        {
            counter.Add(record);
        }

        foreach (var zone in result.Zones)
        {
            counter.Add(zone, Object + Reference + Place);
        }

        return counter._bytes;
    }

    private void Add(MatchedRecord record)
    {
        if (!Add(record, Object + (6 * Reference) + Place))
        {
            return;
        }

        Add(record.Mentions);
        _bytes += Array + ((long)Reference * record.Fields.Length);
        foreach (var field in record.Fields)
        {
            if (Add(field, Object + (3 * Reference)))
            {
                Add(field.Spans);
                Add(field.Value);
            }
        }
    }

    private void Add(Value value)
    {
        switch (value)
        {
            case Value.Text text when Add(text, Object + (2 * Reference)):
                Add(text.Content, 22 + (2 * text.Content.Length));
                break;
            case Value.Record record when Add(record, Object + Reference):
                Add(record.Content);
                break;
            case Value.List list when Add(list, Object + Reference):
                _bytes += Array + ((long)Reference * list.Items.Length);
                foreach (var item in list.Items)
                {
                    Add(item);
                }

                break;
            case Value.Date date when Add(date, Object + Reference):
                Add(date.Content, Object + (7 * Reference));
                break;
            case Value.Quantity quantity:
                Add(quantity, Object + (10 * Reference));
                break;
            case Value.Decimal or Value.Duration or Value.Integer:
                Add(value, Object + (3 * Reference));
                break;

            // Codes, rows and truth values are the program's.
            default:
                break;
        }
    }

    private void Add(ImmutableArray<TextSpan> places)
    {
        if (!places.IsEmpty && Add(ImmutableCollectionsMarshal.AsArray(places) ?? [], 0))
        {
            _bytes += Array + ((long)Place * places.Length);
        }
    }

    private bool Add(object known, int size)
    {
        if (!_seen.Add(known))
        {
            return false;
        }

        _bytes += (size + 7) & ~7;
        return true;
    }
}
