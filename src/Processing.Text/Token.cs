namespace Processing.Text;

/// <summary>One token, as a view on the arrays of its <see cref="TokenizedText"/>.</summary>
/// <param name="Span">Its place in the document's text. Tokens stand in text order and do not overlap.</param>
/// <param name="Folded">Its folded form; empty when folding left nothing.</param>
/// <param name="Kind">Its class.</param>
/// <param name="Script">The script of its first letter.</param>
/// <param name="Case">How it is cased in the original.</param>
/// <param name="SpaceBefore">Whether white space, a line break or the start of the block stands before it; false when it is glued to the token before.</param>
/// <param name="Joiners">How many zero-width non-joiners (or zero-width spaces, which pages use in their place) stand inside the token, at most 255; folding dropped them.</param>
/// <param name="Sentence">Index of its sentence in the text, counted from 0.</param>
/// <param name="Block">Index of its block in <see cref="TokenizedText.Blocks"/>.</param>
public readonly record struct Token(
    TextSpan Span,
    FoldedSpan Folded,
    TokenKind Kind,
    TokenScript Script,
    TokenCase Case,
    bool SpaceBefore,
    byte Joiners,
    int Sentence,
    int Block);
