using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The records of one type in one document, and what they were made of.</summary>
/// <param name="Records">The records, in text order.</param>
/// <param name="Winners">The matches they were made of.</param>
/// <param name="Owners">For each match the index of its record; -1 for one that was left out.</param>
/// <param name="References">The words that stand for a record.</param>
internal sealed record FoundRecords(List<MatchedRecord> Records, List<RecordCandidate> Winners, List<int> Owners, List<FoundReference> References)
{
    /// <summary>No records.</summary>
    public static FoundRecords None { get; } = new([], [], [], []);

    /// <summary>Adds an annotation for each place of a record. Most records are used by nothing else, so they are made when somebody asks.</summary>
    public void AddAnnotations(DocumentLattice lattice, List<Annotation> annotations)
    {
        foreach (var reference in References)
        {
            lattice.Budget.Tick();
            annotations.Add(lattice.Annotate(reference.Tokens, reference.Span, new Value.Record(Records[reference.Record]), reference.Clitics));
        }

        for (var index = 0; index < Winners.Count; index++)
        {
            lattice.Budget.Tick();
            if (Winners[index].Tokens.Length > 0 && Owners[index] >= 0)
            {
                annotations.Add(lattice.Annotate(Winners[index].Tokens, Winners[index].Span, new Value.Record(Records[Owners[index]]), LexiconClitics.None));
            }
        }
    }
}
