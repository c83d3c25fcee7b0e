using Processing.Matching.Execution;
using Processing.Matching.Results;

namespace Processing.Matching.Explaining;

/// <summary>Keeps what a run would forget: every match that held, with its labels, and which of them made which record.</summary>
internal sealed class RunObserver
{
    private readonly Dictionary<RecordCandidate, RuleMatch> _matches = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Conclusion> _conclusions = [];
    private readonly Dictionary<int, RecordCandidate[]> _competitors = [];

    /// <summary>The labels of a match.</summary>
    public RuleMatch MatchOf(RecordCandidate candidate) => _matches[candidate];

    /// <summary>All matches of a record that held, before overlaps were settled.</summary>
    public RecordCandidate[] CompetitorsOf(int producer) => _competitors.GetValueOrDefault(producer, []);

    /// <summary>What became of them; null where the record was not come to.</summary>
    public Conclusion? ConclusionOf(int producer) => _conclusions.GetValueOrDefault(producer);

    public void Kept(RecordCandidate candidate, RuleMatch match) => _matches.Add(candidate, match);

    public void Competed(int producer, List<RecordCandidate> candidates) => _competitors[producer] = [.. candidates];

    // The records of a policy are concluded twice, the last time for good.
    public void Concluded(int producer, List<RecordCandidate> winners, List<int> owners, List<MatchedRecord> records) =>
        _conclusions[producer] = new Conclusion(winners, owners, records);

    /// <summary>The winners of a record and what they made.</summary>
    /// <param name="Winners">The matches that won.</param>
    /// <param name="Owners">For each the index of its record; -1 for none.</param>
    /// <param name="Records">The records.</param>
    internal sealed record Conclusion(List<RecordCandidate> Winners, List<int> Owners, List<MatchedRecord> Records);
}
