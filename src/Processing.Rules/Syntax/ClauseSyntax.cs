using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>One clause of a declaration. Clauses are read apart, so that a mistake in one does not hide the others.</summary>
public abstract record ClauseSyntax : SyntaxNode;

/// <summary>A clause that could not be read; the tree has a diagnostic for it, or for what it follows from.</summary>
/// <param name="Tokens">Its tokens, in text order.</param>
public sealed record SkippedClauseSyntax(ImmutableArray<SyntaxToken> Tokens) : ClauseSyntax
{
    // A text of nothing but mistakes has as many tokens as characters, so those of a declaration are held once.
    private readonly ImmutableArray<SyntaxToken> _around = Tokens;
    private readonly int _start;
    private readonly int _count = Tokens.Length;

    /// <summary>Some of the tokens of a declaration.</summary>
    internal SkippedClauseSyntax(ImmutableArray<SyntaxToken> declaration, int start, int count)
        : this(declaration)
    {
        _start = start;
        _count = count;
    }

    /// <summary>Its tokens, in text order; O(tokens).</summary>
    public ImmutableArray<SyntaxToken> Tokens => _count == _around.Length ? _around : [.. _around.AsSpan(_start, _count)];

    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().AddAll(_around.AsSpan(_start, _count)).ToArray();
}
