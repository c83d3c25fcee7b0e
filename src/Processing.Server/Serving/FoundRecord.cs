using Processing.Pipeline;
using Processing.Server.Mapping;

namespace Processing.Server.Serving;

/// <summary>A record that was found, before a message is made of it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Messages">Makes the message.</param>
internal readonly record struct FoundRecord(ExtractedRecord Record, RecordMessages Messages)
{
    private const int UsualBytes = 1024;

    /// <summary>A message with it as its one field.</summary>
    public EncodedMessage ToMessage(int field)
    {
        var message = new WireBuffer(UsualBytes);
        Messages.Write(message, Record);
        message.Close(field, 0);
        return new EncodedMessage(message, default, null);
    }
}
