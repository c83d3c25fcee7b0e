using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A declaration. Its own members are those of its first line; what is indented below are its clauses.</summary>
public abstract record DeclarationSyntax : SyntaxNode
{
    /// <summary>All its tokens in text order, those of clauses that could not be read included.</summary>
    public ImmutableArray<SyntaxToken> Tokens { get; init; } = [];

    /// <summary>Its clauses, in text order.</summary>
    public ImmutableArray<ClauseSyntax> Clauses { get; init; } = [];

    /// <summary>The token that names it; null where it has no name.</summary>
    public virtual SyntaxToken? NameToken => null;

    /// <summary>Whether a clause could not be read, so that what it declares is not known.</summary>
    public bool HasSkippedClauses => Clauses.Any(clause => clause is SkippedClauseSyntax);

    /// <summary>The comment lines that begin with <c>///</c> above it, without the slashes; empty for none.</summary>
    public string Documentation => Tokens.IsEmpty ? "" : DocumentationComment.Read(Tokens[0]);
}

/// <summary>A declaration whose first line could not be read, or text that belongs to none; the tree has a diagnostic for it.</summary>
/// <param name="Keyword">The keyword; null where there is none.</param>
/// <param name="Name">Its name where it could be told, so that uses of the name are not reported too.</param>
public sealed record SkippedDeclarationSyntax(SyntaxToken? Keyword, SyntaxToken? Name) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;

    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Tokens).ToArray();
}
