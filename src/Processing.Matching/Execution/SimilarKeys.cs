using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Finds the first key that is similar to another one without comparing it to all.</summary>
/// <remarks>
/// By the pieces that edits must leave whole (the idea of PassJoin, Li et al., VLDB 2011). A key of m characters, to whose similar keys lie at most k edits,
/// is cut into 2k + 1 pieces, for an edit changes one piece and a swap of neighbours two; so a similar key has one of them, moved by at most k places. Keys are
/// listed by their length and each of their pieces, and only keys that share a piece are compared; as long as there are few, all are. Where a key is too short for so many pieces, as with
/// a low similarity, all keys of its length are. Keys that many share a piece with, such as full names with one given name, are told apart by their letters first: an edit takes
/// one letter away and brings one, so a similar key has at most k letters that the other one has not. Where they are so many that this takes longer, or so many are left that have the same letters, and one or two edits are the most that
/// is allowed, all keys of that length are looked up by what is left of them without so many characters instead (<see cref="KeyVariants"/>). Of the keys that have such a rest in common one of the lowest group is compared first: where it is
/// similar, those of other groups need not be looked at, be they ever so many. Each look-up counts as a tick, each comparison as steps.
/// </remarks>
internal sealed partial class SimilarKeys
{
    // So few keys are compared at once sooner than they are listed.
    private const int Few = 12;

    // So many keys are told apart by their letters in the time of a step.
    private const int KeysPerStep = 16;

    // A list that is so many times as long as a key has variants takes longer than to look these up.
    private const int MostPerVariant = 16;

    // With more characters left out a key has too many variants.
    private const int MostLeftOut = 2;

    // So many cells of a comparison take about as long as a step of a search.
    private const int CellsPerStep = 16;

    // Between two documents.
    private static readonly MatchBudget NoBudget = new(MatchLimits.Default, CancellationToken.None);

    private readonly KeyTexts _texts;
    private readonly KeyPieces _pieces;

    // Each with its index among the texts.
    private readonly List<(int Text, int Group)> _keys = [];
    private readonly List<int> _few = [];

    // For each key the set of its letters, a bit each.
    private readonly List<ulong> _letters = [];
    private readonly List<int> _candidates = [];
    private readonly Comparison<int> _byGroup;

    // By the length of their keys. Most documents have few keys, and so none.
    private readonly List<Bucket> _buckets = [];
    private readonly Stack<Bucket> _idle = new();
    private VisitedSet? _seen;

    // The keys of lengths at which many share a piece, and the longest of these lengths.
    private KeyVariants? _variants;
    private int _longestVaried;
    private readonly List<SharedVariant> _shared = [];

    // Of the key that is looked for: the lowest group of those that are known to have a similar one.
    private int _lowest;

    private ImmutableArray<KeyPart> _parts;
    private MatchBudget _budget = NoBudget;
    private int _part;

    /// <param name="texts">The keys.</param>
    public SimilarKeys(KeyTexts texts)
    {
        (_texts, _pieces) = (texts, new KeyPieces(texts));
        _byGroup = (left, right) => _keys[left].Group.CompareTo(_keys[right].Group);
    }

    /// <summary>Begins with no keys.</summary>
    /// <param name="parts">What keys are made of; one part at least may differ.</param>
    /// <param name="budget">What look-ups and comparisons cost.</param>
    public void Begin(ImmutableArray<KeyPart> parts, MatchBudget budget)
    {
        (_parts, _budget, _part) = (parts, budget, 0);
        while (parts[_part].Similarity >= 1)
        {
            _part++;
        }
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        _seen = _seen is { Count: > LatticeBuffers.MostKept } ? null : _seen;
        LatticeBuffers.Empty(_keys);
        LatticeBuffers.Empty(_few);
        LatticeBuffers.Empty(_letters);
        LatticeBuffers.Empty(_candidates);
        LatticeBuffers.Empty(_shared);
        _pieces.Clear();
        foreach (var bucket in _buckets)
        {
            bucket.Clear();
            _idle.Push(bucket);
        }

        _buckets.Clear();
        (_variants, _longestVaried, _budget) = (null, 0, NoBudget);
    }

    /// <summary>Whether some keys are so many that they are looked up by their variants; for tests.</summary>
    internal bool HasVariants => _variants is not null;

    private double Similarity => _parts[_part].Similarity;

    /// <summary>Adds a key. Groups are added in ascending order of the first key of each.</summary>
    /// <param name="text">Index of the key among the texts.</param>
    /// <param name="group">Its group.</param>
    public void Add(int text, int group)
    {
        if (_texts[text, _part].Length > EditDistance.MaxLength)
        {
            return;
        }

        _keys.Add((text, group));
        _letters.Add(LettersOf(_texts[text, _part]));
        if (_keys.Count <= Few)
        {
            _few.Add(_keys.Count - 1);
            return;
        }

        // One more than few: from now on all are listed by their pieces.
        for (var known = 0; known < _few.Count; known++)
        {
            List(known);
        }

        _few.Clear();
        List(_keys.Count - 1);
    }

    private ReadOnlySpan<char> TextOf(int key) => _texts[_keys[key].Text, _part];

    private void List(int key)
    {
        var length = TextOf(key).Length;
        var (low, high) = (0, _buckets.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _buckets[middle].Length < length ? (middle + 1, high) : (low, middle);
        }

        if (low == _buckets.Count || _buckets[low].Length != length)
        {
            // The longest key that can be similar to one of m characters has m / similarity, and the distance is measured by the longer one.
            var longest = Math.Min(EditDistance.MaxLength, (int)((length / Math.Max(Similarity, 0.01)) + 1e-9));
            var bucket = _idle.TryPop(out var idle) ? idle : new Bucket();
            bucket.Begin(length, Math.Max(0, EditDistance.Most(longest, Similarity)), VariantsOf(length));
            _buckets.Insert(low, bucket);
        }

        _buckets[low].Add(this, key);
    }

    /// <summary>The lowest group that has a similar key; -1 for none, null when the budget does not suffice to tell.</summary>
    /// <param name="key">Index of the key among the texts.</param>
    public int? Find(int key)
    {
        var text = _texts[key, _part];
        if (text.Length > EditDistance.MaxLength)
        {
            return -1;
        }

        _candidates.Clear();
        _lowest = int.MaxValue;
        var letters = LettersOf(text);
        foreach (var known in _few)
        {
            if (MayBeSimilar(letters, text.Length, known))
            {
                _candidates.Add(known);
            }
        }

        if (_buckets.Count > 0 && !Collect(key, text, letters))
        {
            return null;
        }

        if (_candidates.Count > 1)
        {
            SortByGroup();
        }

        foreach (var candidate in _candidates)
        {
            if (AreSimilar(key, _keys[candidate].Text) is not { } areSimilar)
            {
                return null;
            }

            if (areSimilar)
            {
                return _keys[candidate].Group;
            }
        }

        return _lowest == int.MaxValue ? -1 : _lowest;
    }

    // The keys that may be similar and are of a lower group than one that is known to be.
    private bool Collect(int key, ReadOnlySpan<char> text, ulong letters)
    {
        _seen ??= new VisitedSet();
        _seen.Clear();
        if (!FindVariants(key, text, letters, _seen))
        {
            return false;
        }

        foreach (var bucket in _buckets)
        {
            var length = bucket.Length;
            if (Math.Min(length, text.Length) >= (Similarity * Math.Max(length, text.Length)) - 1e-9 && !bucket.Collect(this, text, letters, _seen, _budget))
            {
                return false;
            }
        }

        CollectVariants(text, letters, _seen);
        return true;
    }

    // Of two similar texts neither lacks more characters of the other than its own length allows edits: what is longer by some has as many edits more to lose than the length allows.
    private void AddVariants(int key)
    {
        var text = TextOf(key);
        _variants ??= new KeyVariants(_keys);
        _longestVaried = Math.Max(_longestVaried, text.Length);
        _variants.Add(text, EditDistance.Most(text.Length, Similarity), key);
    }

    // How many variants a key of a length has; null where it has too many.
    private long? VariantsOf(int length) => EditDistance.Most(length, Similarity) is <= MostLeftOut and var left ? KeyVariants.CountOf(length, left) : null;

    // Compares the key with one of the lowest group for each variant that it shares. False when the budget ends.
    private bool FindVariants(int key, ReadOnlySpan<char> text, ulong letters, VisitedSet seen)
    {
        _shared.Clear();
        if (_variants is null || _longestVaried < (Similarity * text.Length) - 1e-9)
        {
            return true;
        }

        _variants.Find(text, EditDistance.Most(text.Length, Similarity), _shared, _budget);
        foreach (var shared in _shared)
        {
            if (!IsWanted(shared.Lowest, letters, text.Length, seen))
            {
                continue;
            }

            if (AreSimilar(key, _keys[shared.Lowest].Text) is not { } areSimilar)
            {
                return false;
            }

            _lowest = areSimilar ? _keys[shared.Lowest].Group : _lowest;
        }

        return true;
    }

    private void CollectVariants(ReadOnlySpan<char> text, ulong letters, VisitedSet seen)
    {
        foreach (var shared in _shared)
        {
            if (_variants is null || _keys[shared.Lowest].Group >= _lowest)
            {
                continue;
            }

            for (var place = shared.Last; place > 0;)
            {
                _budget.Tick();
                (var known, place) = _variants.At(place);
                if (IsWanted(known, letters, text.Length, seen))
                {
                    _candidates.Add(known);
                }
            }
        }
    }

    // Whether a key may be similar, is of a lower group than one that is known to be, and was not met before.
    private bool IsWanted(int known, ulong letters, int length, VisitedSet seen) =>
        _keys[known].Group < _lowest && MayBeSimilar(letters, length, known) && seen.Add(known);

    private bool MayBeSimilar(ulong letters, int length, int known)
    {
        var edits = EditDistance.Most(Math.Max(length, TextOf(known).Length), Similarity);
        return BitOperations.PopCount(letters & ~_letters[known]) <= edits && BitOperations.PopCount(_letters[known] & ~letters) <= edits;
    }

    private static ulong LettersOf(ReadOnlySpan<char> text)
    {
        var letters = 0UL;
        foreach (var letter in text)
        {
            letters |= 1UL << (letter & 63);
        }

        return letters;
    }

    private void SortByGroup() => CollectionsMarshal.AsSpan(_candidates).Sort(_byGroup);

    private bool? AreSimilar(int key, int other)
    {
        for (var part = 0; part < _parts.Length; part++)
        {
            var left = _texts[key, part];
            var right = _texts[other, part];
            var cells = Math.Min(left.Length, right.Length) * ((2 * EditDistance.Most(Math.Max(left.Length, right.Length), _parts[part].Similarity)) + 1);
            if (!_budget.TryFinish(1 + (Math.Max(0, cells) / CellsPerStep)))
            {
                return null;
            }

            if (!EditDistance.AreSimilar(left, right, _parts[part].Similarity))
            {
                return false;
            }
        }

        return true;
    }
}
