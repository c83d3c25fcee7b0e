using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A lexicon.</summary>
public sealed record LexiconSyntax(SyntaxToken Keyword, SyntaxToken Name, SyntaxToken? Colon, SyntaxToken? Type, LexiconRowTypeSyntax? RowType, LexiconSourceSyntax? Source, ImmutableArray<LexiconOptionSyntax> Options)
    : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Keyword).Add(Name).Add(Colon).Add(Type).Add(RowType).Add(Source).AddAll(Options).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>The columns of the values of a lexicon.</summary>
public sealed record LexiconRowTypeSyntax(SyntaxToken Open, SeparatedList<LexiconColumnSyntax> Columns, SyntaxToken Close) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).AddAll(Columns).Add(Close).ToArray();
}

/// <summary>Where a lexicon takes its entries from.</summary>
public sealed record LexiconSourceSyntax(SyntaxToken From, SyntaxToken File, SyntaxToken Key, SeparatedList<SyntaxToken> KeyColumns, LexiconValueSyntax? Value, LexiconFilterSyntax? Filter, LexiconWithoutSyntax? Without)
    : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(From).Add(File).Add(Key).AddAll(KeyColumns).Add(Value).Add(Filter).Add(Without).ToArray();
}

/// <summary>Which columns give the value.</summary>
public sealed record LexiconValueSyntax(SyntaxToken Keyword, SeparatedList<LexiconColumnSyntax> Columns) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Columns).ToArray();
}

/// <summary>A column with its type.</summary>
public sealed record LexiconColumnSyntax(SyntaxToken Name, SyntaxToken? Colon, SyntaxToken? Type) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Name).Add(Colon).Add(Type).ToArray();
}

/// <summary>Which rows are taken.</summary>
public sealed record LexiconFilterSyntax(SyntaxToken Where, SyntaxToken Column, SyntaxToken Is, SyntaxToken Text) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Where).Add(Column).Add(Is).Add(Text).ToArray();
}

/// <summary>Which column lists forms that are left out.</summary>
public sealed record LexiconWithoutSyntax(SyntaxToken Keyword, SyntaxToken Column) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Column).ToArray();
}

/// <summary>An option of a lexicon: <c>exact</c>, <c>case</c>, <c>stem</c>, <c>clitics off</c> or <c>similar 1</c>.</summary>
public sealed record LexiconOptionSyntax(SyntaxToken Keyword, SyntaxToken? Argument) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Argument).ToArray();
}

/// <summary>An entry: the ways it is written and its value.</summary>
public sealed record EntrySyntax(SeparatedList<SyntaxToken> Forms, SyntaxToken? Arrow, ExpressionSyntax? Value) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Forms).Add(Arrow).Add(Value).ToArray();
}
