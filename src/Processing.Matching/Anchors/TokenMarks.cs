using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>What is known of a token before any pattern looks at it, as a set of 64 bits: its kind, the lexicons with an entry that starts there, its symbol.</summary>
/// <remarks>Symbols and lexicons share bits by their residues. So a set says "no" for certain, and "yes" with a few percent of errors.</remarks>
internal static class TokenMarks
{
    /// <summary>The bit of a token at which the lexicons have been looked up.</summary>
    public const ulong LookedUp = 1UL << 63;

    /// <summary>The bits of lexicons, right only of tokens that have been <see cref="LookedUp"/>.</summary>
    public const ulong AnyLexicon = ((1UL << LexiconBits) - 1) << FirstLexicon;

    private const int FirstLexicon = 4;
    private const int LexiconBits = 16;
    private const int FirstSymbol = FirstLexicon + LexiconBits;
    private const int SymbolBits = 63 - FirstSymbol;

    /// <summary>The bit of a token's kind.</summary>
    public static ulong OfKind(TokenKind kind) => 1UL << (int)kind;

    /// <summary>The bits of the kinds of a class.</summary>
    public static ulong OfClass(TokenClassKind kinds) => kinds switch
    {
        TokenClassKind.Word => OfKind(TokenKind.Word),
        TokenClassKind.Number => OfKind(TokenKind.Number),
        TokenClassKind.Punctuation => OfKind(TokenKind.Punctuation),
        TokenClassKind.Symbol => OfKind(TokenKind.Symbol),
        _ => (1UL << FirstLexicon) - 1,
    };

    /// <summary>The bit of a lexicon by its number in the set.</summary>
    public static ulong OfLexicon(int lexicon) => 1UL << (FirstLexicon + (lexicon & (LexiconBits - 1)));

    /// <summary>The bit of a symbol; none for the words that nothing names.</summary>
    public static ulong OfSymbol(int symbol) => symbol == TokenVocabulary.None ? 0 : 1UL << (FirstSymbol + (int)((uint)symbol % SymbolBits));

    /// <summary>How likely it is, roughly, that a token has one of these bits.</summary>
    public static double Likelihood(ulong marks)
    {
        var likelihood = 0.02 * System.Numerics.BitOperations.PopCount((marks & ~LookedUp) >> FirstLexicon);
        likelihood += (marks & OfKind(TokenKind.Word)) != 0 ? 0.85 : 0;
        likelihood += (marks & OfKind(TokenKind.Number)) != 0 ? 0.04 : 0;
        likelihood += (marks & OfKind(TokenKind.Punctuation)) != 0 ? 0.12 : 0;
        return likelihood + ((marks & OfKind(TokenKind.Symbol)) != 0 ? 0.01 : 0);
    }
}
