using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>The keys of the records of one type in one document, each with its group.</summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly SimilarKeys? _similar;

    public KeyIndex(ImmutableArray<KeyPart> parts, MatchBudget budget)
    {
        if (parts.Any(part => part.Similarity < 1))
        {
            _similar = new SimilarKeys(parts, budget);
        }
    }

    /// <summary>The group of an equal key, else the first group that has a similar one; -1 for none, null when the budget does not suffice to tell.</summary>
    public int? Find(string[] key) => _exact.TryGetValue(Join(key), out var known) ? known : _similar is null ? -1 : _similar.Find(key);

    /// <summary>Adds a key; one that is there stays with its first group.</summary>
    public void Add(string[] key, int group)
    {
        if (_exact.TryAdd(Join(key), group))
        {
            _similar?.Add(key, group);
        }
    }

    // Folded values hold no line feed.
    private static string Join(string[] key) => key.Length == 1 ? key[0] : string.Join('\n', key);
}
