using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>One clause of a declaration. Clauses are read apart, so that a mistake in one does not hide the others.</summary>
public abstract record ClauseSyntax : SyntaxNode;

/// <summary>A clause that could not be read; the tree has a diagnostic for it, or for what it follows from.</summary>
public sealed record SkippedClauseSyntax(ImmutableArray<SyntaxToken> Tokens) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Tokens).ToArray();
}
