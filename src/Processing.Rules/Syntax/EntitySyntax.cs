using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>An entity.</summary>
public sealed record EntitySyntax(SyntaxToken Keyword, SyntaxToken Name, SyntaxToken? Colon, TypeSyntax? Type) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Name).Add(Colon).Add(Type).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>One way to write an entity, with its value.</summary>
public sealed record EntityMatchSyntax(SyntaxToken Keyword, PatternSyntax Pattern, SyntaxToken? Where, ExpressionSyntax? Condition, SyntaxToken? Arrow, ExpressionSyntax? Value)
    : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Keyword).Add(Pattern).Add(Where).Add(Condition).Add(Arrow).Add(Value).ToArray();
}
