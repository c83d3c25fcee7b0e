using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The places where matches can start, in text order. Enumerating it allocates nothing.</summary>
/// <param name="lattice">The document.</param>
/// <param name="places">Tokens, ascending; null for every token and the end of every block. They go back to the lattice after the enumeration.</param>
internal readonly struct StartSequence(DocumentLattice lattice, List<int>? places)
{
    public Enumerator GetEnumerator() => new(lattice, places);

    /// <summary>Goes over the places.</summary>
    internal struct Enumerator(DocumentLattice lattice, List<int>? places) : IDisposable
    {
        private int _index = -1;
        private int _block = -1;
        private int _token;
        private TokenSpan _tokens;

        public readonly (TokenSpan Block, int Token) Current => (_tokens, _token);

        public bool MoveNext()
        {
            lattice.Budget.Tick();
            if (places is null)
            {
                return MoveToNextOfAll();
            }

            if (++_index >= places.Count)
            {
                return false;
            }

            _token = places[_index];
            _tokens = lattice.Text.GetBlockTokens(lattice.Text[_token].Block);
            return true;
        }

        public readonly void Dispose()
        {
            if (places is not null)
            {
                lattice.ReturnStarts(places);
            }
        }

        private bool MoveToNextOfAll()
        {
            if (_block >= 0 && _token < _tokens.End)
            {
                _token++;
                return true;
            }

            if (++_block >= lattice.BlocksWithTokens.Length)
            {
                return false;
            }

            _tokens = lattice.Text.GetBlockTokens(lattice.BlocksWithTokens[_block]);
            _token = _tokens.Start;
            return true;
        }
    }
}
