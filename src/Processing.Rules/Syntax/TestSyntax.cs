using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A test.</summary>
public sealed record TestSyntax(SyntaxToken Keyword, SyntaxToken Name, SyntaxToken? Todo) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Name).Add(Todo).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>The document of a test.</summary>
public sealed record GivenSyntax(SyntaxToken Keyword, SyntaxToken? Format, SyntaxToken? LanguageKeyword, SyntaxToken? Language, ImmutableArray<SyntaxToken> Lines)
    : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Keyword).Add(Format).Add(LanguageKeyword).Add(Language).AddAll(Lines).ToArray();
}

/// <summary>The moment from which the relative dates of a test's document count.</summary>
public sealed record TestReferenceSyntax(SyntaxToken Keyword, SyntaxToken Moment) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Moment).ToArray();
}

/// <summary>What must or must not come out, where, and with which score.</summary>
public sealed record ExpectSyntax(
    SyntaxToken Keyword, SyntaxToken? No, SyntaxToken? Other, SyntaxToken Record, SyntaxToken? At, SyntaxToken? Text, SyntaxToken? ScoreKeyword, SyntaxToken? Score, ImmutableArray<ExpectedFieldSyntax> Fields)
    : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Keyword).Add(No).Add(Other).Add(Record).Add(At).Add(Text).Add(ScoreKeyword).Add(Score).AddAll(Fields).ToArray();
}

/// <summary>A field that must have a value.</summary>
public sealed record ExpectedFieldSyntax(SyntaxToken Name, SyntaxToken Colon, ExpressionSyntax Value) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Name).Add(Colon).Add(Value).ToArray();
}
