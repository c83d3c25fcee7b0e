namespace Processing.Matching.Execution;

internal sealed partial class SimilarKeys
{
    /// <summary>The keys of one length; used again for those of another one.</summary>
    private sealed class Bucket
    {
        // What it takes to begin with variants, in comparisons.
        private const int ToBegin = 512;

        private readonly List<int> _all = [];
        private int _edits;
        private int _pieces;
        private long? _variants;
        private bool _isByVariants;

        // How many keys were to be compared with one that was looked for.
        private long _compared;

        /// <summary>Their length.</summary>
        public int Length { get; private set; }

        /// <summary>Begins with no keys.</summary>
        /// <param name="length">Their length.</param>
        /// <param name="edits">At most so many edits lie between one of them and a similar key.</param>
        /// <param name="variants">How many variants each has; null for too many.</param>
        public void Begin(int length, int edits, long? variants)
        {
            (Length, _edits, _isByVariants, _compared) = (length, edits, false, 0);

            // What is shorter than it would have pieces is compared with all.
            _pieces = length < (2 * edits) + 1 ? 0 : (2 * edits) + 1;

            // These stay so: a text of which half the letters may differ has more variants than could ever be made. Where there are pieces, similar texts of a length with few variants differ by three edits at most.
            _variants = _pieces == 0 ? null : variants;
        }

        public void Clear() => LatticeBuffers.Empty(_all);

        public void Add(SimilarKeys keys, int key)
        {
            if (_isByVariants)
            {
                keys.AddVariants(key);
                return;
            }

            _all.Add(key);
            for (var piece = 0; piece < _pieces; piece++)
            {
                _isByVariants |= keys._pieces.Add(PieceOf(keys, piece), keys._keys[key].Text, key) > MostPerVariant * _variants;
            }

            // To list all by their variants takes about as long as so many comparisons, so less than twice the time of the better way is spent, whichever that is.
            _isByVariants |= _compared > ToBegin + (_variants * _all.Count);
            if (_isByVariants)
            {
                ListByVariants(keys);
            }
        }

        private KeyPiece PieceOf(SimilarKeys keys, int piece)
        {
            var start = piece * Length / _pieces;
            return new KeyPiece(keys._part, Length, piece, start, ((piece + 1) * Length / _pieces) - start);
        }

        // From now on.
        private void ListByVariants(SimilarKeys keys)
        {
            foreach (var key in _all)
            {
                keys._budget.Tick();
                keys.AddVariants(key);
            }

            _all.Clear();
        }

        /// <summary>Adds the keys that may be similar to a text, each once; false when the budget ends.</summary>
        public bool Collect(SimilarKeys keys, ReadOnlySpan<char> text, ulong letters, VisitedSet seen, MatchBudget budget)
        {
            if (_isByVariants)
            {
                return true;
            }

            var known = keys._candidates.Count;
            var isLeft = TakeAll(keys, letters, text.Length, seen, budget);
            for (var piece = 0; piece < _pieces && isLeft; piece++)
            {
                var asked = PieceOf(keys, piece);
                var last = Math.Min(text.Length - asked.Length, asked.Start + _edits);
                for (var at = Math.Max(0, asked.Start - _edits); at <= last && isLeft; at++)
                {
                    budget.Tick();
                    var listed = keys._pieces.Find(asked, text.Slice(at, asked.Length));
                    isLeft = listed < 0 || Take(listed, keys, letters, text.Length, seen, budget);
                }
            }

            _compared += keys._candidates.Count - known;
            return isLeft;
        }

        private bool TakeAll(SimilarKeys keys, ulong letters, int length, VisitedSet seen, MatchBudget budget)
        {
            var listed = _pieces == 0 ? _all.Count : 0;
            if (!budget.TryFinish(1 + (listed / KeysPerStep)))
            {
                return false;
            }

            for (var index = 0; index < listed; index++)
            {
                Take(_all[index], keys, letters, length, seen);
            }

            return true;
        }

        private static bool Take(int list, SimilarKeys keys, ulong letters, int length, VisitedSet seen, MatchBudget budget)
        {
            var listed = keys._pieces;
            if (!budget.TryFinish(1 + (listed.CountOf(list) / KeysPerStep)))
            {
                return false;
            }

            for (var place = listed.FirstOf(list); place >= 0; place = listed.After(place))
            {
                Take(listed.KeyAt(place), keys, letters, length, seen);
            }

            return true;
        }

        private static void Take(int key, SimilarKeys keys, ulong letters, int length, VisitedSet seen)
        {
            if (keys.IsWanted(key, letters, length, seen))
            {
                keys._candidates.Add(key);
            }
        }
    }
}
