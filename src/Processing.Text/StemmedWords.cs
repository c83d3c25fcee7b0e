using System.Runtime.InteropServices;

namespace Processing.Text;

/// <summary>Finds words of the same stem. Not safe for use while words are added.</summary>
/// <param name="languages">By whose stemmers words are filed.</param>
internal sealed class StemmedWords(TextLanguage languages)
{
    private static readonly TextLanguage[] Each = [TextLanguage.Persian, TextLanguage.Arabic, TextLanguage.English];
    private readonly SymbolTable _stems = new();

    // For each stem, and language, the last word filed; each word points to the one filed before it.
    private readonly Dictionary<(int Stem, TextLanguage Language), int> _last = [];
    private readonly List<(int Id, int Before)> _words = [];

    /// <summary>Files a folded word under its stem in each language, in O(its length).</summary>
    public void Add(ReadOnlySpan<byte> folded, int id)
    {
        Span<byte> stem = stackalloc byte[Stemmer.LongestWord];
        foreach (var language in Each)
        {
            if ((languages & language) == 0 || Stemmer.Stem(folded, language, stem) is not (> 0 and var length))
            {
                continue;
            }

            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, (_stems.GetOrAdd(stem[..length]), language), out var isKnown);
            _words.Add((id, isKnown ? last : -1));
            last = _words.Count - 1;
        }
    }

    /// <summary>Appends the ids of the words that have the stem of a folded word in one of the languages, the word itself too where it is one; each once for each language. Allocates only where it finds any.</summary>
    public void Find(ReadOnlySpan<byte> folded, TextLanguage inLanguages, ref List<int>? ids)
    {
        Span<byte> stem = stackalloc byte[Stemmer.LongestWord];
        foreach (var language in Each)
        {
            if ((inLanguages & language) != 0
                && Stemmer.Stem(folded, language, stem) is > 0 and var length
                && _stems.Find(stem[..length]) is var symbol && symbol != SymbolTable.None
                && _last.TryGetValue((symbol, language), out var word))
            {
                ids ??= [];
                for (; word >= 0; word = _words[word].Before)
                {
                    ids.Add(_words[word].Id);
                }
            }
        }
    }
}
