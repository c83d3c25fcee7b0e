using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Language;

/// <summary>What the entries of a lexicon make impossible about the annotation that a predicate looks at.</summary>
internal static class EntryConditions
{
    private const int MostEntries = 200_000;

    /// <summary>Why no annotation of a producer meets a predicate; null where one may.</summary>
    public static string? ProblemOf(Producer producer, ExpressionNode predicate) => ConditionSolver.ProblemOf(predicate, values =>
        producer is Producer.Lexicon { Entries.Length: <= MostEntries } lexicon && !lexicon.Entries.Any(entry => IsPossible(entry, values))
            ? $"no entry of `{lexicon.Name}` has such a value"
            : null);

    private static bool IsPossible(LexiconEntry entry, IReadOnlyDictionary<string, ValueBounds> values)
    {
        foreach (var (key, bounds) in values)
        {
            if (TryFind(entry, key, out var value) && (value is null || bounds.Allows(value) == false))
            {
                return false;
            }
        }

        return true;
    }

    // False where the key is of something that entries do not have, such as the text of the annotation.
    private static bool TryFind(LexiconEntry entry, string key, out Value? value)
    {
        value = entry.Value;
        if (key == "value")
        {
            return true;
        }

        if (!key.StartsWith("value.", StringComparison.Ordinal))
        {
            return false;
        }

        var column = key["value.".Length..];
        value = (entry.Value as Value.Row)?.Columns.FirstOrDefault(cell => cell.Key == column).Value;
        return entry.Value is Value.Row && !column.Contains('.', StringComparison.Ordinal);
    }
}
