using Google.Protobuf;
using Processing.Extraction.V1;

namespace Processing.Client;

/// <summary>Reads records.</summary>
public static class RecordExtensions
{
    /// <summary>The record as an object of the class that <c>rules schema</c> and protoc made for its type.</summary>
    /// <param name="record">A record of a call that asked for this form by <see cref="ExtractionOptions.RecordForm"/>.</param>
    /// <typeparam name="T">The class.</typeparam>
    /// <exception cref="InvalidOperationException">The record is of another type, or came without its typed form.</exception>
    /// <exception cref="InvalidProtocolBufferException">It cannot be read.</exception>
    public static T To<T>(this Record record)
        where T : IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(record);
        var message = new T();
        var name = $"{record.Package}.{record.Record_}";
        if (message.Descriptor.FullName != name)
        {
            throw new InvalidOperationException($"The record is of type {name}, not {message.Descriptor.FullName}.");
        }

        if (!record.HasTyped)
        {
            throw new InvalidOperationException($"The {name} came without its typed form; ask for it with `RecordForm.Typed`.");
        }

        message.MergeFrom(record.Typed);
        return message;
    }

    /// <summary>Where a field was read, by its name in the rules, in text order; empty where it is not filled.</summary>
    public static IReadOnlyList<Place> PlacesOf(this Record record, string field)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var each in record.Fields)
        {
            if (each.Name == field)
            {
                return each.Places;
            }
        }

        return [];
    }
}
