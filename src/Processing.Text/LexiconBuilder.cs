using System.Text;

namespace Processing.Text;

/// <summary>Collects the forms of a lexicon. Not safe for use by several threads.</summary>
/// <param name="options">How the lexicon compares.</param>
public sealed class LexiconBuilder(LexiconOptions options)
{
    /// <summary>Most tokens of one form; a longer form is refused.</summary>
    public const int MaxTokens = 64;

    // With more joiners than this only "all there" and "all spaces" are looked for.
    private const int MostFreeJoiners = 4;

    private readonly PhraseTrie.Builder _trie = new();
    private readonly List<byte[]> _written = [];
    private int _forms;

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
        var text = Tokenizer.TokenizeAsBlock(form);
        if (text.Count is 0 or > MaxTokens)
        {
            return false;
        }

        var parts = CutAtJoiners(text);
        if (parts.Count > MaxTokens)
        {
            return false;
        }

        if (options.Exact || options.CaseSensitive)
        {
            _written.Add(Encoding.UTF8.GetBytes(text.GetString(text.GetSpan(new TokenSpan(0, text.Count)))));
        }

        var end = new PhraseEnd(entry, _forms++);
        var joiners = parts.FindAll(part => part.FollowsJoiner).Count;
        if (joiners <= MostFreeJoiners)
        {
            for (var split = 0u; split < 1u << joiners; split++)
            {
                AddPath(text, parts, split, end);
            }
        }
        else
        {
            AddPath(text, parts, 0, end);
            AddPath(text, parts, uint.MaxValue, end);
        }

        return true;
    }

    /// <summary>The finished lexicon. The builder must not be used after it.</summary>
    public Lexicon Build() => new(_trie.ToTrie(), options, [.. _written], _forms) { Near = options.Similar ? IndexSimilar() : null };

    private SimilarWords IndexSimilar()
    {
        var near = new SimilarWords();
        for (var symbol = 0; symbol < _trie.Symbols.Count; symbol++)
        {
            near.Add(_trie.Symbols.WordOf(symbol), symbol);
        }

        return near;
    }

    private static List<Part> CutAtJoiners(TokenizedText text)
    {
        var parts = new List<Part>();
        var offsets = new int[byte.MaxValue];
        for (var i = 0; i < text.Count; i++)
        {
            var border = i > 0 && !text[i].SpaceBefore && !TokenCharacters.HasJoiner(text.GetBytes(new TextSpan(text[i - 1].Span.End, text[i].Span.Start)))
                ? PhraseBorder.Glued
                : PhraseBorder.Space;
            var joiners = text[i].Joiners == 0 ? 0 : TokenCharacters.FindJoiners(text, i, offsets);
            var start = 0;
            for (var j = 0; j <= joiners; j++)
            {
                var partEnd = j < joiners ? offsets[j] : text[i].Folded.Length;
                parts.Add(new Part(text[i].Folded.Start + start, text[i].Folded.Start + partEnd, j == 0 ? border : PhraseBorder.Space, j > 0));
                start = partEnd;
            }
        }

        return parts;
    }

    // The folded bytes of a token's parts are neighbours, so parts are joined by covering them.
    private void AddPath(TokenizedText text, List<Part> parts, uint split, PhraseEnd end)
    {
        var node = PhraseTrie.Root;
        var joiner = 0;
        for (var i = 0; i < parts.Count;)
        {
            var word = parts[i++];
            while (i < parts.Count && parts[i].FollowsJoiner && (split & (1u << Math.Min(joiner++, 31))) == 0)
            {
                word = word with { FoldedEnd = parts[i++].FoldedEnd };
            }

            node = _trie.Extend(node, _trie.Symbols.GetOrAdd(text.GetFolded(new FoldedSpan(word.FoldedStart, word.FoldedEnd))), word.Border);
        }

        _trie.End(node, end);
    }

    private readonly record struct Part(int FoldedStart, int FoldedEnd, PhraseBorder Border, bool FollowsJoiner);
}
