using Processing.Matching.Execution;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>Which bit of <see cref="TokenMarks"/> each symbol and each lexicon of a program has.</summary>
/// <remarks>
/// The marks and words that stand in every text have bits of their own, so that they are not taken for one of the many rare words that share the others.
/// The lexicons that hold such words, and then those with most entries, have bits of their own for the same reason. Those that share a bit are neighbours in the program: what stands in one
/// pattern or file is mostly asked for together. In a program of thousands of words neighbours have different bits, as they stand side by side in its rules.
/// </remarks>
internal sealed class MarkTable
{
    private const int Bits = 64;
    private const int MostOwn = 32;

    // Where more words share a bit, those of one rule would hardly tell anything of each other's place: there neighbours have different bits.
    private const int MostNeighbours = 32;
    private const int MostOwnLexicons = TokenMarks.LexiconBits / 2;

    private readonly byte[] _ofSymbol;
    private readonly byte[] _ofLexicon;

    /// <param name="vocabulary">The words that patterns name.</param>
    /// <param name="frequencies">For each lexicon of the set how often its entries are guessed to stand in a text, by any measure.</param>
    public MarkTable(Vocabulary vocabulary, IReadOnlyList<long> frequencies)
    {
        _ofSymbol = new byte[vocabulary.Count];
        var frequent = new List<(int Rank, int Symbol)>();
        foreach (var (token, symbol) in vocabulary.All)
        {
            if (FrequentWords.RankOf(token) is { } rank)
            {
                frequent.Add((rank, symbol));
            }
        }

        frequent.Sort();
        var own = Math.Min(MostOwn, frequent.Count);
        for (var symbol = 0; symbol < _ofSymbol.Length; symbol++)
        {
            var bit = _ofSymbol.Length <= MostNeighbours * (Bits - own) ? symbol * (Bits - own) / _ofSymbol.Length : symbol % (Bits - own);
            _ofSymbol[symbol] = (byte)(own + bit);
        }

        for (var index = 0; index < own; index++)
        {
            _ofSymbol[frequent[index].Symbol] = (byte)index;
        }

        _ofLexicon = new byte[frequencies.Count];
        for (var lexicon = 0; lexicon < _ofLexicon.Length; lexicon++)
        {
            _ofLexicon[lexicon] = (byte)(MostOwnLexicons + ((long)lexicon * (TokenMarks.LexiconBits - MostOwnLexicons) / _ofLexicon.Length));
        }

        foreach (var (index, lexicon) in Enumerable.Range(0, frequencies.Count).OrderByDescending(lexicon => frequencies[lexicon]).Take(MostOwnLexicons).Index())
        {
            _ofLexicon[lexicon] = (byte)index;
        }
    }

    /// <summary>The bit of a symbol of the program; none for the words that nothing names.</summary>
    public TokenMarks OfSymbol(int symbol) => symbol == TokenVocabulary.None ? default : new(0, WordBit(symbol));

    /// <summary>The bit of a symbol that is not <see cref="TokenVocabulary.None"/>, among <see cref="TokenMarks.Words"/>.</summary>
    public ulong WordBit(int symbol) => 1UL << _ofSymbol[symbol];

    /// <summary>The bit of a lexicon by its number in the set.</summary>
    public TokenMarks OfLexicon(int lexicon) => TokenMarks.OfLexiconBit(_ofLexicon[lexicon]);
}
