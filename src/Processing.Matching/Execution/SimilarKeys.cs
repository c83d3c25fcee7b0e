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
/// one letter away and brings one, so a similar key has at most k letters that the other one has not. Where they are so many that this takes longer, and one or two edits are the most that is allowed, all keys of
/// that length are looked up by what is left of them without so many characters instead (<see cref="KeyVariants"/>). Each look-up counts as a tick, each comparison as steps.
/// </remarks>
internal sealed class SimilarKeys
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

    private readonly ImmutableArray<KeyPart> _parts;
    private readonly MatchBudget _budget;
    private readonly int _part;
    private readonly List<(string[] Key, int Group)> _keys = [];
    private readonly List<int> _few = [];

    // For each key the set of its letters, a bit each.
    private readonly List<ulong> _letters = [];
    private readonly List<int> _candidates = [];
    private readonly Comparison<int> _byGroup;

    // Most documents have few keys.
    private SortedDictionary<int, Bucket>? _buckets;
    private VisitedSet? _seen;

    // The keys of lengths at which many share a piece, and the longest of these lengths.
    private KeyVariants? _variants;
    private int _longestVaried;
    private readonly List<int> _varied = [];

    public SimilarKeys(ImmutableArray<KeyPart> parts, MatchBudget budget)
    {
        (_parts, _budget) = (parts, budget);
        _byGroup = (left, right) => _keys[left].Group.CompareTo(_keys[right].Group);
        while (parts[_part].Similarity >= 1)
        {
            _part++;
        }
    }

    /// <summary>Whether some keys are so many that they are looked up by their variants; for tests.</summary>
    internal bool HasVariants => _variants is not null;

    private double Similarity => _parts[_part].Similarity;

    /// <summary>Adds a key. Groups are added in ascending order of the first key of each.</summary>
    public void Add(string[] key, int group)
    {
        if (key[_part].Length > EditDistance.MaxLength)
        {
            return;
        }

        _keys.Add((key, group));
        _letters.Add(LettersOf(key[_part]));
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

    private void List(int index)
    {
        var text = _keys[index].Key[_part];
        _buckets ??= [];
        if (!_buckets.TryGetValue(text.Length, out var bucket))
        {
            // The longest key that can be similar to one of m characters has m / similarity, and the distance is measured by the longer one.
            var longest = Math.Min(EditDistance.MaxLength, (int)((text.Length / Math.Max(Similarity, 0.01)) + 1e-9));
            var edits = Math.Max(0, EditDistance.Most(longest, Similarity));
            _buckets.Add(text.Length, bucket = new Bucket(text.Length, edits));
        }

        bucket.Add(this, text, index);
    }

    /// <summary>The lowest group that has a similar key; -1 for none, null when the budget does not suffice to tell.</summary>
    public int? Find(string[] key)
    {
        var text = key[_part];
        if (text.Length > EditDistance.MaxLength)
        {
            return -1;
        }

        _candidates.Clear();
        foreach (var known in _few)
        {
            if (MayBeSimilar(LettersOf(text), text.Length, known))
            {
                _candidates.Add(known);
            }
        }

        if (_buckets is not null && !Collect(_buckets, text))
        {
            return null;
        }

        if (_candidates.Count > 1)
        {
            SortByGroup();
        }

        foreach (var candidate in _candidates)
        {
            if (AreSimilar(key, _keys[candidate].Key) is not { } areSimilar)
            {
                return null;
            }

            if (areSimilar)
            {
                return _keys[candidate].Group;
            }
        }

        return -1;
    }

    private bool Collect(SortedDictionary<int, Bucket> buckets, string text)
    {
        _seen ??= new VisitedSet();
        _seen.Clear();
        foreach (var (length, bucket) in buckets)
        {
            if (Math.Min(length, text.Length) >= (Similarity * Math.Max(length, text.Length)) - 1e-9 && !bucket.Collect(this, text, _seen, _budget))
            {
                return false;
            }
        }

        CollectVariants(text, _seen);
        return true;
    }

    // Of two similar texts neither lacks more characters of the other than its own length allows edits: what is longer by some has as many edits more to lose than the length allows.
    private void AddVariants(string text, int key)
    {
        _variants ??= new KeyVariants();
        _longestVaried = Math.Max(_longestVaried, text.Length);
        _variants.Add(text, EditDistance.Most(text.Length, Similarity), key);
    }

    private long MostListed(int length) =>
        EditDistance.Most(length, Similarity) is <= MostLeftOut and var left ? MostPerVariant * KeyVariants.CountOf(length, left) : long.MaxValue;

    private void CollectVariants(string text, VisitedSet seen)
    {
        if (_variants is null || _longestVaried < (Similarity * text.Length) - 1e-9)
        {
            return;
        }

        _varied.Clear();
        _variants.Collect(text, EditDistance.Most(text.Length, Similarity), _varied, _budget);
        var letters = LettersOf(text);
        foreach (var key in _varied)
        {
            if (MayBeSimilar(letters, text.Length, key) && seen.Add(key))
            {
                _candidates.Add(key);
            }
        }
    }

    private bool MayBeSimilar(ulong letters, int length, int known)
    {
        var edits = EditDistance.Most(Math.Max(length, _keys[known].Key[_part].Length), Similarity);
        return BitOperations.PopCount(letters & ~_letters[known]) <= edits && BitOperations.PopCount(_letters[known] & ~letters) <= edits;
    }

    private static ulong LettersOf(string text)
    {
        var letters = 0UL;
        foreach (var letter in text)
        {
            letters |= 1UL << (letter & 63);
        }

        return letters;
    }

    private void SortByGroup() => CollectionsMarshal.AsSpan(_candidates).Sort(_byGroup);

    private bool? AreSimilar(string[] key, string[] other)
    {
        for (var part = 0; part < key.Length; part++)
        {
            var (left, right) = (key[part], other[part]);
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

    /// <summary>The keys of one length.</summary>
    private sealed class Bucket
    {
        private readonly int _edits;
        private readonly (int Start, int Length)[] _pieces;
        private readonly Dictionary<string, List<int>>[] _byPiece;
        private readonly List<int> _all = [];
        private readonly int _length;
        private bool _isByVariants;

        public Bucket(int length, int edits)
        {
            _length = length;
            _edits = edits;
            var count = (2 * edits) + 1;
            _pieces = length < count ? [] : [.. Enumerable.Range(0, count).Select(piece => (piece * length / count, ((piece + 1) * length / count) - (piece * length / count)))];
            _byPiece = [.. _pieces.Select(_ => new Dictionary<string, List<int>>(StringComparer.Ordinal))];
        }

        public void Add(SimilarKeys keys, string text, int key)
        {
            if (_isByVariants)
            {
                keys.AddVariants(text, key);
                return;
            }

            if (_pieces.Length == 0)
            {
                _all.Add(key);
            }

            for (var piece = 0; piece < _pieces.Length; piece++)
            {
                var (start, length) = _pieces[piece];
                ref var listed = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPiece[piece], text.Substring(start, length), out _);
                (listed ??= []).Add(key);
                _isByVariants |= listed.Count > keys.MostListed(_length);
            }

            if (_isByVariants)
            {
                ListByVariants(keys);
            }
        }

        // From now on. Each key has one first piece.
        private void ListByVariants(SimilarKeys keys)
        {
            foreach (var listed in _byPiece[0].Values)
            {
                foreach (var key in listed)
                {
                    keys._budget.Tick();
                    keys.AddVariants(keys._keys[key].Key[keys._part], key);
                }
            }

            foreach (var lists in _byPiece)
            {
                lists.Clear();
            }
        }

        /// <summary>Adds the keys that may be similar to a text, each once; false when the budget ends.</summary>
        public bool Collect(SimilarKeys keys, string text, VisitedSet seen, MatchBudget budget)
        {
            if (_isByVariants)
            {
                return true;
            }

            var letters = LettersOf(text);
            var isLeft = Take(_all, keys, letters, text.Length, seen, budget);
            for (var piece = 0; piece < _pieces.Length && isLeft; piece++)
            {
                var (start, length) = _pieces[piece];
                var lookup = _byPiece[piece].GetAlternateLookup<ReadOnlySpan<char>>();
                var last = Math.Min(text.Length - length, start + _edits);
                for (var at = Math.Max(0, start - _edits); at <= last && isLeft; at++)
                {
                    budget.Tick();
                    isLeft = !lookup.TryGetValue(text.AsSpan(at, length), out var listed) || Take(listed, keys, letters, text.Length, seen, budget);
                }
            }

            return isLeft;
        }

        private static bool Take(List<int> listed, SimilarKeys keys, ulong letters, int length, VisitedSet seen, MatchBudget budget)
        {
            if (!budget.TryFinish(1 + (listed.Count / KeysPerStep)))
            {
                return false;
            }

            foreach (var key in listed)
            {
                if (keys.MayBeSimilar(letters, length, key) && seen.Add(key))
                {
                    keys._candidates.Add(key);
                }
            }

            return true;
        }
    }
}
