namespace Processing.Text;

/// <summary>One token, as a view on the arrays of its <see cref="TokenizedText"/>, which has its folded form too (<see cref="TokenizedText.GetFolded"/>). 24 bytes.</summary>
public readonly record struct Token
{
    private const byte SpaceBit = 1 << 7;

    internal Token(TextSpan span, int foldedStart, TokenKind kind, TokenScript script, TokenCase tokenCase, bool spaceBefore, byte joiners, int sentence, int block)
    {
        (Span, FoldedStart, Kind, Script, Joiners, Sentence, Block) = (span, foldedStart, kind, script, joiners, sentence, block);
        _caseAndSpace = (byte)((byte)tokenCase | (spaceBefore ? SpaceBit : 0));
    }

    /// <summary>Its place in the document's text. Tokens stand in text order and do not overlap.</summary>
    public TextSpan Span { get; }

    /// <summary>Where its folded form begins, in bytes of the folded text; it ends where that of the next token begins.</summary>
    internal int FoldedStart { get; }

    /// <summary>Index of its sentence in the text, counted from 0.</summary>
    public int Sentence { get; internal init; }

    /// <summary>Index of its block in <see cref="TokenizedText.Blocks"/>.</summary>
    public int Block { get; }

    /// <summary>Its class.</summary>
    public TokenKind Kind { get; }

    /// <summary>The script of its first letter.</summary>
    public TokenScript Script { get; }

    /// <summary>How many zero-width non-joiners (or zero-width spaces, which pages use in their place) stand inside the token, at most 255; folding dropped them.</summary>
    public byte Joiners { get; }

    // The case, and in the highest bit whether there is space before.
    private readonly byte _caseAndSpace;

    /// <summary>How it is cased in the original.</summary>
    public TokenCase Case => (TokenCase)(_caseAndSpace & ~SpaceBit);

    /// <summary>Whether white space, a line break or the start of the block stands before it; false when it is glued to the token before.</summary>
    public bool SpaceBefore => (_caseAndSpace & SpaceBit) != 0;
}
