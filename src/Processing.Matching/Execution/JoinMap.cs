using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Which joins of one automaton were come to at which tokens of one block: bits, in pages that are made when they are touched.</summary>
/// <param name="joins">Number of joins; at most <see cref="MostJoins"/>.</param>
/// <param name="block">The tokens of the block.</param>
/// <param name="idle">Pages to take.</param>
internal sealed class JoinMap(int joins, TokenSpan block, JoinPages idle)
{
    /// <summary>Beyond so many joins, which take 32 bytes a token, a table of those that were come to is smaller.</summary>
    public const int MostJoins = 64;

    /// <summary>A page is for 2 to the power of so many tokens.</summary>
    public const int PageBits = 8;

    private const int Demands = 4;

    private readonly int _words = ((joins * Demands) + 63) >> 6;
    private readonly ulong[]?[] _pages = new ulong[]?[(block.Length >> PageBits) + 1];

    /// <summary>Notes a join; false when it was noted before.</summary>
    public bool Add(int join, int token, StepDemands demands)
    {
        var (page, word, bit) = PlaceOf(join, token, demands);
        var words = _pages[page] ??= idle.Take(_words);
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

    /// <summary>Forgets all joins, and gives the pages back.</summary>
    public void Clear()
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            if (_pages[page] is { } words)
            {
                idle.Return(words, _words);
                _pages[page] = null;
            }
        }
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
                (_pages[page], other._pages[page]) = (theirs, null);
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

/// <summary>What searches of an automaton came to in vain.</summary>
/// <param name="Block">The block that was searched.</param>
/// <param name="Limit">The token up to which it was.</param>
/// <param name="Joins">The joins.</param>
internal readonly record struct FailedJoins(TokenSpan Block, int Limit, JoinMap Joins);
