using System.Runtime.InteropServices;

namespace Processing.Text;

/// <summary>Words and phrases to look up in texts. Immutable and safe to share between threads.</summary>
/// <remarks>
/// Compares after folding and looks through clitics by the rules of the block's language; docs/language/orthography.md lists both, with examples.
/// Forms are paths of word symbols in one trie; looking at a token costs one hash probe where nothing starts, and a few more for each clitic it could carry.
/// </remarks>
public sealed class Lexicon
{
    private static readonly Comparison<LexiconMatch> ByEntry = LexiconOrder.ByEntry;
    private static readonly Comparison<LexiconMatch> ByPreference = LexiconOrder.ByPreference;

    private readonly PhraseTrie _trie;
    private readonly LexiconOptions _options;
    private readonly byte[][] _written;

    internal Lexicon(PhraseTrie trie, LexiconOptions options, byte[][] written, int count)
    {
        _trie = trie;
        _options = options;
        _written = written;
        Count = count;
    }

    /// <summary>The words of its forms by their spelling; null where they must be written as they are.</summary>
    internal SimilarWords? Near { get; init; }

    /// <summary>The words of its forms by their stems; null where stems do not count.</summary>
    internal StemmedWords? Stems { get; init; }

    /// <summary>Most tokens that a match can take: those of the longest form, and a separate suffix.</summary>
    public int Longest { get; init; }

    /// <summary>Number of forms.</summary>
    public int Count { get; }

    /// <summary>Appends every match that starts at a token. Allocates nothing but the growth of the list.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token, <c>0..Count-1</c>.</param>
    /// <param name="matches">
    /// Receives the matches, at most one for each entry and range of tokens: those of most tokens first; among them those without clitics first,
    /// then the longest place in the text, then the lowest entry.
    /// </param>
    public void FindAt(TokenizedText text, int token, List<LexiconMatch> matches)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(matches);
        var first = matches.Count;
        var languages = _options is { Clitics: true, Exact: false } ? _options.Languages & text.Blocks[text[token].Block].Language : TextLanguage.None;
        var stemming = Stems is null ? TextLanguage.None : _options.Languages & text.Blocks[text[token].Block].Language;
        new LexiconWalk(this, _trie, text, token, languages, matches, stemming, Nearness.Same).Run();
        if (matches.Count == first && Near is not null && (Stems is not null || MayStartNear(text.GetFolded(token), isOpen: !MayBeginWithClitic(text, token))))
        {
            new LexiconWalk(this, _trie, text, token, languages, matches, stemming, Nearness.Similar).Run();
        }

        if (matches.Count - first > 1)
        {
            Arrange(matches, first);
        }
    }

    /// <summary>Adds the tokens at which <see cref="FindAt"/> may find something, by a look at a few bits of each; those that are left out have nothing. O(tokens).</summary>
    /// <param name="text">The text.</param>
    /// <param name="among">The tokens that are looked at.</param>
    /// <param name="openings">What its tokens begin with; read here as far as they were not.</param>
    /// <param name="starts">Receives the tokens, ascending.</param>
    public void AddStarts(TokenizedText text, TokenSpan among, TokenOpenings openings, List<int> starts)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(openings);
        ArgumentNullException.ThrowIfNull(starts);
        openings.Read(text, among.End);
        var glued = _options is { Clitics: true, Exact: false } ? _options.Languages : TextLanguage.None;
        if (Near is not null)
        {
            openings.ReadLetters(text, among.End);
        }

        for (var token = among.Start; token < among.End; token++)
        {
            ref readonly var opening = ref openings[token];
            if (Stems is not null || _trie.MayOpen(opening.Bit) || (opening.Glued & glued) != 0
                || (Near is not null && _trie.MayHaveLetters(openings.LettersOf(token), _options.Similar) && MayStartNear(text.GetFolded(token), isOpen: true)))
            {
                starts.Add(token);
            }
        }
    }

    private bool MayBeginWithClitic(TokenizedText text, int token) =>
        _options is { Clitics: true, Exact: false } && text[token].Script == TokenScript.Arabic && Clitics.MayBegin(text.GetFolded(token), _options.Languages);

    // A short word, or what is left of it, is itself or nothing.
    private bool MayStartNear(ReadOnlySpan<byte> folded, bool isOpen)
    {
        var letters = TokenOpenings.Letters.Of(folded);
        return _trie.MayBeginNear(folded, letters, letters.Count >= SimilarWords.ShortestWord ? _options.Similar : 0, isOpen);
    }

    /// <summary>Whether a place in the text is written as the form demands.</summary>
    internal bool Accepts(TokenizedText text, TextSpan span, int form) =>
        _options is { Exact: false, CaseSensitive: false } || LexiconOrder.IsWritten(text.GetBytes(span), _written[form], _options);

    // Two ways to the same entry over the same tokens are one match: the one with the fewest clitics.
    private static void Arrange(List<LexiconMatch> matches, int first)
    {
        var found = CollectionsMarshal.AsSpan(matches)[first..];
        LexiconOrder.Sort(found, ByEntry);
        var kept = 1;
        for (var i = 1; i < found.Length; i++)
        {
            if (found[i].Entry != found[kept - 1].Entry || found[i].Tokens != found[kept - 1].Tokens)
            {
                found[kept++] = found[i];
            }
        }

        LexiconOrder.Sort(found[..kept], ByPreference);
        CollectionsMarshal.SetCount(matches, first + kept);
    }
}
