using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Joins records that name the same thing.</summary>
/// <remarks>
/// In text order each record joins the first group that has a member with the same key, or opens a new one. Groups whose keys are all exact are
/// found by a table; approximate ones are compared one by one, each comparison a step of the budget.
/// </remarks>
internal sealed class KeyMerger(RecordShape shape, MatchBudget budget)
{
    /// <summary>The merged records in text order, and for each candidate the index of the record it went into.</summary>
    public List<MatchedRecord> Merge(List<RecordCandidate> candidates, out int[] owners)
    {
        var groups = new List<Group>();
        var exact = new Dictionary<string, int>(StringComparer.Ordinal);
        owners = new int[candidates.Count];
        for (var index = 0; index < candidates.Count; index++)
        {
            var key = KeyOf(candidates[index]);
            var group = key is null ? -1 : FindGroup(groups, exact, key);
            if (group < 0)
            {
                group = groups.Count;
                groups.Add(new Group([], []));
            }

            if (key is not null && exact.TryAdd(string.Join('\n', key), group))
            {
                groups[group].Keys.Add(key);
            }

            groups[group].Members.Add(candidates[index]);
            owners[index] = group;
        }

        var merged = groups.ConvertAll(Join);
        var order = Enumerable.Range(0, merged.Count)
            .OrderBy(index => merged[index].Span).ThenBy(index => merged[index].Rule, StringComparer.Ordinal).ToArray();
        var places = new int[order.Length];
        for (var index = 0; index < order.Length; index++)
        {
            places[order[index]] = index;
        }

        owners = Array.ConvertAll(owners, owner => places[owner]);
        return [.. order.Select(index => merged[index])];
    }

    private int FindGroup(List<Group> groups, Dictionary<string, int> exact, string[] key)
    {
        if (exact.TryGetValue(string.Join('\n', key), out var known))
        {
            return known;
        }

        if (shape.Key.All(part => part.Similarity >= 1))
        {
            return -1;
        }

        return groups.FindIndex(group => group.Keys.Exists(other => AreSimilar(key, other)));
    }

    private bool AreSimilar(string[] key, string[] other)
    {
        for (var part = 0; part < key.Length; part++)
        {
            if (!budget.TryStep() || !EditDistance.AreSimilar(key[part], other[part], shape.Key[part].Similarity))
            {
                return false;
            }
        }

        return true;
    }

    private string[]? KeyOf(RecordCandidate candidate)
    {
        if (shape.Key.IsEmpty)
        {
            return null;
        }

        var key = new string[shape.Key.Length];
        for (var part = 0; part < key.Length; part++)
        {
            if (Find(candidate.Fields, shape.Fields[shape.Key[part].Field].Name) is not { } field)
            {
                return null;
            }

            key[part] = Folding.ToKey(ValueFormatter.ToScalar(field.Value));
        }

        return key;
    }

    private MatchedRecord Join(Group group)
    {
        // Members stand in text order, and OrderBy is stable: the first wins where all else is equal.
        var ranked = group.Members.OrderByDescending(member => member.Fields.Length).ThenByDescending(member => member.Score).ToList();
        var best = ranked[0];
        var fields = ImmutableArray.CreateBuilder<MatchedField>();
        foreach (var field in shape.Fields)
        {
            var filled = Find(best.Fields, field.Name) ?? group.Members.Select(member => Find(member.Fields, field.Name)).FirstOrDefault(found => found is not null);
            if (filled is not null)
            {
                fields.Add(filled);
            }
        }

        ImmutableArray<TextSpan> mentions = [.. group.Members.SelectMany(member => MentionsOf(shape, member)).Distinct().Order()];
        return new MatchedRecord(shape.Name, best.RuleName, best.Score, best.Span, fields.DrainToImmutable(), mentions);
    }

    /// <summary>Where a match names its record: the first field of the key, else all that was matched.</summary>
    public static ImmutableArray<TextSpan> MentionsOf(RecordShape shape, RecordCandidate member) =>
        !shape.Key.IsEmpty && Find(member.Fields, shape.Fields[shape.Key[0].Field].Name) is { Spans.IsEmpty: false } named ? named.Spans : [member.Span];

    private static MatchedField? Find(ImmutableArray<MatchedField> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return null;
    }

    private sealed record Group(List<RecordCandidate> Members, List<string[]> Keys);
}
