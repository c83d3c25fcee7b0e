using System.Collections.Frozen;
using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>The message of a record.</summary>
public sealed class MessageShape
{
    private readonly FrozenDictionary<string, MessageField> _fields;

    internal MessageShape(string fullName, ImmutableArray<MessageField> fields)
    {
        FullName = fullName;
        _fields = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>Its name with the package.</summary>
    public string FullName { get; }

    /// <summary>The field of a name; null for none.</summary>
    public MessageField? Find(string name) => _fields.GetValueOrDefault(name);
}

/// <summary>One field of a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsOptional">Whether a message tells a value that is empty or zero from none.</param>
public sealed record MessageField(string Name, int Number, DataType Type, bool IsOptional)
{
    /// <summary>The type of its values, or of their items.</summary>
    public DataType Item => Type.Element ?? Type;
}
