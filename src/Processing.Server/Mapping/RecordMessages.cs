using Processing.Pipeline;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

/// <summary>Makes messages of records in the form that a caller wants. Safe to share between threads.</summary>
/// <param name="Parts">Which parts of them are sent.</param>
/// <param name="Typed">Adds the message of the record's own type; null for none.</param>
internal sealed record RecordMessages(MessageParts Parts, TypedRecords? Typed)
{
    /// <summary>Whether it makes the form that is the same for all rules, and nothing else.</summary>
    public bool IsGeneric => Typed is null;

    /// <summary>The same without the messages of the records' own types.</summary>
    public RecordMessages Generic => IsGeneric ? this : new RecordMessages(Parts with { Values = FieldValues.Included }, null);

    /// <summary>Writes a record.</summary>
    public void Write(WireBuffer to, ExtractedRecord record) => RecordWriter.Write(to, record, Parts, Typed);

    /// <summary>A record as a message.</summary>
    public Wire.Record ToMessage(ExtractedRecord record) => ResultToMessage.ToMessage(record, Parts, Typed);
}
