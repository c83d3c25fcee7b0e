namespace Processing.Rules.Syntax;

/// <summary>Makes a changed copy of a tree. Whatever has no change in it stays the same instance.</summary>
/// <remarks>Override the method of a family, call the base to rewrite the children, and give back the node that is to stand there; null takes an optional node or an item of a list away, with its separator.</remarks>
public abstract class SyntaxRewriter
{
    /// <summary>The tree with all declarations rewritten; the same instance where nothing changed. Else it is what its new text reads as, so a rewriting that gives bad syntax gives diagnostics.</summary>
    public SyntaxTree Rewrite(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var declarations = tree.Declarations.Select(Visit).ToArray();
        var end = VisitToken(tree.EndOfFile) ?? tree.EndOfFile;
        if (ReferenceEquals(end, tree.EndOfFile) && declarations.SequenceEqual(tree.Declarations, ReferenceEqualityComparer.Instance))
        {
            return tree;
        }

        return tree.WithText(string.Concat(declarations.Select(declaration => declaration?.ToFullString())) + end.ToFullString());
    }

    /// <summary>Rewrites a node by the method of its family.</summary>
    public virtual SyntaxNode? Visit(SyntaxNode node) => node switch
    {
        DeclarationSyntax declaration => VisitDeclaration(declaration),
        ClauseSyntax clause => VisitClause(clause),
        PatternSyntax pattern => VisitPattern(pattern),
        ExpressionSyntax expression => VisitExpression(expression),
        _ => VisitPart(node),
    };

    /// <summary>Rewrites a declaration.</summary>
    protected virtual SyntaxNode? VisitDeclaration(DeclarationSyntax declaration) => VisitChildren(declaration);

    /// <summary>Rewrites a clause.</summary>
    protected virtual SyntaxNode? VisitClause(ClauseSyntax clause) => VisitChildren(clause);

    /// <summary>Rewrites a pattern.</summary>
    protected virtual SyntaxNode? VisitPattern(PatternSyntax pattern) => VisitChildren(pattern);

    /// <summary>Rewrites an expression.</summary>
    protected virtual SyntaxNode? VisitExpression(ExpressionSyntax expression) => VisitChildren(expression);

    /// <summary>Rewrites any other node, such as an assignment or a column.</summary>
    protected virtual SyntaxNode? VisitPart(SyntaxNode part) => VisitChildren(part);

    /// <summary>Rewrites a token. Gives it back unless overridden.</summary>
    protected virtual SyntaxToken? VisitToken(SyntaxToken token) => token;

    /// <summary>The node with its children rewritten; the same instance where none changed.</summary>
    /// <exception cref="InvalidOperationException">A child that the node cannot do without was taken away, or one of another kind put in its place.</exception>
    protected SyntaxNode VisitChildren(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return NodeShape.Of(node.GetType()).Rebuild(node, VisitChild);
    }

    private object? VisitChild(object child) => child is SyntaxToken token ? VisitToken(token) : child is SyntaxNode node ? Visit(node) : child;
}
