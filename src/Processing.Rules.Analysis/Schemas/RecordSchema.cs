using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Rules.Symbols;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>The records of one rule package as a schema.</summary>
/// <param name="Name">The package; empty for rules without one.</param>
/// <param name="Records">Its records, by name.</param>
/// <param name="Imports">Other packages whose records its fields hold, by name.</param>
public sealed record SchemaPackage(string Name, ImmutableArray<SchemaRecord> Records, ImmutableArray<string> Imports)
{
    /// <summary>Path of its <c>.proto</c> file, relative to where all of them lie.</summary>
    public string ProtoPath => Name.Length == 0 ? "records.proto" : $"{Name.Replace('.', '/')}.proto";
}

/// <summary>One record.</summary>
/// <param name="Symbol">Its declaration.</param>
/// <param name="Documentation">The author's documentation; empty for none.</param>
/// <param name="Fields">Its fields, in the order declared.</param>
/// <param name="Reserved">Fields that it had once, by number.</param>
public sealed record SchemaRecord(RecordSymbol Symbol, string Documentation, ImmutableArray<SchemaField> Fields, ImmutableArray<KeyValuePair<string, int>> Reserved)
{
    /// <summary>Its name.</summary>
    public string Name => Symbol.Name;
}

/// <summary>One field.</summary>
/// <param name="Symbol">Its declaration.</param>
/// <param name="Number">Its number, 1 to 536,870,911 without 19,000 to 19,999; never another field's, now or before.</param>
/// <param name="Type">Its type.</param>
/// <param name="Record">The record that it holds, or a list of; null for any other type.</param>
/// <param name="Documentation">The author's documentation; empty for none.</param>
public sealed record SchemaField(FieldSymbol Symbol, int Number, DataType Type, RecordSymbol? Record, string Documentation)
{
    /// <summary>Its name.</summary>
    public string Name => Symbol.Name;

    /// <summary>Whether it holds several values.</summary>
    public bool IsList => Type.Kind == ValueKind.List;

    /// <summary>Its type, or that of its items.</summary>
    public DataType Item => Type.Element ?? Type;
}
