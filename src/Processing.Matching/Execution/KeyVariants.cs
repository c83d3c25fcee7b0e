using System.Runtime.InteropServices;

namespace Processing.Matching.Execution;

/// <summary>Keys by what is left of them without any one character: texts between which lies one edit have a variant in common.</summary>
/// <remarks>
/// The idea of symmetric deletion (as in SymSpell): a character that is changed, brought, taken away or swapped with its neighbour is left out on both sides, or on one. A look-up costs as many looks as a text
/// has characters, however many keys there are, and a key about 30 bytes for each of its characters. Variants are told apart by 64-bit hashes, so what is found may be similar and must be compared.
/// </remarks>
internal sealed class KeyVariants
{
    private const ulong Base = 0x9E37_79B9_7F4A_7C15;

    private static readonly ulong Inverse = InverseOf(Base);

    private readonly Dictionary<ulong, int> _heads = [];
    private readonly List<(int Key, int Next)> _links = [];
    private readonly List<ulong> _hashes = [];

    /// <summary>Adds a key, in O(its length).</summary>
    public void Add(string text, int key)
    {
        foreach (var hash in HashesOf(text))
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, hash, out _);
            _links.Add((key, head));
            head = _links.Count;
        }
    }

    /// <summary>Adds the keys that have a variant in common with a text; some of them several times.</summary>
    public void Collect(string text, List<int> keys, MatchBudget budget)
    {
        foreach (var hash in HashesOf(text))
        {
            budget.Tick();
            for (var link = _heads.GetValueOrDefault(hash); link > 0; link = _links[link - 1].Next)
            {
                budget.Tick();
                keys.Add(_links[link - 1].Key);
            }
        }
    }

    // Of the text itself and of what it is without each of its characters: from the hash of all, the part from a character on is taken away, and the part behind it put back a place lower.
    private ReadOnlySpan<ulong> HashesOf(string text)
    {
        var all = 0UL;
        foreach (var letter in text)
        {
            all = (all * Base) + letter + 1;
        }

        _hashes.Clear();
        _hashes.Add(all);
        var (behind, power) = (0UL, 1UL);
        for (var at = text.Length - 1; at >= 0; at--)
        {
            var before = all - behind - ((text[at] + 1UL) * power);

            // Without either of two equal neighbours the same is left.
            if (at == 0 || text[at] != text[at - 1])
            {
                _hashes.Add((before * Inverse) + behind);
            }

            behind += (text[at] + 1UL) * power;
            power *= Base;
        }

        return CollectionsMarshal.AsSpan(_hashes);
    }

    // Modulo 2^64 every odd number has one, by Newton's iteration: each step doubles the bits that are right.
    private static ulong InverseOf(ulong number)
    {
        var inverse = number;
        for (var bits = 3; bits < 64; bits *= 2)
        {
            inverse *= 2 - (number * inverse);
        }

        return inverse;
    }
}
