namespace Processing.Matching.Execution;

/// <summary>The candidates of a document, which are used again by the next one.</summary>
internal sealed class CandidatePool
{
    // More of them are rare, and not worth keeping.
    private const int MostKept = 1 << 12;

    private readonly List<RecordCandidate> _candidates = [];
    private int _taken;

    /// <summary>A candidate, until <see cref="Clear"/>.</summary>
    public RecordCandidate Take(PreparedRule rule, in RuleMatch match, double score, int firstField, int fieldCount)
    {
        if (_taken == _candidates.Count)
        {
            _candidates.Add(new RecordCandidate(rule));
        }

        return _candidates[_taken++].Set(rule, match.Scope.Match, match.Trigger, match.Span, score, firstField, fieldCount);
    }

    /// <summary>Takes all candidates back, and lets go of what they hold.</summary>
    public void Clear()
    {
        if (_taken > MostKept)
        {
            _candidates.RemoveRange(MostKept, _candidates.Count - MostKept);
            _candidates.TrimExcess();
        }

        for (var index = 0; index < Math.Min(_taken, _candidates.Count); index++)
        {
            _candidates[index].Forget();
        }

        _taken = 0;
    }
}
