using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A named part of documents.</summary>
public sealed record ZoneSyntax(SyntaxToken Keyword, SyntaxToken Name, SyntaxToken? Excluded) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Name).Add(Excluded).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>Blocks at JSON paths.</summary>
public sealed record ZoneJsonSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Paths) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Paths).ToArray();
}

/// <summary>Blocks of elements of pages, by CSS selectors.</summary>
public sealed record ZoneCssSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Selectors) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Selectors).ToArray();
}

/// <summary>Blocks of kinds.</summary>
public sealed record ZoneKindSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Kinds) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Kinds).ToArray();
}

/// <summary>Blocks by number.</summary>
public sealed record ZoneNumberedSyntax(SyntaxToken Keyword, SyntaxToken First, SyntaxToken? Dots, SyntaxToken? Last) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(First).Add(Dots).Add(Last).ToArray();
}

/// <summary>Text or blocks that a pattern matches: <c>paragraph is</c>, <c>paragraph contains</c>, <c>from paragraph</c>, <c>matching</c>, <c>column</c>, <c>row</c> or <c>label</c>.</summary>
public sealed record ZonePatternSyntax(SyntaxToken First, SyntaxToken? Second, PatternSyntax Pattern) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(First).Add(Second).Add(Pattern).ToArray();
}
