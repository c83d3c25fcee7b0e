using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Joins records that name the same thing.</summary>
/// <remarks>
/// In text order each record joins the group that has a member with an equal key, else the first group that has one with a similar key, else it opens a
/// new one. Where the budget does not suffice to tell which, the record is left out.
/// </remarks>
internal sealed class KeyMerger(RecordShape shape, MatchBudget budget)
{
    // Ticks for putting a candidate into a group and making its part of a record.
    private const int CandidateWork = 32;

    /// <summary>The merged records in text order, and for each candidate the index of the record it went into; -1 for one that was left out.</summary>
    public List<MatchedRecord> Merge(List<RecordCandidate> candidates, out int[] owners)
    {
        if (shape.Key.IsEmpty)
        {
            return KeepApart(candidates, out owners);
        }

        var groups = new List<List<RecordCandidate>>();
        var groupOf = FindGroups(candidates, groups);
        var merged = groups.ConvertAll(members => (Record: Join(members), Group: 0));
        for (var group = 0; group < merged.Count; group++)
        {
            merged[group] = (merged[group].Record, group);
        }

        StableSort.Sort(merged, Compare, budget);
        var places = new int[merged.Count];
        for (var index = 0; index < merged.Count; index++)
        {
            places[merged[index].Group] = index;
        }

        owners = Array.ConvertAll(groupOf, group => group < 0 ? -1 : places[group]);
        return merged.ConvertAll(pair => pair.Record);
    }

    /// <summary>Where a match names its record: the first field of the key, else all that was matched.</summary>
    public static ImmutableArray<TextSpan> MentionsOf(RecordShape shape, RecordCandidate member) =>
        !shape.Key.IsEmpty && Find(member.Fields, shape.Fields[shape.Key[0].Field].Name) is { Spans.IsEmpty: false } named ? named.Spans : PlaceOf(member);

    // Where a field was read from all of the match, its places are shared.
    private static ImmutableArray<TextSpan> PlaceOf(RecordCandidate member)
    {
        foreach (var field in member.Fields)
        {
            if (field.Spans is [var span] && span == member.Span)
            {
                return field.Spans;
            }
        }

        return [member.Span];
    }

    // Without a key each match is a record, and they stand in text order already.
    private List<MatchedRecord> KeepApart(List<RecordCandidate> candidates, out int[] owners)
    {
        owners = new int[candidates.Count];
        var records = new List<MatchedRecord>(candidates.Count);
        for (var index = 0; index < owners.Length; index++)
        {
            budget.Tick(CandidateWork);
            owners[index] = index;
            var only = candidates[index];
            records.Add(new MatchedRecord(shape.Name, only.RuleName, only.Score, only.Span, only.Fields, PlaceOf(only)) { Package = shape.Package });
        }

        return records;
    }

    private int[] FindGroups(List<RecordCandidate> candidates, List<List<RecordCandidate>> groups)
    {
        var known = new KeyIndex(shape.Key, budget);
        var groupOf = new int[candidates.Count];
        Array.Fill(groupOf, -1);
        for (var index = 0; index < groupOf.Length; index++)
        {
            budget.Tick(CandidateWork);
            var key = KeyOf(candidates[index]);
            if ((key is null ? -1 : known.Find(key)) is not { } group)
            {
                continue;
            }

            if (group < 0)
            {
                group = groups.Count;
                groups.Add([]);
            }

            if (key is not null)
            {
                known.Add(key, group);
            }

            groups[group].Add(candidates[index]);
            groupOf[index] = group;
        }

        return groupOf;
    }

    private string[]? KeyOf(RecordCandidate candidate)
    {
        var key = new string[shape.Key.Length];
        for (var part = 0; part < key.Length; part++)
        {
            if (Find(candidate.Fields, shape.Fields[shape.Key[part].Field].Name) is not { } field)
            {
                return null;
            }

            key[part] = Folding.ToKey(ValueFormatter.ToScalar(field.Value));
            budget.Tick(key[part].Length / 4);
        }

        return key;
    }

    private MatchedRecord Join(List<RecordCandidate> members)
    {
        budget.Tick(CandidateWork * members.Count);
        var best = members[0];
        foreach (var member in members)
        {
            // Members stand in text order: the first wins where all else is equal.
            if (member.Fields.Length > best.Fields.Length || (member.Fields.Length == best.Fields.Length && member.Score > best.Score))
            {
                best = member;
            }
        }

        var fields = best.Fields;
        if (members.Count > 1 && fields.Length < shape.Fields.Length)
        {
            fields = [.. shape.Fields.Select(field => Find(best.Fields, field.Name) ?? FindInAny(members, field.Name)).OfType<MatchedField>()];
        }

        ImmutableArray<TextSpan> mentions = members.Count == 1
            ? MentionsOf(shape, best)
            : [.. members.SelectMany(member => MentionsOf(shape, member)).Distinct().Order()];
        return new MatchedRecord(shape.Name, best.RuleName, best.Score, best.Span, fields, mentions) { Package = shape.Package };
    }

    private static int Compare((MatchedRecord Record, int Group) left, (MatchedRecord Record, int Group) right)
    {
        var order = left.Record.Span.CompareTo(right.Record.Span);
        return order != 0 ? order : string.CompareOrdinal(left.Record.Rule, right.Record.Rule);
    }

    private static MatchedField? FindInAny(List<RecordCandidate> members, string name)
    {
        foreach (var member in members)
        {
            if (Find(member.Fields, name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

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
}
