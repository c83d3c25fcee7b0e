namespace Processing.Rules.Syntax;

/// <summary>A child of a node: a node or a token, never both and never neither.</summary>
public readonly record struct SyntaxElement
{
    /// <summary>Wraps a node.</summary>
    public SyntaxElement(SyntaxNode node) => Node = node;

    /// <summary>Wraps a token.</summary>
    public SyntaxElement(SyntaxToken token) => Token = token;

    /// <summary>The node; null where it is a token.</summary>
    public SyntaxNode? Node { get; }

    /// <summary>The token; null where it is a node.</summary>
    public SyntaxToken? Token { get; }
}
