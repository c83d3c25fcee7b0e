using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A closed list of values.</summary>
public sealed record EnumSyntax(SyntaxToken Keyword, SyntaxToken Name) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Name).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>Values of an enum, on one line.</summary>
public sealed record EnumValuesSyntax(SeparatedList<SyntaxToken> Names) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Names).ToArray();
}
