using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Which joins of one automaton were come to at which tokens of one block: bits, in pages that are made when they are touched.</summary>
/// <param name="joins">Number of joins; at most <see cref="MostJoins"/>.</param>
/// <param name="block">The tokens of the block.</param>
internal sealed class JoinMap(int joins, TokenSpan block)
{
    /// <summary>Beyond so many joins, which take 32 bytes a token, a table of those that were come to is smaller.</summary>
    public const int MostJoins = 64;

    private const int PageBits = 8;
    private const int Demands = 4;

    private readonly int _words = ((joins * Demands) + 63) >> 6;
    private readonly ulong[]?[] _pages = new ulong[]?[(block.Length >> PageBits) + 1];

    /// <summary>Notes a join; false when it was noted before.</summary>
    public bool Add(int join, int token, StepDemands demands)
    {
        var (page, word, bit) = PlaceOf(join, token, demands);
        var words = _pages[page] ??= new ulong[_words << PageBits];
        if ((words[word] & bit) != 0)
        {
            return false;
        }

        words[word] |= bit;
        return true;
    }

    /// <summary>Forgets a join.</summary>
    public void Remove(int join, int token, StepDemands demands)
    {
        var (page, word, bit) = PlaceOf(join, token, demands);
        if (_pages[page] is { } words)
        {
            words[word] &= ~bit;
        }
    }

    public bool Contains(int join, int token, StepDemands demands)
    {
        var (page, word, bit) = PlaceOf(join, token, demands);
        return _pages[page] is { } words && (words[word] & bit) != 0;
    }

    /// <summary>Notes all that another map of the same automaton and block holds, and takes its pages over.</summary>
    public void UnionWith(JoinMap other)
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            if (other._pages[page] is not { } theirs)
            {
                continue;
            }

            if (_pages[page] is not { } own)
            {
                _pages[page] = theirs;
                continue;
            }

            for (var word = 0; word < own.Length; word++)
            {
                own[word] |= theirs[word];
            }
        }
    }

    private (int Page, int Word, ulong Bit) PlaceOf(int join, int token, StepDemands demands)
    {
        var index = token - block.Start;
        var bit = (join * Demands) + (int)demands;
        return (index >> PageBits, ((index & ((1 << PageBits) - 1)) * _words) + (bit >> 6), 1UL << (bit & 63));
    }
}
