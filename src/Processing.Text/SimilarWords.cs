using System.Text;

namespace Processing.Text;

/// <summary>Finds folded words that differ from a word by at most one letter: one left out, one more, another one, or two neighbours changed.</summary>
/// <remarks>
/// Two words are so near exactly when one of them, whole or without one letter, is the other, whole or without one letter (the deletion neighbourhood).
/// So each word is filed under the hashes of itself and of all its deletions; a look-up asks for as many hashes as the word has letters, and compares what
/// it finds. Hashes of deletions are put together from those of the two parts, so both cost O(letters) for a word, whatever is in the index.
/// Words of fewer than <see cref="ShortestWord"/> letters are like no other word. Not safe for use while words are added.
/// </remarks>
internal sealed class SimilarWords
{
    /// <summary>Fewest letters of a word that is compared approximately.</summary>
    public const int ShortestWord = 5;

    // Longer words are compared exactly; no natural word comes near it.
    private const int LongestWord = 128;
    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly Dictionary<ulong, int> _first = [];
    private readonly List<(int Word, int Next)> _links = [];
    private readonly List<(Rune[] Letters, int Id)> _words = [];

    /// <summary>Adds a word, in O(its letters).</summary>
    public void Add(ReadOnlySpan<byte> folded, int id)
    {
        if (LettersOf(folded) is not { } letters)
        {
            return;
        }

        var word = _words.Count;
        _words.Add((letters, id));
        foreach (var hash in Neighbourhood(letters))
        {
            _links.Add((word, _first.GetValueOrDefault(hash, -1)));
            _first[hash] = _links.Count - 1;
        }
    }

    /// <summary>Appends the ids of the words near a word, itself left out, in the order they were added.</summary>
    public void Find(ReadOnlySpan<byte> folded, List<int> ids)
    {
        if (_words.Count == 0 || LettersOf(folded) is not { } letters)
        {
            return;
        }

        var found = new SortedSet<int>();
        foreach (var hash in Neighbourhood(letters))
        {
            for (var link = _first.GetValueOrDefault(hash, -1); link >= 0; link = _links[link].Next)
            {
                var word = _links[link].Word;
                if (!found.Contains(word) && AreNear(letters, _words[word].Letters))
                {
                    found.Add(word);
                }
            }
        }

        foreach (var word in found)
        {
            ids.Add(_words[word].Id);
        }
    }

    /// <summary>Whether two different words are one edit apart.</summary>
    internal static bool AreNear(ReadOnlySpan<Rune> left, ReadOnlySpan<Rune> right)
    {
        if (left.Length < right.Length)
        {
            return AreNear(right, left);
        }

        var start = left.CommonPrefixLength(right);
        var a = left[start..];
        var b = right[start..];
        return (left.Length - right.Length) switch
        {
            0 => a.Length > 0 && (a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]))),
            1 => a[1..].SequenceEqual(b),
            _ => false,
        };
    }

    private static Rune[]? LettersOf(ReadOnlySpan<byte> folded)
    {
        if (folded.Length < ShortestWord || folded.Length > LongestWord * 4)
        {
            return null;
        }

        Span<Rune> letters = stackalloc Rune[LongestWord];
        var count = 0;
        while (!folded.IsEmpty)
        {
            Rune.DecodeFromUtf8(folded, out var letter, out var length);
            if (count == LongestWord || !Rune.IsLetter(letter))
            {
                return null;
            }

            letters[count++] = letter;
            folded = folded[length..];
        }

        return count < ShortestWord ? null : letters[..count].ToArray();
    }

    // The hash of a word is the sum of letter × base^(letters behind it); leaving one out joins the hash of what stands before it to that of what follows.
    private static ulong[] Neighbourhood(Rune[] letters)
    {
        var count = letters.Length;
        var hashes = new ulong[count + 1];
        var behind = new ulong[count + 1];
        var powers = new ulong[count + 1];
        powers[0] = 1;
        for (var i = 1; i <= count; i++)
        {
            powers[i] = powers[i - 1] * Base;
            behind[count - i] = behind[count - i + 1] + (Mix(letters[count - i]) * powers[i - 1]);
        }

        hashes[count] = behind[0];
        var before = 0UL;
        for (var left = 0; left < count; left++)
        {
            hashes[left] = (before * powers[count - left - 1]) + behind[left + 1];
            before = (before * Base) + Mix(letters[left]);
        }

        return hashes;
    }

    private static ulong Mix(Rune letter) => ((ulong)letter.Value + 1) * 0xD6E8FEB86659FD93;
}
