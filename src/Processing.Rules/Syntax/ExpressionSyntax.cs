using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>An expression or condition as written. Which of the two it must be is for the binder to say.</summary>
public abstract record ExpressionSyntax : SyntaxNode
{
    private ExpressionSyntax()
    {
    }

    /// <summary>A text, a number, <c>true</c> or <c>false</c>; in entries, lists and expectations also a bare name.</summary>
    public sealed record Constant(SyntaxToken? Minus, SyntaxToken Token) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Minus).Add(Token).ToArray();
    }

    /// <summary>A row: <c>{ name: literal, … }</c></summary>
    public sealed record Row(SyntaxToken Open, SeparatedList<RowColumnSyntax> Columns, SyntaxToken Close) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).AddAll(Columns).Add(Close).ToArray();
    }

    /// <summary>A list of literals: <c>[ a, b ]</c></summary>
    public sealed record ListLiteral(SyntaxToken Open, SeparatedList<ExpressionSyntax>? Items, SyntaxToken Close) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).AddAll(Items).Add(Close).ToArray();
    }

    /// <summary>A label, attribute or column, with members: <c>place.country</c></summary>
    public sealed record Path(SeparatedList<SyntaxToken> Names) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Names).ToArray();
    }

    /// <summary>A call of a function.</summary>
    public sealed record Call(SyntaxToken Name, SyntaxToken Open, SeparatedList<ExpressionSyntax>? Arguments, SyntaxToken Close) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Name).Add(Open).AddAll(Arguments).Add(Close).ToArray();
    }

    /// <summary>An expression in parentheses.</summary>
    public sealed record Parenthesized(SyntaxToken Open, ExpressionSyntax Inner, SyntaxToken Close) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Open).Add(Inner).Add(Close).ToArray();
    }

    /// <summary><c>value if condition</c></summary>
    public sealed record Conditional(ExpressionSyntax Value, SyntaxToken If, ExpressionSyntax Condition) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Value).Add(If).Add(Condition).ToArray();
    }

    /// <summary>Operands joined by <c>+</c> and <c>-</c>, or by <c>*</c> and <c>/</c>.</summary>
    public sealed record Arithmetic(SeparatedList<ExpressionSyntax> Operands) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Operands).ToArray();
    }

    /// <summary>Expressions joined by <c>else</c>: the first that is there.</summary>
    public sealed record Else(SeparatedList<ExpressionSyntax> Operands) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Operands).ToArray();
    }

    /// <summary>Conditions joined by <c>and</c> or by <c>or</c>; where both occur, the tree has a diagnostic.</summary>
    public sealed record Logical(SeparatedList<ExpressionSyntax> Operands) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(Operands).ToArray();
    }

    /// <summary><c>not condition</c></summary>
    public sealed record Not(SyntaxToken Keyword, ExpressionSyntax Operand) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Operand).ToArray();
    }

    /// <summary><c>value exists</c></summary>
    public sealed record Exists(ExpressionSyntax Operand, SyntaxToken Keyword) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Operand).Add(Keyword).ToArray();
    }

    /// <summary><c>a is b</c>, <c>a is not b</c>, <c>a &lt; b</c> and the other comparisons.</summary>
    public sealed record Comparison(ExpressionSyntax Left, SyntaxToken Operator, SyntaxToken? Negation, ExpressionSyntax Right) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Left).Add(Operator).Add(Negation).Add(Right).ToArray();
    }

    /// <summary><c>value in 1..31</c></summary>
    public sealed record InRange(ExpressionSyntax Operand, SyntaxToken? Negation, SyntaxToken In, ExpressionSyntax Minimum, SyntaxToken Dots, ExpressionSyntax Maximum)
        : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children =>
            new ChildList().Add(Operand).Add(Negation).Add(In).Add(Minimum).Add(Dots).Add(Maximum).ToArray();
    }

    /// <summary><c>value in [ a, b ]</c></summary>
    public sealed record InList(ExpressionSyntax Operand, SyntaxToken? Negation, SyntaxToken In, ListLiteral List) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Operand).Add(Negation).Add(In).Add(List).ToArray();
    }

    /// <summary><c>label in Name</c>, <c>in Name</c>, <c>label in (pattern)</c></summary>
    public sealed record InPattern(ExpressionSyntax? Operand, SyntaxToken? Negation, SyntaxToken In, PatternSyntax Pattern) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Operand).Add(Negation).Add(In).Add(Pattern).ToArray();
    }

    /// <summary><c>label contains Name</c></summary>
    public sealed record Contains(ExpressionSyntax Operand, SyntaxToken Keyword, PatternSyntax Pattern) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Operand).Add(Keyword).Add(Pattern).ToArray();
    }

    /// <summary><c>next in Name</c> or <c>previous in Name</c></summary>
    public sealed record Neighbour(SyntaxToken Side, SyntaxToken In, PatternSyntax Pattern) : ExpressionSyntax
    {
        /// <inheritdoc/>
        public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Side).Add(In).Add(Pattern).ToArray();
    }
}

/// <summary>One column of a row.</summary>
public sealed record RowColumnSyntax(SyntaxToken Name, SyntaxToken Colon, ExpressionSyntax Value) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Name).Add(Colon).Add(Value).ToArray();
}
