using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>What becomes of overlapping matches of records: <c>resolve A, B by longest then score</c> or <c>resolve A keep all</c>.</summary>
public sealed record ResolveSyntax(
    SyntaxToken Keyword, SeparatedList<SyntaxToken> Records, SyntaxToken? By, SeparatedList<SyntaxToken>? Criteria, SyntaxToken? Keep, SyntaxToken? All)
    : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Keyword).AddAll(Records).Add(By).AddAll(Criteria).Add(Keep).Add(All).ToArray();
}
