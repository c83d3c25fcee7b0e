using Google.Protobuf;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

/// <summary>Makes messages of results, as objects, where they are parts of others or are looked into. What is sent as it is goes by <see cref="RecordWriter"/>, which this reads back.</summary>
public static class ResultToMessage
{
    /// <summary>A record as a message.</summary>
    public static Wire.Record ToMessage(ExtractedRecord record) => ToMessage(record, MessageParts.All, null);

    /// <summary>Some parts of a record as a message.</summary>
    internal static Wire.Record ToMessage(ExtractedRecord record, MessageParts parts, TypedRecords? typed)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Read(Wire.Record.Parser, to => RecordWriter.Write(to, record, parts, typed));
    }

    /// <summary>A zone as a message.</summary>
    public static Wire.Zone ToMessage(ExtractedZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Read(Wire.Zone.Parser, to => RecordWriter.Write(to, zone, PlaceUnits.All));
    }

    /// <summary>A value as a message.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has a kind that its type cannot have: a fault of whoever made it.</exception>
    public static Wire.Value ToMessage(Value value) => Read(Wire.ValueList.Parser, to => RecordWriter.Write(to, Wire.ValueList.ItemsFieldNumber, value)).Items[0];

    /// <summary>A place as a message.</summary>
    public static Wire.Place ToMessage(OriginalPlace place) => ToMessage(place, PlaceUnits.All);

    /// <summary>A place as a message, in some units.</summary>
    internal static Wire.Place ToMessage(OriginalPlace place, PlaceUnits units) => Read(Wire.Mention.Parser, to => RecordWriter.Write(to, Wire.Mention.PlaceFieldNumber, place, units)).Place;

    /// <summary>Counts as a message.</summary>
    public static Wire.ExtractionStatistics ToMessage(ExtractionStatistics statistics) => new()
    {
        Bytes = (uint)statistics.Bytes,
        Tokens = (uint)statistics.Tokens,
        Sentences = (uint)statistics.Sentences,
    };

    /// <summary>The reason that a result is not whole, as the messages spell it.</summary>
    public static Wire.TruncationReason ToMessage(Truncation? truncation) => truncation switch
    {
        null => Wire.TruncationReason.Unspecified,
        Truncation.MaxMatches => Wire.TruncationReason.MaxMatches,
        Truncation.MaxSteps => Wire.TruncationReason.MaxSteps,
        Truncation.TimeLimit => Wire.TruncationReason.TimeLimit,
        Truncation.RuleSteps => Wire.TruncationReason.RuleSteps,
        _ => throw new ArgumentOutOfRangeException(nameof(truncation), truncation, null),
    };

    private static T Read<T>(MessageParser<T> parser, Action<WireBuffer> write)
        where T : IMessage<T>
    {
        using var buffer = new WireBuffer(0);
        write(buffer);
        return parser.ParseFrom(buffer.Written.Span);
    }
}
