using System.Text;

namespace Processing.Matching.Execution;

/// <summary>What the words that a regular expression matches begin and end with: a look at both tells of nearly every word that it does not match.</summary>
/// <remarks>
/// Read off the expression: letters, choices of them and what may be missing, up to the first thing that stands for many letters. An expression with anything
/// else in it, such as a count or a look around, has no ends that are known.
/// </remarks>
internal sealed class RegexEnds
{
    private readonly byte[][] _prefixes;
    private readonly byte[][] _suffixes;

    // One bit for each residue of the last bytes of the suffixes, and of the first letters of the prefixes.
    private readonly ulong _last;
    private readonly ulong _first;

    private RegexEnds(IEnumerable<string> prefixes, IEnumerable<string> suffixes)
    {
        _prefixes = ToBytes(prefixes);
        _suffixes = ToBytes(suffixes);
        foreach (var suffix in _suffixes)
        {
            _last |= 1UL << (suffix[^1] & 63);
        }

        foreach (var prefix in _prefixes)
        {
            _first |= FirstLetter(prefix);
        }
    }

    /// <summary>The ends of an expression; null where nothing is known of them.</summary>
    public static RegexEnds? Of(string pattern)
    {
        var found = new RegexEndsReader(pattern).Read();
        return found is null || (found.Prefixes.Contains("") && found.Suffixes.Contains("")) ? null : new RegexEnds(found.Prefixes, found.Suffixes);
    }

    /// <summary>Whether a word may be matched.</summary>
    public bool Allow(ReadOnlySpan<byte> word) =>
        (_suffixes.Length == 0 || (word.Length > 0 && (_last & (1UL << (word[^1] & 63))) != 0 && EndsWithAny(word))) && (_prefixes.Length == 0 || ((_first & FirstLetter(word)) != 0 && StartsWithAny(word)));

    // Of a letter of several bytes the first two, in which the letters of one script differ.
    private static ulong FirstLetter(ReadOnlySpan<byte> word) =>
        word.IsEmpty ? 0 : 1UL << (word[0] >= 0x80 && word.Length > 1 ? ((word[0] * 29) + word[1]) & 63 : word[0] & 63);

    private bool StartsWithAny(ReadOnlySpan<byte> word)
    {
        foreach (var prefix in _prefixes)
        {
            if (word.StartsWith(prefix))
            {
                return true;
            }
        }

        return false;
    }

    private bool EndsWithAny(ReadOnlySpan<byte> word)
    {
        foreach (var suffix in _suffixes)
        {
            if (word.EndsWith(suffix))
            {
                return true;
            }
        }

        return false;
    }

    // Where one of them is empty, they tell nothing.
    private static byte[][] ToBytes(IEnumerable<string> ends) => ends.Contains("") ? [] : [.. ends.Select(Encoding.UTF8.GetBytes)];
}
