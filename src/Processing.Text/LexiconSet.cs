using System.Runtime.InteropServices;

namespace Processing.Text;

/// <summary>Several lexicons that are looked up in one pass. Immutable and safe to share between threads.</summary>
/// <remarks>
/// Gives for each lexicon what <see cref="Lexicon.FindAt"/> of a lexicon of its own gives. The cost of a token does not depend on the number of lexicons:
/// their phrases are one graph, and each way of looking through clitics is tried once, with a note of the languages that allow it.
/// </remarks>
public sealed class LexiconSet
{
    private static readonly Comparison<LexiconSetMatch> ByEntry = static (left, right) =>
    {
        var order = left.Lexicon.CompareTo(right.Lexicon);
        return order != 0 ? order : LexiconOrder.ByEntry(left.Match, right.Match);
    };

    private static readonly Comparison<LexiconSetMatch> ByPreference = static (left, right) =>
    {
        var order = left.Lexicon.CompareTo(right.Lexicon);
        return order != 0 ? order : LexiconOrder.ByPreference(left.Match, right.Match);
    };

    private readonly LexiconOptions[] _options;
    private readonly TextLanguage[] _languages;
    private readonly TextLanguage _allLanguages;
    private readonly byte[][] _written;

    internal LexiconSet(TokenVocabulary vocabulary, PhraseGraph graph, LexiconOptions[] options, byte[][] written)
    {
        Vocabulary = vocabulary;
        Graph = graph;
        _options = options;
        _written = written;
        _languages = Array.ConvertAll(options, option => option is { Clitics: true, Exact: false } ? option.Languages : TextLanguage.None);
        foreach (var languages in _languages)
        {
            _allLanguages |= languages;
        }
    }

    /// <summary>Number of lexicons.</summary>
    public int Count => _options.Length;

    /// <summary>Bytes of memory that the phrases and their vocabulary take; without the written forms that an exact lexicon compares.</summary>
    public long Bytes => Vocabulary.Bytes + Graph.Bytes;

    internal TokenVocabulary Vocabulary { get; }

    internal PhraseGraph Graph { get; }

    /// <summary>Appends every match of every lexicon that starts at a token. Allocates nothing but the growth of the list.</summary>
    /// <param name="text">The text.</param>
    /// <param name="symbols">The symbols of its tokens, by the vocabulary that the set was built with.</param>
    /// <param name="token">The token.</param>
    /// <param name="matches">Receives the matches by lexicon; those of one lexicon in the order of <see cref="Lexicon.FindAt"/>.</param>
    public void FindAt(TokenizedText text, ReadOnlySpan<int> symbols, int token, List<LexiconSetMatch> matches)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(matches);
        ref readonly var tokenAt = ref text[token];
        var languages = _allLanguages == TextLanguage.None ? TextLanguage.None : _allLanguages & text.Blocks[tokenAt.Block].Language;
        if (Graph.First(symbols[token]) == PhraseGraph.None && tokenAt.Joiners == 0 && !MayCarryClitic(text, token, languages))
        {
            return;
        }

        var first = matches.Count;
        new LexiconSetWalk(this, text, symbols, token, languages, matches).Run();
        if (matches.Count - first > 1)
        {
            Arrange(matches, first);
        }
    }

    /// <summary>For some tokens whether anything may start there: where not, <see cref="FindAt"/> finds nothing. Cheaper than asking for each, as the looks at memory overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="symbols">The symbols of its tokens.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="mayStart">Receives the answer for each of them.</param>
    public void MayStart(TokenizedText text, ReadOnlySpan<int> symbols, TokenSpan tokens, Span<bool> mayStart)
    {
        ArgumentNullException.ThrowIfNull(text);
        Graph.AreFirst(symbols[tokens.Start..tokens.End], mayStart);
        for (var token = tokens.Start; token < tokens.End; token++)
        {
            ref readonly var tokenAt = ref text[token];
            if (!mayStart[token - tokens.Start])
            {
                mayStart[token - tokens.Start] = tokenAt.Joiners > 0 || MayCarryClitic(text, token, _allLanguages & text.Blocks[tokenAt.Block].Language);
            }
        }
    }

    /// <summary>A cheap test that fails only for a word that is looked up whole, or not at all.</summary>
    private static bool MayCarryClitic(TokenizedText text, int token, TextLanguage languages)
    {
        ref readonly var tokenAt = ref text[token];
        if (languages == TextLanguage.None || tokenAt.Kind != TokenKind.Word)
        {
            return false;
        }

        var folded = text.GetFolded(token);
        return SuffixEndings.MayEnd(folded, tokenAt.Script) || (tokenAt.Script == TokenScript.Arabic && Clitics.MayBegin(folded, languages));
    }

    /// <summary>Whether a place in the text is written as the phrase demands, and its lexicon looks through clitics of these languages.</summary>
    internal bool Accepts(TokenizedText text, TextSpan span, SetEnd end, TextLanguage needs)
    {
        if ((_languages[end.Lexicon] & needs) != needs)
        {
            return false;
        }

        return end.Written == 0 || LexiconOrder.IsWritten(text.GetBytes(span), _written[end.Written - 1], _options[end.Lexicon]);
    }

    // Two ways to the same entry over the same tokens are one match: the one with the fewest clitics.
    private static void Arrange(List<LexiconSetMatch> matches, int first)
    {
        var found = CollectionsMarshal.AsSpan(matches)[first..];
        LexiconOrder.Sort(found, ByEntry);
        var kept = 1;
        for (var i = 1; i < found.Length; i++)
        {
            if (found[i].Lexicon != found[kept - 1].Lexicon || found[i].Match.Entry != found[kept - 1].Match.Entry || found[i].Match.Tokens != found[kept - 1].Match.Tokens)
            {
                found[kept++] = found[i];
            }
        }

        LexiconOrder.Sort(found[..kept], ByPreference);
        CollectionsMarshal.SetCount(matches, first + kept);
    }
}
