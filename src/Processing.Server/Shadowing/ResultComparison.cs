using System.Collections.Immutable;
using Google.Protobuf;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Shadowing;

/// <summary>What differs between two results of one document.</summary>
/// <param name="Added">Records that only the newer one has, in document order.</param>
/// <param name="Removed">Records that only the older one has, in document order.</param>
/// <param name="Unchanged">How many records both have.</param>
internal sealed record ResultComparison(ImmutableArray<Wire.Record> Added, ImmutableArray<Wire.Record> Removed, int Unchanged)
{
    /// <summary>Whether both are alike in every record.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty;

    /// <summary>Compares two results by records that are alike in every respect. O(size of both).</summary>
    public static ResultComparison Of(IReadOnlyCollection<Wire.Record> before, IReadOnlyCollection<Wire.Record> after)
    {
        var left = new Dictionary<ByteString, int>();
        foreach (var record in before)
        {
            var bytes = record.ToByteString();
            left[bytes] = left.GetValueOrDefault(bytes) + 1;
        }

        var added = ImmutableArray.CreateBuilder<Wire.Record>();
        foreach (var record in after)
        {
            var bytes = record.ToByteString();
            if (left.GetValueOrDefault(bytes) > 0)
            {
                left[bytes]--;
            }
            else
            {
                added.Add(record);
            }
        }

        var removed = ImmutableArray.CreateBuilder<Wire.Record>();
        foreach (var record in before)
        {
            var bytes = record.ToByteString();
            if (left.GetValueOrDefault(bytes) > 0)
            {
                left[bytes]--;
                removed.Add(record);
            }
        }

        return new ResultComparison(added.ToImmutable(), removed.ToImmutable(), after.Count - added.Count);
    }
}
