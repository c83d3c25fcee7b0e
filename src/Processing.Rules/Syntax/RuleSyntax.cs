using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>A rule.</summary>
public sealed record RuleSyntax(SyntaxToken Keyword, SyntaxToken Name, SyntaxToken Arrow, SyntaxToken Record) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Name).Add(Arrow).Add(Record).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>What a sequence rule matches.</summary>
public sealed record MatchSyntax(SyntaxToken Keyword, PatternSyntax Pattern) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Pattern).ToArray();
}

/// <summary>What starts a frame.</summary>
public sealed record TriggerSyntax(SyntaxToken Keyword, PatternSyntax Pattern) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Pattern).ToArray();
}

/// <summary>What must hold.</summary>
public sealed record WhereSyntax(SyntaxToken Keyword, ExpressionSyntax Condition) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Condition).ToArray();
}

/// <summary>What must not hold.</summary>
public sealed record UnlessSyntax(SyntaxToken Keyword, ExpressionSyntax Condition) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Condition).ToArray();
}

/// <summary>Values of fields.</summary>
public sealed record SetSyntax(SyntaxToken Keyword, SeparatedList<AssignmentSyntax> Assignments) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Assignments).ToArray();
}

/// <summary>The value of one field.</summary>
public sealed record AssignmentSyntax(SyntaxToken Field, SyntaxToken EqualsSign, ExpressionSyntax Value) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Field).Add(EqualsSign).Add(Value).ToArray();
}

/// <summary>The score.</summary>
public sealed record ScoreSyntax(SyntaxToken Keyword, ExpressionSyntax Value) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Value).ToArray();
}

/// <summary>The priority.</summary>
public sealed record PrioritySyntax(SyntaxToken Keyword, SyntaxToken? Minus, SyntaxToken Number) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Minus).Add(Number).ToArray();
}
