using System.Text;

namespace Processing.Text;

/// <summary>Collects the forms of a lexicon. Not safe for use by several threads.</summary>
/// <param name="options">How the lexicon compares.</param>
public sealed class LexiconBuilder(LexiconOptions options)
{
    /// <summary>Most tokens of one form; a longer form is refused.</summary>
    public const int MaxTokens = 64;

    private readonly PhraseTrie.Builder _trie = new();
    private readonly LexiconForm _form = new();
    private readonly List<byte[]> _written = [];
    private SimilarWords? _near;
    private int _forms;
    private int _longest;

    /// <summary>A builder with the default options.</summary>
    public LexiconBuilder()
        : this(new LexiconOptions())
    {
    }

    /// <summary>Adds one way in which an entry is written, in O(length). The same form may belong to several entries.</summary>
    /// <param name="form">The form. A space in it stands for a space or a zero-width non-joiner in the text, a zero-width non-joiner for either of them or nothing.</param>
    /// <param name="entry">The number that matches report.</param>
    /// <returns>False, and nothing added, for a form without any token or with more than <see cref="MaxTokens"/>.</returns>
    public bool Add(string form, int entry)
    {
        if (!_form.TryRead(form))
        {
            return false;
        }

        if (options.Exact || options.CaseSensitive)
        {
            _written.Add(Encoding.UTF8.GetBytes(_form.Written));
        }

        _longest = Math.Max(_longest, _form.Count + 1);
        _form.AddTo(new Paths(_trie, new PhraseEnd(entry, _forms++)));
        return true;
    }

    /// <summary>Begins anew, in the same memory. A lexicon that was built before must not be used any more.</summary>
    public void Clear()
    {
        _trie.Clear();
        _written.Clear();
        _near?.Clear();
        (_forms, _longest) = (0, 0);
    }

    /// <summary>The finished lexicon. The builder must not be used after it, unless it begins anew.</summary>
    public Lexicon Build() => new(_trie.ToTrie(), options, [.. _written], _forms)
    {
        Near = options.Similar > 0 ? IndexSimilar() : null,
        Stems = options.Stem ? IndexStems() : null,
        Longest = _longest,
    };

    private SimilarWords IndexSimilar()
    {
        var near = _near ??= new SimilarWords(options.Similar);
        for (var symbol = 0; symbol < _trie.Symbols.Count; symbol++)
        {
            near.Add(_trie.Symbols.WordOf(symbol), symbol);
        }

        return near;
    }

    private StemmedWords IndexStems()
    {
        var stems = new StemmedWords(options.Languages);
        for (var symbol = 0; symbol < _trie.Symbols.Count; symbol++)
        {
            stems.Add(_trie.Symbols.WordOf(symbol), symbol);
        }

        return stems;
    }

    private readonly struct Paths(PhraseTrie.Builder trie, PhraseEnd end) : IPhrasePaths
    {
        public int Extend(int node, ReadOnlySpan<byte> word, PhraseBorder border) => trie.Extend(node, trie.Symbols.GetOrAdd(word), border);

        public void End(int node) => trie.End(node, end);
    }
}
