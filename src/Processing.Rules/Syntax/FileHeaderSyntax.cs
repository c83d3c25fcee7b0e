using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>The package of a file.</summary>
public sealed record PackageSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Path) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Path).AddAll(Clauses).ToArray();
}

/// <summary>A package whose declarations the file uses.</summary>
public sealed record ImportSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Path, ImportListSyntax? Items) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Path).Add(Items).AddAll(Clauses).ToArray();
}

/// <summary>The names taken from a package.</summary>
public sealed record ImportListSyntax(SyntaxToken Open, SeparatedList<SyntaxToken> Names, SyntaxToken Close) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).AddAll(Names).Add(Close).ToArray();
}

/// <summary>The languages whose conventions the literals of a file follow.</summary>
public sealed record LanguageSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Languages) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Languages).AddAll(Clauses).ToArray();
}
