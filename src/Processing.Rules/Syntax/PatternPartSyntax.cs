using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A condition in brackets after a token class or name.</summary>
public sealed record PredicateSyntax(SyntaxToken Open, ExpressionSyntax Condition, SyntaxToken Close) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).Add(Condition).Add(Close).ToArray();
}

/// <summary>The arguments of a parameterised pattern.</summary>
public sealed record ArgumentListSyntax(SyntaxToken Open, SeparatedList<PatternSyntax> Arguments, SyntaxToken Close) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).AddAll(Arguments).Add(Close).ToArray();
}

/// <summary><c>{3}</c>, <c>{3,}</c> or <c>{3,5}</c></summary>
public sealed record BoundsSyntax(SyntaxToken Open, SyntaxToken Minimum, SyntaxToken? Comma, SyntaxToken? Maximum, SyntaxToken Close) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Open).Add(Minimum).Add(Comma).Add(Maximum).Add(Close).ToArray();
}

/// <summary>How often a pattern repeats: one of <c>? * +</c> or bounds, then <c>?</c> for as few as possible.</summary>
public sealed record QuantifierSyntax(SyntaxToken? Symbol, BoundsSyntax? Bounds, SyntaxToken? Lazy) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Symbol).Add(Bounds).Add(Lazy).ToArray();
}
