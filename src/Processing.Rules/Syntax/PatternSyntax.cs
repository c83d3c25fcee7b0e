using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A pattern as written.</summary>
public abstract record PatternSyntax : SyntaxNode
{
    private PatternSyntax()
    {
    }

    /// <summary>A text: these tokens after folding.</summary>
    public sealed record Text(SyntaxToken Token) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Token).ToArray();
    }

    /// <summary>A regex over one token.</summary>
    public sealed record Regex(SyntaxToken Token) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Token).ToArray();
    }

    /// <summary>A class of tokens, such as <c>word[length &gt;= 2]</c>.</summary>
    public sealed record TokenClass(SyntaxToken Keyword, PredicateSyntax? Predicate) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Predicate).ToArray();
    }

    /// <summary>The name of a lexicon, entity, record, pattern or parameter.</summary>
    public sealed record Reference(SyntaxToken Name, ArgumentListSyntax? Arguments, PredicateSyntax? Predicate) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Name).Add(Arguments).Add(Predicate).ToArray();
    }

    /// <summary><c>list(pattern)</c></summary>
    public sealed record List(SyntaxToken Keyword, SyntaxToken Open, PatternSyntax Item, SyntaxToken Close) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Open).Add(Item).Add(Close).ToArray();
    }

    /// <summary><c>..</c> or <c>..{1,5}</c></summary>
    public sealed record Gap(SyntaxToken Dots, BoundsSyntax? Bounds) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Dots).Add(Bounds).ToArray();
    }

    /// <summary><c>ahead(…)</c> or <c>behind(…)</c>, with or without <c>not</c></summary>
    public sealed record Look(SyntaxToken? Negation, SyntaxToken Keyword, SyntaxToken Open, PatternSyntax Body, SyntaxToken Close) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children =>
            new ChildList().Add(Negation).Add(Keyword).Add(Open).Add(Body).Add(Close).ToArray();
    }

    /// <summary><c>start of sentence</c> and its like.</summary>
    public sealed record Position(SyntaxToken Edge, SyntaxToken Of, SyntaxToken Unit) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Edge).Add(Of).Add(Unit).ToArray();
    }

    /// <summary><c>glued</c></summary>
    public sealed record Glued(SyntaxToken Keyword) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).ToArray();
    }

    /// <summary><c>in zone name</c>, with or without <c>not</c></summary>
    public sealed record InZone(SyntaxToken? Negation, SyntaxToken In, SyntaxToken Zone, SyntaxToken Name) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Negation).Add(In).Add(Zone).Add(Name).ToArray();
    }

    /// <summary><c>zone name</c></summary>
    public sealed record ZoneRegion(SyntaxToken Zone, SyntaxToken Name) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Zone).Add(Name).ToArray();
    }

    /// <summary>A pattern in parentheses.</summary>
    public sealed record Group(SyntaxToken Open, PatternSyntax Body, SyntaxToken Close) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).Add(Body).Add(Close).ToArray();
    }

    /// <summary>A repetition.</summary>
    public sealed record Repeat(PatternSyntax Body, QuantifierSyntax Quantifier) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Body).Add(Quantifier).ToArray();
    }

    /// <summary>Patterns that hold over the same tokens, joined by <c>&amp;</c>.</summary>
    public sealed record Both(SeparatedList<PatternSyntax> Operands) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Operands).ToArray();
    }

    /// <summary>A labelled pattern.</summary>
    public sealed record Labelled(SyntaxToken Label, SyntaxToken Colon, PatternSyntax Body) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Label).Add(Colon).Add(Body).ToArray();
    }

    /// <summary>Patterns one after the other, at least two.</summary>
    public sealed record Sequence(ImmutableArray<PatternSyntax> Items) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Items).ToArray();
    }

    /// <summary>Alternatives, joined by <c>|</c>.</summary>
    public sealed record Choice(SeparatedList<PatternSyntax> Alternatives) : PatternSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Alternatives).ToArray();
    }
}
