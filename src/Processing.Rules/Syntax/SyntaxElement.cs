namespace Processing.Rules.Syntax;

/// <summary>A child of a node: a node or a token, never both and never neither.</summary>
public readonly record struct SyntaxElement
{
    // One reference for both: arrays of children are what walking a tree is made of.
    private readonly object _child;

    /// <summary>Wraps a node.</summary>
    public SyntaxElement(SyntaxNode node) => _child = node;

    /// <summary>Wraps a token.</summary>
    public SyntaxElement(SyntaxToken token) => _child = token;

    /// <summary>The node; null where it is a token.</summary>
    public SyntaxNode? Node => _child as SyntaxNode;

    /// <summary>The token; null where it is a node.</summary>
    public SyntaxToken? Token => _child as SyntaxToken;
}
