using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Language;

/// <summary>What the entries of a lexicon make impossible about the annotation that a predicate looks at.</summary>
internal static class EntryConditions
{
    /// <summary>Why no annotation of a producer meets a predicate; null where one may, or where the fuel does not reach for an answer.</summary>
    public static string? ProblemOf(Producer producer, ExpressionNode predicate, AnalysisFuel fuel)
    {
        string? NoEntry(IReadOnlyDictionary<string, ValueBounds> values) => producer is Producer.Lexicon lexicon && !lexicon.Entries.Any(entry => MayMeet(entry, values)) ? $"no entry of `{lexicon.Name}` has such a value" : null;
        return ConditionSolver.WhyNever(predicate, ConditionFacts.None with { ProblemOf = NoEntry }, fuel);

        // An entry that is not looked at may.
        bool MayMeet(LexiconEntry entry, IReadOnlyDictionary<string, ValueBounds> values) => !fuel.TrySpend(1 + values.Count) || IsPossible(entry, values);
    }

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
