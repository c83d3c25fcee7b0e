using System.Diagnostics;

namespace Processing.Rules.Syntax;

/// <summary>A token with the trivia around it. It knows its place in its declaration, and no other position; a token of one tree is the same object wherever the tree names it.</summary>
[DebuggerDisplay("{Kind} {Text}")]
public sealed class SyntaxToken
{
    // A large file has a million tokens, so each field of one counts.
    private readonly TokenTrivia? _trivia;

    /// <summary>Makes a token.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="leadingTrivia">White space and comments before it, from the end of the line above.</param>
    /// <param name="text">The token as written.</param>
    /// <param name="trailingTrivia">White space and comments after it, to the end of its line, the line break included.</param>
    public SyntaxToken(SyntaxKind kind, string leadingTrivia, string text, string trailingTrivia)
    {
        ArgumentNullException.ThrowIfNull(leadingTrivia);
        ArgumentNullException.ThrowIfNull(trailingTrivia);
        Kind = kind;
        Text = text;
        _trivia = TokenTrivia.Of(leadingTrivia, trailingTrivia);
    }

    /// <summary>What it is.</summary>
    public SyntaxKind Kind { get; }

    /// <summary>White space and comments before it, from the end of the line above.</summary>
    public string LeadingTrivia => _trivia?.Leading ?? "";

    /// <summary>The token as written.</summary>
    public string Text { get; }

    /// <summary>White space and comments after it, to the end of its line, the line break included.</summary>
    public string TrailingTrivia => _trivia?.Trailing ?? "";

    /// <summary>Length with trivia, in UTF-16 code units.</summary>
    public int FullWidth => LeadingTrivia.Length + Text.Length + TrailingTrivia.Length;

    /// <summary>The declaration it was read with; null for the end of a file and for tokens that were made.</summary>
    internal DeclarationAnchor? Anchor { get; private set; }

    /// <summary>Where its text starts, counted from the first leading trivia of its declaration.</summary>
    internal int Offset { get; private set; }

    /// <summary>The same token with another text.</summary>
    public SyntaxToken WithText(string text) => new(Kind, LeadingTrivia, text, TrailingTrivia);

    /// <summary>The same token with other trivia before it.</summary>
    public SyntaxToken WithLeadingTrivia(string trivia) => new(Kind, trivia, Text, TrailingTrivia);

    /// <summary>The same token with other trivia after it.</summary>
    public SyntaxToken WithTrailingTrivia(string trivia) => new(Kind, LeadingTrivia, Text, trivia);

    /// <summary>The token with its trivia.</summary>
    public string ToFullString() => string.Concat(LeadingTrivia, Text, TrailingTrivia);

    /// <summary>Said once, by the parser, before anything else sees the token.</summary>
    internal void Place(DeclarationAnchor anchor, int offset)
    {
        Anchor = anchor;
        Offset = offset;
    }

    /// <summary>The token as written, without trivia.</summary>
    public override string ToString() => Text;

    /// <summary>Whether it is this keyword.</summary>
    public bool Is(string keyword) => Kind == SyntaxKind.Name && Text == keyword;
}
