using System.Collections.Immutable;

namespace Processing.Rules.Syntax;

/// <summary>The shape of a result.</summary>
public sealed record RecordSyntax(SyntaxToken Keyword, SyntaxToken Name) : DeclarationSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).Add(Name).AddAll(Clauses).ToArray();

    /// <inheritdoc/>
    public override SyntaxToken? NameToken => Name;
}

/// <summary>A field of a record.</summary>
public sealed record FieldSyntax(SyntaxToken Name, SyntaxToken Colon, TypeSyntax Type) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Name).Add(Colon).Add(Type).ToArray();
}

/// <summary>A type: <c>[list of] Name[?]</c>.</summary>
public sealed record TypeSyntax(SyntaxToken? List, SyntaxToken? Of, SyntaxToken Name, SyntaxToken? Question) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(List).Add(Of).Add(Name).Add(Question).ToArray();
}

/// <summary>What makes two records one thing.</summary>
public sealed record KeySyntax(SyntaxToken Keyword, SeparatedList<KeyPartSyntax> Parts) : ClauseSyntax
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Keyword).AddAll(Parts).ToArray();
}

/// <summary>One part of a key.</summary>
public sealed record KeyPartSyntax(SyntaxToken Field, SyntaxToken? Like, SyntaxToken? Similarity) : SyntaxNode
{
    /// <inheritdoc/>
    public override ImmutableArray<SyntaxElement> Children => new ChildList().Add(Field).Add(Like).Add(Similarity).ToArray();
}
