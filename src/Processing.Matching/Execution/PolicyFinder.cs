using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Finds the records of a policy together: all matches of all of them, then who wins.</summary>
/// <remarks>A record of the policy that uses another one of it sees the matches of that one as they were before the competition.</remarks>
internal sealed class PolicyFinder
{
    private readonly DocumentLattice _lattice;
    private readonly OverlapPolicy _policy;
    private readonly List<RecordCandidate>?[] _found;
    private AnnotationSet?[]? _seen;

    public PolicyFinder(DocumentLattice lattice, OverlapPolicy policy)
    {
        _lattice = lattice;
        _policy = policy;
        _found = new List<RecordCandidate>?[policy.Producers.Length];
    }

    /// <summary>The records of the policy.</summary>
    public OverlapPolicy Policy => _policy;

    /// <summary>The records of each type of the policy, in its order.</summary>
    public FoundRecords[] Find()
    {
        var mark = _lattice.Buffers.Drafts.Mark;
        var members = new List<RecordCandidate>[_found.Length];
        for (var member = 0; member < members.Length; member++)
        {
            members[member] = FinderOf(member).FindWinners();
            _found[member] = members[member];
        }

        var winners = PolicyResolver.Resolve(_policy, members, _lattice);
        var found = new FoundRecords[winners.Length];
        for (var member = 0; member < found.Length; member++)
        {
            found[member] = FinderOf(member).Conclude(winners[member]);
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

        _seen ??= new AnnotationSet?[_found.Length];
        return _seen[member] ??= _lattice.ToAnnotations(FinderOf(member).Conclude(found));
    }

    private RecordFinder FinderOf(int member) => new(_lattice, _policy.Producers[member]);
}
