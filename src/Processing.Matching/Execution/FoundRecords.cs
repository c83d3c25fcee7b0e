using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The records of one type in one document, and what they were made of. It belongs to its document, and is used again for another one.</summary>
internal sealed class FoundRecords
{
    /// <summary>No records.</summary>
    public static FoundRecords None { get; } = new();

    /// <summary>The records, in text order.</summary>
    public List<MatchedRecord> Records { get; private set; } = [];

    /// <summary>The matches they were made of.</summary>
    public List<RecordCandidate> Winners { get; private set; } = [];

    /// <summary>For each match the index of its record; -1 for one that was left out.</summary>
    public List<int> Owners { get; private set; } = [];

    /// <summary>The words that stand for a record.</summary>
    public List<FoundReference> References { get; private set; } = [];

    /// <summary>Makes it other ones.</summary>
    public void Set(List<MatchedRecord> records, List<RecordCandidate> winners, List<int> owners, List<FoundReference> references) =>
        (Records, Winners, Owners, References) = (records, winners, owners, references);

    /// <summary>Lets go of what it holds: a long list is not used again, and would keep its records.</summary>
    public void Forget() => Set(None.Records, None.Winners, None.Owners, None.References);

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
