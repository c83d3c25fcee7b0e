using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>The places at which patterns may match, while they are noted. Grows in pieces, so that the cancellation is looked at while a long list is copied.</summary>
internal sealed class CandidateList
{
    private const int Fewest = 64;

    private ulong[] _candidates = [];

    public int Count { get; set; }

    public Span<ulong> All => _candidates.AsSpan(0, Count);

    public void Add(ulong candidate, MatchBudget budget)
    {
        if (Count == _candidates.Length)
        {
            Grow(budget);
        }

        _candidates[Count++] = candidate;
    }

    /// <summary>Forgets them; more room than a piece is not kept.</summary>
    public void Clear()
    {
        Count = 0;
        if (_candidates.Length > PieceSort.Piece)
        {
            _candidates = [];
        }
    }

    private void Grow(MatchBudget budget)
    {
        var grown = GC.AllocateUninitializedArray<ulong>(Math.Max(Fewest, _candidates.Length * 2));

        // Up to a piece there may be room from the document before; a document is looked at as often whether or not there is.
        if (Count < PieceSort.Piece)
        {
            All.CopyTo(grown);
        }
        else
        {
            PieceSort.Copy(All, grown, budget);
        }

        _candidates = grown;
    }
}
