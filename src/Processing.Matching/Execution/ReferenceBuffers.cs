using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What the references of one document are found with, used again by the next.</summary>
internal sealed class ReferenceBuffers
{
    private readonly Stack<ReferenceWork> _idle = new();
    private readonly Dictionary<PreparedClue, ReferenceWords> _words = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the tokens of the document begin with.</summary>
    public TokenOpenings Openings { get; } = new();

    /// <summary>Lists of references.</summary>
    public ListPool<FoundReference> Found { get; } = new();

    /// <summary>What references are found with, that nobody else uses until it is returned.</summary>
    public ReferenceWork TakeWork() => _idle.TryPop(out var work) ? work : new ReferenceWork();

    /// <summary>The words of a clue, that nobody else uses until they are returned with the work.</summary>
    public ReferenceWords TakeWords(PreparedClue clue) => _words.Remove(clue, out var words) ? words : new ReferenceWords(clue.Definition);

    /// <summary>Takes work back, with the words of the clues.</summary>
    public void Return(ReferenceWork work, ImmutableArray<PreparedClue> clues)
    {
        for (var clue = 0; clue < work.Words.Count; clue++)
        {
            if (work.Words[clue] is { } words)
            {
                _words.TryAdd(clues[clue], words);
            }
        }

        work.Clear();
        _idle.Push(work);
    }

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        Openings.Clear();
        Found.Clear();
    }
}
