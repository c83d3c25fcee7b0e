using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>Items with separators between them.</summary>
/// <typeparam name="T">A node or a token.</typeparam>
/// <param name="Items">The items, at least one.</param>
/// <param name="Separators">One fewer than items.</param>
public sealed record SeparatedList<T>(ImmutableArray<T> Items, ImmutableArray<SyntaxToken> Separators)
    where T : class
{
    /// <summary>Number of items.</summary>
    public int Count => Items.Length;

    /// <summary>The item at an index.</summary>
    public T this[int index] => Items[index];
}
