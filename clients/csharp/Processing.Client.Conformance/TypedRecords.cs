using Conformance;
using Google.Protobuf;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Client.Conformance;

/// <summary>Makes records objects of their own classes.</summary>
internal static class TypedRecords
{
    /// <summary>The object of a record, as the contract has it.</summary>
    public static TypedRecord Of(Record record, string text)
    {
        var typed = record.Record_ switch
        {
            "Item" => new TypedRecord { Item = record.To<Item>(), RefusesOthers = Refuses<Quoted>(record) },
            "Official" => new TypedRecord { Official = record.To<Official>(), RefusesOthers = Refuses<Item>(record) },
            _ => new TypedRecord { Quoted = record.To<Quoted>(), RefusesOthers = Refuses<Official>(record) },
        };
        var descriptor = TypedRecord.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(typed).MessageType;
        typed.FirstField.AddRange(record.PlacesOf(descriptor.Fields.InDeclarationOrder()[0].Name).Select(place => place.Slice(text)));
        return typed;
    }

    private static bool Refuses<T>(Record record)
        where T : IMessage<T>, new()
    {
        try
        {
            record.To<T>();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
