using Processing.Pipeline;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>A record that was found, before a message is made of it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Messages">Makes the message.</param>
internal readonly record struct FoundRecord(ExtractedRecord Record, RecordMessages Messages)
{
    /// <summary>It as a message.</summary>
    public Wire.Record ToMessage() => Messages.ToMessage(Record);
}
