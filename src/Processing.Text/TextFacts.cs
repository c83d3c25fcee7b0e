using System.Collections.Immutable;

namespace Processing.Text;

/// <summary>What a reader knows of a text beside its blocks. Immutable.</summary>
public sealed record TextFacts
{
    /// <summary>Nothing.</summary>
    public static TextFacts None { get; } = new();

    /// <summary>What the selectors that the reader was asked about find; empty where it was asked about none.</summary>
    public ImmutableArray<TextSelection> Selections { get; init; } = [];

    /// <summary>What the document says of itself; of one name the most trustworthy first.</summary>
    public ImmutableArray<DocumentProperty> Properties { get; init; } = [];

    /// <summary>Where each block stands in a table, side by side with the blocks, null outside of tables; empty for a document without tables.</summary>
    public ImmutableArray<TextCell?> Cells { get; init; } = [];
}
