using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>What came of one document, written as it is sent: the summary, which is each call's own, and behind it records, zones, explanations and text, which calls may share.</summary>
/// <param name="summary">The summary. It must not be changed.</param>
/// <param name="body">All other fields of the result, in the order of their numbers.</param>
/// <param name="owner">What the body is rented by; null where it is shared.</param>
internal sealed class EncodedResult(Wire.ExtractionSummary summary, ReadOnlyMemory<byte> body, IDisposable? owner) : IDisposable
{
    private const int WireTypeBits = 3;

    /// <summary>The summary.</summary>
    public Wire.ExtractionSummary Summary => summary;

    /// <summary>How many records were found.</summary>
    public required int Records { get; init; }

    /// <summary>How many of them are explained.</summary>
    public required int Explanations { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long Length => summary.CalculateSize() + (long)body.Length;

    /// <summary>The same with bytes of its own, which nobody gives back.</summary>
    public EncodedResult ToKept() => new(summary, body.ToArray(), null) { Records = Records, Explanations = Explanations };

    /// <summary>The same with another summary, sharing the bytes; only of a kept one.</summary>
    public EncodedResult With(Wire.ExtractionSummary other) => new(other, body, null) { Records = Records, Explanations = Explanations };

    /// <summary>It as the last field of a message.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="before">Writes the fields before it, from the last to the first; null for none.</param>
    public EncodedMessage ToMessage(int field, Action<WireBuffer>? before)
    {
        var head = new WireBuffer(0);
        head.Message(Wire.ExtractionResult.SummaryFieldNumber, summary);
        head.Close(field, 0, body.Length);
        before?.Invoke(head);
        return new EncodedMessage(head, body, owner);
    }

    /// <summary>It as an object, for those who look into it.</summary>
    public Wire.ExtractionResult ToObject()
    {
        var result = Wire.ExtractionResult.Parser.ParseFrom(body.Span);
        result.Summary = summary;
        return result;
    }

    /// <summary>The records, zones, explanations and the text, one by one, each with the number of its field. Valid until it is disposed.</summary>
    public IEnumerable<(int Field, ReadOnlyMemory<byte> Content)> Parts()
    {
        for (var rest = body; !rest.IsEmpty;)
        {
            var tag = ReadNumber(ref rest);
            var length = ReadNumber(ref rest);
            yield return (tag >> WireTypeBits, rest[..length]);
            rest = rest[length..];
        }
    }

    /// <summary>Gives back what it rents.</summary>
    public void Dispose() => owner?.Dispose();

    // Of bytes that were written here, so that nothing in them is too long.
    private static int ReadNumber(ref ReadOnlyMemory<byte> rest)
    {
        var (number, shift, at) = (0, 0, 0);
        for (var bytes = rest.Span; ; shift += 7)
        {
            var group = bytes[at++];
            number |= (group & 0x7F) << shift;
            if (group < 0x80)
            {
                rest = rest[at..];
                return number;
            }
        }
    }
}
