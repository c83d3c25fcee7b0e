namespace Processing.Rules.Syntax;

/// <summary>Visits the nodes and tokens of a tree in text order. Override what is of interest, and call the base to go on into the children.</summary>
/// <remarks>Each node goes through the method of its family. Recursion is as deep as the tree, which the reader keeps below a few hundred.</remarks>
public abstract class SyntaxWalker
{
    /// <summary>Visits all declarations of a tree, then its end.</summary>
    public void Visit(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        foreach (var declaration in tree.Declarations)
        {
            Visit(declaration);
        }

        VisitToken(tree.EndOfFile);
    }

    /// <summary>Visits a node by the method of its family.</summary>
    public virtual void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case DeclarationSyntax declaration:
                VisitDeclaration(declaration);
                break;
            case ClauseSyntax clause:
                VisitClause(clause);
                break;
            case PatternSyntax pattern:
                VisitPattern(pattern);
                break;
            case ExpressionSyntax expression:
                VisitExpression(expression);
                break;
            default:
                VisitPart(node);
                break;
        }
    }

    /// <summary>Visits a declaration.</summary>
    protected virtual void VisitDeclaration(DeclarationSyntax declaration) => VisitChildren(declaration);

    /// <summary>Visits a clause.</summary>
    protected virtual void VisitClause(ClauseSyntax clause) => VisitChildren(clause);

    /// <summary>Visits a pattern.</summary>
    protected virtual void VisitPattern(PatternSyntax pattern) => VisitChildren(pattern);

    /// <summary>Visits an expression.</summary>
    protected virtual void VisitExpression(ExpressionSyntax expression) => VisitChildren(expression);

    /// <summary>Visits any other node, such as an assignment or a column.</summary>
    protected virtual void VisitPart(SyntaxNode part) => VisitChildren(part);

    /// <summary>Visits a token. Does nothing unless overridden.</summary>
    protected virtual void VisitToken(SyntaxToken token)
    {
    }

    /// <summary>Visits the nodes and tokens that a node is made of.</summary>
    protected void VisitChildren(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        foreach (var child in node.Children)
        {
            if (child.Node is { } inner)
            {
                Visit(inner);
            }
            else if (child.Token is { } token)
            {
                VisitToken(token);
            }
        }
    }
}
