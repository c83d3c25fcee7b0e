namespace Processing.Matching.Execution;

/// <summary>What the frames of one document are put together with, used again by the next.</summary>
internal sealed class FrameBuffers
{
    private readonly Stack<SlotCandidates> _candidates = new();
    private readonly Stack<FrameWork> _work = new();

    /// <summary>Candidates of no slot yet.</summary>
    public SlotCandidates TakeCandidates() => _candidates.TryPop(out var idle) ? idle : new SlotCandidates();

    /// <summary>What one rule works with, that nobody else uses until it is returned.</summary>
    public FrameWork TakeWork() => _work.TryPop(out var idle) ? idle : new FrameWork();

    /// <summary>Takes it back, with all candidates in it.</summary>
    public void Return(FrameWork work)
    {
        foreach (var found in work.OfBlock.Values)
        {
            Return(found);
        }

        foreach (var found in work.OfDocument)
        {
            if (found is not null)
            {
                Return(found);
            }
        }

        work.OfBlock.Clear();
        work.OfDocument.Clear();
        work.Known.Clear();
        _work.Push(work);
    }

    private void Return(SlotCandidates candidates)
    {
        candidates.Clear();
        _candidates.Push(candidates);
    }
}

/// <summary>What one frame rule works with.</summary>
internal sealed class FrameWork
{
    /// <summary>The candidates of slots that are looked for in the blocks of triggers, by the slot and the first token of the block.</summary>
    public Dictionary<(int Slot, int Block), SlotCandidates> OfBlock { get; } = [];

    /// <summary>For each slot the candidates of the whole document; null before they were looked for.</summary>
    public List<SlotCandidates?> OfDocument { get; } = [];

    /// <summary>The arguments that a list has already.</summary>
    public Values.KnownValues Known { get; } = new();
}
