using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>Words that stand for a record found earlier.</summary>
public sealed record ReferenceSyntax(SyntaxToken Keyword, SyntaxToken Record) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Record).AddAll(Clauses).ToArray();
}

/// <summary>How far back: <c>within 3 sentences</c>, <c>within paragraph</c>.</summary>
public sealed record ReachSyntax(SyntaxToken Within, SyntaxToken? Count, SyntaxToken Unit) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Within).Add(Count).Add(Unit).ToArray();
}

/// <summary>The last word of a field.</summary>
public sealed record ReferenceSurnameSyntax(SyntaxToken Keyword, SyntaxToken Of, SyntaxToken Field, SyntaxToken? Like, SyntaxToken? Similarity, ReachSyntax? Reach)
    : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Keyword).Add(Of).Add(Field).Add(Like).Add(Similarity).Add(Reach).ToArray();
}

/// <summary>Words that mean the record mentioned last, of several in one sentence the first.</summary>
public sealed record ReferenceWordsSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Words, ReachSyntax? Reach) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Words).Add(Reach).ToArray();
}

/// <summary>A pattern that means the record mentioned last, of several in one sentence the first.</summary>
public sealed record ReferencePhraseSyntax(SyntaxToken Keyword, PatternSyntax Pattern, ReachSyntax? Reach) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Pattern).Add(Reach).ToArray();
}

/// <summary>The texts of fields again.</summary>
public sealed record ReferenceSameSyntax(SyntaxToken Keyword, SeparatedList<SyntaxToken> Fields, ReachSyntax? Reach) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Fields).Add(Reach).ToArray();
}

/// <summary>The reach of the clauses that name none.</summary>
public sealed record ReferenceWithinSyntax(ReachSyntax Reach) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Reach).ToArray();
}
