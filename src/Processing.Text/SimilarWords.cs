using System.Text;

namespace Processing.Text;

/// <summary>Finds folded words that differ from a word by one letter or two: left out, one more, another one, or two neighbours changed.</summary>
/// <remarks>
/// Two words are at most so many edits apart only where one of them, without at most so many letters, is the other without at most so many (the deletion
/// neighbourhood). So each word is filed under the hashes of itself and of all its deletions; a look-up asks for the hashes of the word and its own deletions, and
/// compares what it finds. Hashes of deletions are put together from those of the parts, so filing and asking cost O(letters) for one edit and O(letters²) for
/// two, whatever is in the index. Words of fewer than <see cref="ShortestWord"/> letters are like no other word. Not safe for use while words are added.
/// </remarks>
/// <param name="distance">Most edits, 1 or 2. Words of fewer than <see cref="ShortestForTwo"/> letters allow one.</param>
internal sealed class SimilarWords(int distance)
{
    /// <summary>Fewest letters of a word that is compared approximately.</summary>
    public const int ShortestWord = 5;

    /// <summary>Fewest letters of a word that may differ by two.</summary>
    public const int ShortestForTwo = 8;

    // Longer words are compared exactly; no natural word comes near it.
    private const int LongestWord = 128;

    // Longer words allow one edit only, so that a neighbourhood stays small.
    private const int LongestForTwo = 32;
    private const int MostHashes = 1 + LongestForTwo + 2 + ((LongestForTwo + 2) * (LongestForTwo + 1) / 2);
    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly Dictionary<ulong, int> _first = [];
    private readonly List<(int Word, int Next)> _links = [];
    private readonly List<(Rune[] Letters, int Id)> _words = [];

    /// <summary>Forgets all words.</summary>
    public void Clear()
    {
        _first.Clear();
        _links.Clear();
        _words.Clear();
    }

    /// <summary>Adds a word.</summary>
    public void Add(ReadOnlySpan<byte> folded, int id)
    {
        Span<Rune> letters = stackalloc Rune[LongestWord];
        var count = Read(folded, letters);
        if (count < ShortestWord)
        {
            return;
        }

        var word = _words.Count;
        _words.Add((letters[..count].ToArray(), id));
        Span<ulong> hashes = stackalloc ulong[MostHashes];
        foreach (var hash in hashes[..Fill(letters[..count], AllowedFor(count), hashes)])
        {
            _links.Add((word, _first.GetValueOrDefault(hash, -1)));
            _first[hash] = _links.Count - 1;
        }
    }

    /// <summary>Appends the ids of the words nearest to a word, itself left out, in the order they were added. Allocates only where it finds any.</summary>
    public void Find(ReadOnlySpan<byte> folded, ref List<int>? ids)
    {
        Span<Rune> letters = stackalloc Rune[LongestWord];
        var count = _words.Count == 0 ? 0 : Read(folded, letters);
        if (count < ShortestWord)
        {
            return;
        }

        List<int>? found = null;
        var nearest = distance;
        Span<ulong> hashes = stackalloc ulong[distance == 1 ? count + 1 : MostHashes];
        foreach (var hash in hashes[..Fill(letters[..count], count <= LongestForTwo + 2 ? distance : 1, hashes)])
        {
            for (var link = _first.GetValueOrDefault(hash, -1); link >= 0; link = _links[link].Next)
            {
                var word = _links[link].Word;
                var apart = Distance(letters[..count], _words[word].Letters);
                if (apart == 0 || apart > Math.Min(nearest, AllowedFor(_words[word].Letters.Length)) || found?.Contains(word) == true)
                {
                    continue;
                }

                if (apart < nearest)
                {
                    found?.Clear();
                    nearest = apart;
                }

                (found ??= []).Add(word);
            }
        }

        if (found is null)
        {
            return;
        }

        found.Sort();
        ids ??= [];
        foreach (var word in found)
        {
            ids.Add(_words[word].Id);
        }
    }

    /// <summary>Edits between two words: 0, 1, 2, or 3 for more.</summary>
    internal static int Distance(ReadOnlySpan<Rune> left, ReadOnlySpan<Rune> right)
    {
        var start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];
        while (!left.IsEmpty && !right.IsEmpty && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (left.IsEmpty || right.IsEmpty)
        {
            return Math.Min(3, left.Length + right.Length);
        }

        if (Math.Abs(left.Length - right.Length) > 2 || Math.Max(left.Length, right.Length) > LongestWord)
        {
            return 3;
        }

        return Math.Min(3, Align(left, right));
    }

    // Optimal string alignment: three rows of the table of edits between prefixes.
    private static int Align(ReadOnlySpan<Rune> left, ReadOnlySpan<Rune> right)
    {
        Span<int> two = stackalloc int[right.Length + 1];
        Span<int> one = stackalloc int[right.Length + 1];
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            one[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], one[j]) + 1, one[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], two[j - 2] + 1);
                }
            }

            var free = two;
            two = one;
            one = row;
            row = free;
        }

        return one[right.Length];
    }

    private int AllowedFor(int letters) => letters is >= ShortestForTwo and <= LongestForTwo ? distance : 1;

    // The letters of a word; 0 for one that is too short, too long, or holds something else.
    private static int Read(ReadOnlySpan<byte> folded, Span<Rune> letters)
    {
        if (folded.Length < ShortestWord || folded.Length > LongestWord * 4)
        {
            return 0;
        }

        var count = 0;
        while (!folded.IsEmpty)
        {
            Rune.DecodeFromUtf8(folded, out var letter, out var length);
            if (count == LongestWord || !Rune.IsLetter(letter))
            {
                return 0;
            }

            letters[count++] = letter;
            folded = folded[length..];
        }

        return count;
    }

    // The hash of a word is the sum of letter × base^(letters behind it); leaving letters out joins the hashes of the parts around them.
    private static int Fill(ReadOnlySpan<Rune> letters, int edits, Span<ulong> hashes)
    {
        var count = letters.Length;
        Span<ulong> before = stackalloc ulong[count + 1];
        Span<ulong> behind = stackalloc ulong[count + 1];
        Span<ulong> powers = stackalloc ulong[count + 1];
        powers[0] = 1;
        (before[0], behind[count]) = (0, 0);
        for (var i = 1; i <= count; i++)
        {
            powers[i] = powers[i - 1] * Base;
            behind[count - i] = behind[count - i + 1] + (Mix(letters[count - i]) * powers[i - 1]);
            before[i] = (before[i - 1] * Base) + Mix(letters[i - 1]);
        }

        var filled = 0;
        hashes[filled++] = behind[0];
        for (var left = 0; left < count; left++)
        {
            hashes[filled++] = (before[left] * powers[count - left - 1]) + behind[left + 1];
            for (var right = left + 1; edits > 1 && right < count; right++)
            {
                var between = before[right] - (before[left + 1] * powers[right - left - 1]);
                hashes[filled++] = (((before[left] * powers[right - left - 1]) + between) * powers[count - right - 1]) + behind[right + 1];
            }
        }

        return filled;
    }

    private static ulong Mix(Rune letter) => ((ulong)letter.Value + 1) * 0xD6E8FEB86659FD93;
}
