using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>The keys of the records of one type in one document, each with its group; used again for another type.</summary>
internal sealed class KeyIndex
{
    // For each hash the last key that has it, counted from 1; a key knows the one before.
    private readonly Dictionary<int, int> _heads = [];
    private readonly List<(int Group, int Before)> _known = [];
    private readonly KeyTexts _texts = new();
    private SimilarKeys? _similar;
    private bool _isSimilar;

    // Of the key that was looked for last.
    private int _hash;
    private int _equal;

    /// <summary>Begins with no keys.</summary>
    public void Begin(ImmutableArray<KeyPart> parts, MatchBudget budget)
    {
        Clear();
        _texts.Clear(parts.Length);
        foreach (var part in parts)
        {
            _isSimilar |= part.Similarity < 1;
        }

        if (_isSimilar)
        {
            (_similar ??= new SimilarKeys(_texts)).Begin(parts, budget);
        }
    }

    /// <summary>Adds the next part of a key that is going to be looked for, folded; gives its length.</summary>
    public int AddPart(string text) => _texts.AddPart(text);

    /// <summary>The group of a key that equals the last one, else the first group that has a similar one; -1 for none, null when the budget does not suffice to tell.</summary>
    public int? Find() => (_equal = FindEqual()) >= 0 ? _equal : _isSimilar && _similar is { } similar ? similar.Find(_texts.Count - 1) : -1;

    /// <summary>Keeps the key that was looked for last in a group; one that is there stays with its first group.</summary>
    public void Keep(int group)
    {
        if (_equal >= 0)
        {
            Drop();
            return;
        }

        var key = _texts.Count - 1;
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, _hash, out _);
        _known.Add((group, head));
        head = _known.Count;
        if (_isSimilar)
        {
            _similar?.Add(key, group);
        }
    }

    /// <summary>Forgets the last key.</summary>
    public void Drop() => _texts.RemoveLast();

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        LatticeBuffers.Empty(_heads);
        LatticeBuffers.Empty(_known);
        _texts.Clear(1);
        _similar?.Clear();
        _isSimilar = false;
    }

    // The group; -1 for none. All keys but the last are known.
    private int FindEqual()
    {
        var text = _texts.Whole(_texts.Count - 1);
        _hash = string.GetHashCode(text);
        for (var known = _heads.GetValueOrDefault(_hash); known > 0; known = _known[known - 1].Before)
        {
            if (_texts.Whole(known - 1).SequenceEqual(text))
            {
                return _known[known - 1].Group;
            }
        }

        return -1;
    }
}
