using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Finds the records of a policy together: all matches of all of them, then who wins.</summary>
/// <remarks>A record of the policy that uses another one of it sees the matches of that one as they were before the competition.</remarks>
internal sealed class PolicyFinder
{
    private readonly DocumentLattice _lattice;
    private readonly OverlapPolicy _policy;
    private readonly RecordFinder[] _finders;
    private readonly List<RecordCandidate>?[] _found;
    private readonly AnnotationSet?[] _seen;

    public PolicyFinder(DocumentLattice lattice, OverlapPolicy policy)
    {
        _lattice = lattice;
        _policy = policy;
        _finders = new RecordFinder[policy.Producers.Length];
        for (var member = 0; member < _finders.Length; member++)
        {
            _finders[member] = new RecordFinder(lattice, policy.Producers[member]);
        }

        _found = new List<RecordCandidate>?[_finders.Length];
        _seen = new AnnotationSet?[_finders.Length];
    }

    /// <summary>The records of the policy.</summary>
    public OverlapPolicy Policy => _policy;

    /// <summary>The records of each type of the policy, in its order.</summary>
    public FoundRecords[] Find()
    {
        var mark = _lattice.Buffers.Drafts.Mark;
        var members = new List<RecordCandidate>[_finders.Length];
        for (var member = 0; member < members.Length; member++)
        {
            members[member] = _finders[member].FindWinners();
            _found[member] = members[member];
        }

        var winners = PolicyResolver.Resolve(_policy, members, _lattice);
        var found = new FoundRecords[winners.Length];
        for (var member = 0; member < found.Length; member++)
        {
            found[member] = _finders[member].Conclude(winners[member]);
        }

        _lattice.Buffers.Drafts.Release(mark);
        return found;
    }

    /// <summary>What a record of the policy looks like to another one while all are still competing.</summary>
    public AnnotationSet Provisional(int producer)
    {
        var member = _policy.Producers.IndexOf(producer);
        if (_found[member] is not { } found)
        {
            return AnnotationSet.Empty;
        }

        return _seen[member] ??= _lattice.ToAnnotations(_finders[member].Conclude(found));
    }
}
