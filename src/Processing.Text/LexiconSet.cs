using System.Runtime.InteropServices;

namespace Processing.Text;

/// <summary>Several lexicons that are looked up in one pass. Immutable and safe to share between threads.</summary>
/// <remarks>
/// Gives for each lexicon what <see cref="Lexicon.FindAt"/> of a lexicon of its own gives. The cost of a token does not depend on the number of lexicons:
/// their phrases are one graph, and each way of looking through clitics is tried once, with a note of the languages that allow it.
/// </remarks>
public sealed partial class LexiconSet
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
    private readonly ulong[] _marks;
    private readonly byte[][] _written;

    internal LexiconSet(TokenVocabulary vocabulary, PhraseGraph graph, LexiconOptions[] options, ulong[] marks, byte[][] written)
    {
        Vocabulary = vocabulary;
        Graph = graph;
        _options = options;
        _marks = marks;
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
        var languages = LanguagesAt(text, token);
        var node = Graph.First(symbols[token]);
        if (!MayStartShortened(text, token, languages))
        {
            if (node == PhraseGraph.None)
            {
                return;
            }

            if (!MayGoOn(text, symbols, token, node, languages))
            {
                AddWhole(text, token, node, matches);
                return;
            }
        }

        var first = matches.Count;
        new LexiconSetWalk(this, text, symbols, token, languages, matches).Run();
        if (matches.Count - first > 1)
        {
            Arrange(matches, first);
        }
    }

    // The languages by whose rules clitics are looked through.
    private TextLanguage LanguagesAt(TokenizedText text, int token) =>
        _allLanguages == TextLanguage.None ? TextLanguage.None : _allLanguages & text.Blocks[text[token].Block].Language;

    /// <summary>A test that fails only for a word that is looked up whole, or not at all: nothing begins with what is left of it without a clitic, nor with a piece before a joiner.</summary>
    private bool MayStartShortened(TokenizedText text, int token, TextLanguage languages)
    {
        ref readonly var tokenAt = ref text[token];
        if (tokenAt.Kind != TokenKind.Word || (languages == TextLanguage.None && tokenAt.Joiners == 0))
        {
            return false;
        }

        var folded = text.GetFolded(token);
        if (languages != TextLanguage.None)
        {
            if (HasStem(folded, tokenAt.Script, languages))
            {
                return true;
            }

            if (tokenAt.Script == TokenScript.Arabic && Clitics.MayBegin(folded, languages)
                && ((languages & TextLanguage.Arabic) != 0 || tokenAt.Joiners > 0 || IsFirst(folded[Clitics.Waw.Length..]) || HasStem(folded[Clitics.Waw.Length..], tokenAt.Script, languages)))
            {
                return true;
            }
        }

        return tokenAt.Joiners > 0 && HasFirstPiece(text, token);
    }

    private bool HasFirstPiece(TokenizedText text, int token)
    {
        Span<int> joiners = stackalloc int[LexiconSetWalk.MostJoiners];
        var count = TokenCharacters.FindJoiners(text, token, joiners);
        foreach (var joiner in joiners[..count])
        {
            if (IsFirst(text.GetFolded(token)[..joiner]))
            {
                return true;
            }
        }

        return false;
    }

    // Whether something begins with what is left of a word without a suffix.
    private bool HasStem(ReadOnlySpan<byte> folded, TokenScript script, TextLanguage languages)
    {
        if (!SuffixEndings.MayEnd(folded, script))
        {
            return false;
        }

        foreach (var suffix in SuffixEndings.Of(folded, script, languages))
        {
            if (suffix.Fits(folded) && IsFirst(folded[..^suffix.Folded.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFirst(ReadOnlySpan<byte> folded) => Graph.First(Vocabulary.Find(folded)) != PhraseGraph.None;

    /// <summary>A cheap test that fails only where no phrase goes on behind its first word, and nothing that belongs to the word stands there.</summary>
    private bool MayGoOn(TokenizedText text, ReadOnlySpan<int> symbols, int token, int node, TextLanguage languages)
    {
        var next = token + 1;
        if (next >= text.Count || text[next].Block != text[token].Block)
        {
            return false;
        }

        ref readonly var following = ref text[next];
        if ((languages & TextLanguage.Persian) != 0 && following is { Kind: TokenKind.Word, SpaceBefore: true } && Clitics.IsSeparateSuffix(text.GetFolded(next)))
        {
            return true;
        }

        return Graph.HasChildren(node) && (Graph.MayHaveChild(node, symbols[next]) || MayBeTakenApart(text, next, languages));
    }

    // Whether a word behind the first one may go on with a part of a token.
    private static bool MayBeTakenApart(TokenizedText text, int token, TextLanguage languages)
    {
        ref readonly var tokenAt = ref text[token];
        return tokenAt.Kind == TokenKind.Word
            && (tokenAt.Joiners > 0 || (languages != TextLanguage.None && SuffixEndings.MayEnd(text.GetFolded(token), tokenAt.Script)));
    }

    // The phrases of a node are in order already.
    private void AddWhole(TokenizedText text, int token, int node, List<LexiconSetMatch> matches)
    {
        var (lexicon, entry) = (-1, -1);
        foreach (ref readonly var end in Graph.EndsAt(node))
        {
            if ((end.Lexicon != lexicon || end.Entry != entry) && Accepts(text, text[token].Span, end, TextLanguage.None))
            {
                (lexicon, entry) = (end.Lexicon, end.Entry);
                matches.Add(new LexiconSetMatch(lexicon, new LexiconMatch(new TokenSpan(token, token + 1), text[token].Span, entry, LexiconClitics.None)));
            }
        }
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
