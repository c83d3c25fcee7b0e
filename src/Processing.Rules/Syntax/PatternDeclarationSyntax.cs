using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A named pattern.</summary>
public sealed record PatternDeclarationSyntax(SyntaxToken Keyword, SyntaxToken Name, ParameterListSyntax? Parameters, SyntaxToken EqualsSign, PatternSyntax Pattern)
    : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Keyword).Add(Name).Add(Parameters).Add(EqualsSign).Add(Pattern).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>The parameters of a pattern.</summary>
public sealed record ParameterListSyntax(SyntaxToken Open, SeparatedList<SyntaxToken> Names, SyntaxToken Close) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).AddAll(Names).Add(Close).ToArray();
}
