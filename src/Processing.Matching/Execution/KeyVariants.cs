using System.Runtime.InteropServices;

namespace Processing.Matching.Execution;

/// <summary>Keys by what is left of them without a few characters: texts between which lie so many edits have a variant in common.</summary>
/// <remarks>
/// The idea of symmetric deletion (as in SymSpell): a character that is changed, brought, taken away or swapped with its neighbour is left out on both sides, or on one. What a look-up costs depends on the
/// length of a text and on how many keys share a variant, not on how many keys there are; a key takes some 40 bytes for each variant. These are told apart by 64-bit hashes, so what is found may be similar and must be compared.
/// </remarks>
/// <param name="keys">Each key with its group.</param>
internal sealed class KeyVariants(List<(int Text, int Group)> keys)
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    // By the highest bits of the hash. Each part grows for itself, or of very many variants all would be moved at once.
    private const int PartBits = 8;

    private readonly Dictionary<ulong, SharedVariant>?[] _heads = new Dictionary<ulong, SharedVariant>?[1 << PartBits];
    private readonly PagedList<(int Key, int Next)> _links = new();
    private readonly List<ulong> _hashes = [];

    /// <summary>How many variants a text of a length has at most.</summary>
    public static long CountOf(int length, int left)
    {
        var (count, chosen) = (1L, 1L);
        for (var without = 1; without <= Math.Min(left, length); without++)
        {
            chosen = chosen * (length - without + 1) / without;
            count += chosen;
        }

        return count;
    }

    /// <summary>Adds a key, in O(variants × length).</summary>
    /// <param name="text">Its text.</param>
    /// <param name="left">Most characters that are left out.</param>
    /// <param name="key">Its number.</param>
    public void Add(ReadOnlySpan<char> text, int left, int key)
    {
        _hashes.Clear();
        AddHashes(text, 0, left, 0);
        foreach (var hash in _hashes)
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads[hash >> (64 - PartBits)] ??= [], hash, out var isKnown);
            _links.Add((key, head.Last));
            head = new SharedVariant(_links.Count, isKnown && keys[head.Lowest].Group <= keys[key].Group ? head.Lowest : key);
        }
    }

    /// <summary>Adds the variants that a text has in common with keys to a list.</summary>
    public void Find(ReadOnlySpan<char> text, int left, List<SharedVariant> shared, MatchBudget budget)
    {
        _hashes.Clear();
        AddHashes(text, 0, left, 0);
        foreach (var hash in _hashes)
        {
            budget.Tick();
            if (_heads[hash >> (64 - PartBits)] is { } part && part.TryGetValue(hash, out var found))
            {
                shared.Add(found);
            }
        }
    }

    /// <summary>The key at a place, and the place of the next key that has the same variant; 0 for none.</summary>
    public (int Key, int Next) At(int place) => _links[place - 1];

    // Of what goes on from a place, where what stands before it has a hash already. Without either of two equal neighbours the same is left.
    private void AddHashes(ReadOnlySpan<char> text, int start, int left, ulong hash)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (left > 0 && (at == start || text[at] != text[at - 1]))
            {
                AddHashes(text, at + 1, left - 1, hash);
            }

            hash = (hash + text[at] + 1) * Multiplier;
            hash ^= hash >> 32;
        }

        _hashes.Add(hash);
    }
}

/// <summary>A variant that keys have.</summary>
/// <param name="Last">The place of the last of them.</param>
/// <param name="Lowest">The first of those of the lowest group.</param>
internal readonly record struct SharedVariant(int Last, int Lowest);
