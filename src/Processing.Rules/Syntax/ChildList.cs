using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>Collects the children of a node; what is absent is left out.</summary>
internal readonly struct ChildList
{
    // One for each thread, since no node asks for the children of another while it lists its own.
    [ThreadStatic]
    private static ImmutableArray<SyntaxElement>.Builder? _spare;

    private readonly ImmutableArray<SyntaxElement>.Builder _children;

    public ChildList()
    {
        _children = _spare ??= ImmutableArray.CreateBuilder<SyntaxElement>();
        _children.Clear();
    }

    public ChildList Add(SyntaxToken? token)
    {
        if (token is not null)
        {
            _children.Add(new SyntaxElement(token));
        }

        return this;
    }

    public ChildList Add(SyntaxNode? node)
    {
        if (node is not null)
        {
            _children.Add(new SyntaxElement(node));
        }

        return this;
    }

    public ChildList AddAll<T>(ImmutableArray<T> items)
        where T : class
    {
        foreach (var item in items)
        {
            AddItem(item);
        }

        return this;
    }

    public ChildList AddAll(ReadOnlySpan<SyntaxToken> tokens)
    {
        foreach (var token in tokens)
        {
            Add(token);
        }

        return this;
    }

    public ChildList AddAll<T>(SeparatedList<T>? list)
        where T : class
    {
        for (var i = 0; list is not null && i < list.Count; i++)
        {
            if (i > 0)
            {
                Add(list.Separators[i - 1]);
            }

            AddItem(list[i]);
        }

        return this;
    }

    public ImmutableArray<SyntaxElement> ToArray() => _children.ToImmutable();

    private void AddItem(object item)
    {
        if (item is SyntaxNode node)
        {
            Add(node);
        }
        else if (item is SyntaxToken token)
        {
            Add(token);
        }
    }
}
