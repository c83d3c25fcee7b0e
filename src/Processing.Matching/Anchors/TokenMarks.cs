using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>What is known of a token before any pattern looks at it, as a set of 128 bits: its kind, whether it is a word with a capital, the lexicons with an entry that starts there, its symbol.</summary>
/// <remarks>Symbols and lexicons may share bits (<see cref="MarkTable"/>). So a set says "no" for certain, and "yes" with a few percent of errors.</remarks>
/// <param name="Plain">The bits of kinds and lexicons.</param>
/// <param name="Words">The bits of symbols.</param>
internal readonly record struct TokenMarks(ulong Plain, ulong Words)
{
    /// <summary>Number of bits for lexicons.</summary>
    public const int LexiconBits = 58;

    private const int Kinds = 4;
    private const int FirstLexicon = Kinds + 1;
    private const ulong TitleBit = 1UL << Kinds;
    private const ulong LookedUpBit = 1UL << 63;
    private const ulong LexiconMask = ((1UL << LexiconBits) - 1) << FirstLexicon;

    /// <summary>All bits.</summary>
    public static TokenMarks All => new(ulong.MaxValue, ulong.MaxValue);

    /// <summary>The bit of a token at which the lexicons have been looked up.</summary>
    public static TokenMarks LookedUp => new(LookedUpBit, 0);

    /// <summary>The bit of a word in title case.</summary>
    public static TokenMarks Titled => new(TitleBit, 0);

    /// <summary>Whether there is no bit at all.</summary>
    public bool IsNone => (Plain | Words) == 0;

    /// <summary>Whether the lexicons have been looked up at the token; what the marks say of them is right only then.</summary>
    public bool IsLookedUp => (Plain & LookedUpBit) != 0;

    /// <summary>Whether a lexicon is among what is asked for.</summary>
    public bool AskLexicons => Lexicons != 0;

    /// <summary>The bits of lexicons among the plain ones.</summary>
    public ulong Lexicons => Plain & LexiconMask;

    /// <summary>Whether there is a bit that others have too.</summary>
    public bool Meet(TokenMarks others) => ((Plain & others.Plain) | (Words & others.Words)) != 0;

    public static TokenMarks operator |(TokenMarks left, TokenMarks right) => new(left.Plain | right.Plain, left.Words | right.Words);

    /// <summary>The bit of a token's kind.</summary>
    public static TokenMarks OfKind(TokenKind kind) => new(1UL << (int)kind, 0);

    /// <summary>The bits of the kinds of a class.</summary>
    public static TokenMarks OfClass(TokenClassKind kinds) => kinds switch
    {
        TokenClassKind.Word => OfKind(TokenKind.Word),
        TokenClassKind.Number => OfKind(TokenKind.Number),
        TokenClassKind.Punctuation => OfKind(TokenKind.Punctuation),
        TokenClassKind.Symbol => OfKind(TokenKind.Symbol),
        _ => new((1UL << Kinds) - 1, 0),
    };

    /// <summary>The bits of the tokens that a test may hold of.</summary>
    public static TokenMarks OfTest(TokenTest test) => test.IsTitledOnly ? Titled : OfClass(test.Class);

    /// <summary>One of the bits for lexicons.</summary>
    public static TokenMarks OfLexiconBit(int bit) => new(1UL << (FirstLexicon + bit), 0);

    /// <summary>How likely it is, roughly, that a token has one of these bits.</summary>
    public static double Likelihood(TokenMarks marks)
    {
        var likelihood = 0.02 * (System.Numerics.BitOperations.PopCount(marks.Plain & LexiconMask) + System.Numerics.BitOperations.PopCount(marks.Words));
        likelihood += marks.Meet(OfKind(TokenKind.Word)) ? 0.85 : 0;
        likelihood += marks.Meet(OfKind(TokenKind.Number)) ? 0.04 : 0;
        likelihood += marks.Meet(OfKind(TokenKind.Punctuation)) ? 0.12 : 0;
        likelihood += marks.Meet(OfKind(TokenKind.Symbol)) ? 0.01 : 0;
        return likelihood + (marks.Meet(Titled) && !marks.Meet(OfKind(TokenKind.Word)) ? 0.03 : 0);
    }
}
