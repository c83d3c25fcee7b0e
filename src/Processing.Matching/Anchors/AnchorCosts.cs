using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

/// <summary>Guesses how often an atom stands in a text, and so how many starts an anchor on it gives.</summary>
/// <remarks>
/// There is no corpus to count in. What is known: the function words of the three languages, that short words and marks are frequent, and that
/// a word which many rules name is frequent. Guesses decide the speed only, never the result.
/// </remarks>
internal sealed class AnchorCosts
{
    /// <summary>Beyond so many tokens between start and anchor a pattern is not anchored there.</summary>
    public const int MostTokensBack = 96;

    private const double RareWord = 0.0004;
    private const double FrequentWord = 0.012;
    private const double PerUse = 0.00002;

    // To be anchored at a lexicon means to ask at every token whether it may begin there. Measured: 0.06 makes thousands of rules a sixth slower, 0.2 dates and sums a tenth.
    private const double LexiconPass = 0.1;

    private readonly PreparedProgram _program;
    private readonly double[] _symbols;
    private readonly int[] _uses;

    public AnchorCosts(PreparedProgram program)
    {
        _program = program;
        _symbols = new double[program.Vocabulary.Count];
        _uses = new int[program.Vocabulary.Count];
        foreach (var (token, symbol) in program.Vocabulary.All)
        {
            _symbols[symbol] = FrequentWords.Contains(token) ? FrequentWord : token.Length == 1 ? FrequentWord : token.Length == 2 ? FrequentWord / 4 : RareWord;
        }
    }

    /// <summary>Counts one more pattern that names a word.</summary>
    public void CountUse(int symbol) => _uses[symbol]++;

    /// <summary>The element that is cheapest to anchor at; null where none is within reach.</summary>
    public ImmutableArray<AnchorAtom>? Cheapest(ImmutableArray<ImmutableArray<AnchorAtom>> elements)
    {
        ImmutableArray<AnchorAtom>? best = null;
        var least = double.MaxValue;
        foreach (var element in elements)
        {
            var cost = 0.0;
            foreach (var atom in element)
            {
                cost += atom.Highest > MostTokensBack || atom.Kind == AtomKind.BlockEnd ? double.MaxValue / 1_000 : CostOf(atom) * (1 + atom.Highest - atom.Lowest);
            }

            if (cost < least && cost < double.MaxValue / 1_000)
            {
                (best, least) = (element, cost);
            }
        }

        return best;
    }

    /// <summary>The share of tokens, 0 to 1, at which an atom is guessed to stand.</summary>
    public double CostOf(AnchorAtom atom) => atom.Kind switch
    {
        AtomKind.Symbol => _symbols[atom.Id] + (PerUse * _uses[atom.Id]),
        AtomKind.Producer => _program.Program.Producers[atom.Id] switch
        {
            Producer.Lexicon lexicon => LexiconPass + LikelihoodOf(lexicon),
            Producer.Entity => 0.06,
            _ => 0.02,
        },
        AtomKind.Start => (PositionKind)atom.Id switch
        {
            PositionKind.StartOfDocument => 0.000_5,
            PositionKind.StartOfParagraph => 0.01,
            _ => 0.035,
        },
        AtomKind.Zone => 0.005,
        AtomKind.InZone => 0.04,
        _ => CostOf(_program.Tests[atom.Id]),
    };

    /// <summary>The share of tokens, 0 to 1, at which an entry of a lexicon is guessed to start.</summary>
    public static double LikelihoodOf(Producer.Lexicon lexicon) => Math.Min(0.03, 0.002 + (lexicon.Written.Count * 0.000_01));

    private static double CostOf(TokenTest test)
    {
        var cost = test.Class switch
        {
            TokenClassKind.Word => 0.85,
            TokenClassKind.Number => 0.04,
            TokenClassKind.Punctuation => 0.12,
            TokenClassKind.Symbol => 0.01,
            _ => 1.0,
        };
        return test.Regex is null && test.Predicate is null ? cost : cost * 0.7;
    }
}
