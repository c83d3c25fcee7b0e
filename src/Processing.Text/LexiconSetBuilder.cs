using System.Runtime.InteropServices;
using System.Text;

namespace Processing.Text;

/// <summary>Collects the forms of several lexicons that are looked up together. Not safe for use by several threads.</summary>
/// <param name="vocabulary">Numbers the words of the forms; other words may be in it too.</param>
public sealed class LexiconSetBuilder(TokenVocabulary vocabulary)
{
    private readonly PhraseList _phrases = new();
    private readonly LexiconForm _form = new();
    private readonly List<LexiconOptions> _options = [];
    private readonly List<int> _longest = [];
    private readonly List<ulong> _marks = [];
    private readonly List<byte[]> _written = [];

    /// <summary>Begins a lexicon; gives its number, from 0.</summary>
    public int AddLexicon(LexiconOptions options) => AddLexicon(options, 1);

    /// <summary>Begins a lexicon that <see cref="LexiconSet.ReadMarks"/> tells of; gives its number, from 0.</summary>
    /// <param name="options">How it compares.</param>
    /// <param name="mark">A bit, which other lexicons may share.</param>
    public int AddLexicon(LexiconOptions options, ulong mark)
    {
        _marks.Add(mark);
        _options.Add(options);
        _longest.Add(0);
        return _options.Count - 1;
    }

    /// <summary>Makes room for so many forms, so that adding them moves nothing.</summary>
    public void Reserve(int forms) => _phrases.Reserve(forms);

    /// <summary>Adds one way in which an entry is written, as <see cref="LexiconBuilder.Add"/> does.</summary>
    /// <returns>False, and nothing added, for a form without any token or with more than <see cref="LexiconBuilder.MaxTokens"/>.</returns>
    public bool Add(int lexicon, string form, int entry) => _form.TryRead(form) && AddRead(lexicon, entry);

    /// <summary>Adds one way in which an entry is written, in UTF-8.</summary>
    /// <returns>False, and nothing added, for a form without any token or with more than <see cref="LexiconBuilder.MaxTokens"/>.</returns>
    public bool Add(int lexicon, ReadOnlySpan<byte> form, int entry) => _form.TryRead(form) && AddRead(lexicon, entry);

    private bool AddRead(int lexicon, int entry)
    {
        var written = 0;
        if (_options[lexicon].Exact || _options[lexicon].CaseSensitive)
        {
            _written.Add(Encoding.UTF8.GetBytes(_form.Written));
            written = _written.Count;
        }

        _form.AddTo(new Paths(_phrases, new SetEnd(lexicon, entry, written)));

        // A separate suffix may follow the last word.
        _longest[lexicon] = Math.Max(_longest[lexicon], _form.Count + 1);
        return true;
    }

    /// <summary>Most tokens that a match of a lexicon can take.</summary>
    public int LongestOf(int lexicon) => _longest[lexicon];

    /// <summary>The finished set. Only now the vocabulary gets the words of the forms. The builder must not be used after it.</summary>
    public LexiconSet Build()
    {
        vocabulary.AddAll(_phrases.Words, _phrases.Folded);
        return new(vocabulary, new PhraseGraphBuilder(_phrases, vocabulary.Count).Build(CollectionsMarshal.AsSpan(_marks)), [.. _options], [.. _marks], [.. _written]);
    }

    private readonly struct Paths(PhraseList phrases, SetEnd end) : IPhrasePaths
    {
        public int Extend(int node, ReadOnlySpan<byte> word, PhraseBorder border)
        {
            phrases.AddWord(word, border);
            return node;
        }

        public void End(int node) => phrases.End(end);
    }
}
