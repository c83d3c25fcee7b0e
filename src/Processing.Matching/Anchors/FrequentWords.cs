using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Processing.Matching.Anchors;

/// <summary>The words, folded, that stand in nearly every text of their language, and the punctuation of all of them.</summary>
internal static class FrequentWords
{
    // Each the most frequent first, as far as that is known.
    private static readonly string[] Languages =
    [
        "the of and to in a is that for on with as was by at it from be are this an he his has have not but were or had their they which you we will "
            + "its been one would about more also than up out who said new all after when if there no can",
        "و در به از که این را با است برای شد کرد تا هم می های ها شده بود گفت یک نیز خود وی بر ان باید کند شود دارد هر اما یا او ما نمی ای ان انها پیش دو سال روز کشور",
        "فی من علی الی التی الذی عن هذا هذه کان قد لا ما ان بعد قبل بین مع هو هی او ثم کما وقد وفی حیث اذا کل غیر الله ذلک خلال",
    ];

    private const string Punctuation = ". ، , : » « - ) ( \" ؛ / ؟ ! %";

    private static readonly FrozenSet<string> All = Languages.SelectMany(language => language.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestBytes = All.Max(Encoding.UTF8.GetByteCount);

    private static readonly FrozenDictionary<string, int> Ranks = Languages.Append(Punctuation)
        .SelectMany(words => words.Split(' ').Select((word, rank) => (word, rank)))
        .GroupBy(word => word.word, word => word.rank, StringComparer.Ordinal)
        .ToFrozenDictionary(word => word.Key, word => word.Min(), StringComparer.Ordinal);

    /// <summary>The words.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All];

    /// <summary>Whether a token is one of the words.</summary>
    public static bool Contains(string folded) => All.Contains(folded);

    /// <summary>Whether a token in UTF-8 is one of the words.</summary>
    public static bool Contains(ReadOnlySpan<byte> folded)
    {
        if (folded.Length > LongestBytes)
        {
            return false;
        }

        Span<char> characters = stackalloc char[LongestBytes];
        return Encoding.UTF8.TryGetChars(folded, characters, out var length) && Lookup.Contains(characters[..length]);
    }

    /// <summary>How many tokens of its language, or of all punctuation, are more frequent than a token; null for one that is not among the frequent ones.</summary>
    public static int? RankOf(string folded) => Ranks.TryGetValue(folded, out var rank) ? rank : null;
}
