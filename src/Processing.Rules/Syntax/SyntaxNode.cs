using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A node of the tree. Immutable; it holds no position, no parent and no meaning, so that an edit elsewhere never changes it.</summary>
public abstract record SyntaxNode
{
    /// <summary>Nodes and tokens it is made of, in text order.</summary>
    public abstract ImmutableArray<SyntaxElement> Children { get; }

    /// <summary>Its tokens, in text order, without recursion.</summary>
    public IEnumerable<SyntaxToken> DescendantTokens()
    {
        foreach (var element in Descendants())
        {
            if (element.Token is { } token)
            {
                yield return token;
            }
        }
    }

    /// <summary>Its text, with all trivia.</summary>
    public string ToFullString() => string.Concat(DescendantTokens().Select(token => token.ToFullString()));

    /// <summary>It and all nodes below it, parents before children, in text order, without recursion.</summary>
    public IEnumerable<SyntaxNode> DescendantNodesAndSelf()
    {
        yield return this;
        foreach (var element in Descendants())
        {
            if (element.Node is { } node)
            {
                yield return node;
            }
        }
    }

    /// <summary>Whether another node has the same nodes and tokens, whatever trivia stands between them. Without recursion; O(nodes + tokens).</summary>
    /// <remarks>Tokens alone do not tell: line breaks and indents decide which clause a token belongs to and whether it can be read.</remarks>
    internal bool IsEquivalentTo(SyntaxNode other)
    {
        var open = new Stack<(SyntaxNode, SyntaxNode)>();
        open.Push((this, other));
        while (open.TryPop(out var pair))
        {
            var (a, b) = (pair.Item1.Children, pair.Item2.Children);
            if (pair.Item1.GetType() != pair.Item2.GetType() || a.Length != b.Length)
            {
                return false;
            }

            for (var i = 0; i < a.Length; i++)
            {
                if (a[i].Token is { } token)
                {
                    if (b[i].Token is not { } counterpart || token.Kind != counterpart.Kind || token.Text != counterpart.Text)
                    {
                        return false;
                    }
                }
                else if (a[i].Node is { } node && b[i].Node is { } otherNode)
                {
                    open.Push((node, otherNode));
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    private IEnumerable<SyntaxElement> Descendants()
    {
        var open = new Stack<(ImmutableArray<SyntaxElement> Children, int Next)>();
        open.Push((Children, 0));
        while (open.TryPop(out var top))
        {
            if (top.Next == top.Children.Length)
            {
                continue;
            }

            open.Push((top.Children, top.Next + 1));
            var element = top.Children[top.Next];
            yield return element;
            if (element.Node is { } node)
            {
                open.Push((node.Children, 0));
            }
        }
    }
}
