using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>One argument of a frame.</summary>
public sealed record SlotSyntax(SyntaxToken Name, SyntaxToken Colon, SyntaxToken? List, SyntaxToken? Of, PatternSyntax Pattern, SyntaxToken? Question, ImmutableArray<SlotModifierSyntax> Modifiers)
    : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children =>
        new ChildList().Add(Name).Add(Colon).Add(List).Add(Of).Add(Pattern).Add(Question).AddAll(Modifiers).ToArray();
}

/// <summary>Where an argument stands: <c>nearest</c>, <c>after "در"</c>, <c>within 12 tokens</c>…</summary>
public sealed record SlotModifierSyntax(SyntaxToken Keyword, PatternSyntax? Pattern, SyntaxToken? Scope, SyntaxToken? Tokens) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Pattern).Add(Scope).Add(Tokens).ToArray();
}
