using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Joins records that name the same thing.</summary>
/// <remarks>
/// In text order each record joins the group that has a member with an equal key, else the first group that has one with a similar key, else it opens a
/// new one. A record without the first field of the key stays apart; of the others, those that two records both lack are equal. Where the budget does not suffice to tell which, the record is left out.
/// </remarks>
internal sealed class KeyMerger(RecordShape shape, LatticeBuffers buffers, MatchBudget budget)
{
    // Ticks for putting a candidate into a group and making its part of a record.
    private const int CandidateWork = 32;

    /// <summary>The merged records in text order, and for each candidate the index of the record it went into; -1 for one that was left out.</summary>
    public List<MatchedRecord> Merge(List<RecordCandidate> candidates, out List<int> owners)
    {
        owners = buffers.Numbers.Take();
        if (shape.Key.IsEmpty || candidates.Count == 1)
        {
            return KeepApart(candidates, owners);
        }

        var groups = buffers.Groups;
        FindGroups(candidates, owners);
        var merged = buffers.Merged;
        for (var group = 0; group < groups.Count; group++)
        {
            merged.Add((Join(groups[group]), group));
        }

        StableSort.Sort(merged, Compare, budget);
        var places = buffers.Numbers.Take();
        CollectionsMarshal.SetCount(places, merged.Count);
        var records = buffers.RecordLists.Take();
        foreach (var (record, group) in merged)
        {
            budget.Tick();
            places[group] = records.Count;
            records.Add(record);
        }

        for (var index = 0; index < owners.Count; index++)
        {
            budget.Tick();
            owners[index] = owners[index] < 0 ? -1 : places[owners[index]];
        }

        merged.Clear();
        groups.Clear();
        return records;
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

    // Without a key each match is a record, and they stand in text order already. A single match has none to be joined with.
    private List<MatchedRecord> KeepApart(List<RecordCandidate> candidates, List<int> owners)
    {
        var records = buffers.RecordLists.Take();
        foreach (var only in candidates)
        {
            budget.Tick(CandidateWork);
            owners.Add(records.Count);
            var mentions = shape.Key.IsEmpty ? PlaceOf(only) : MentionsOf(shape, only);
            records.Add(new MatchedRecord(shape.Name, only.RuleName, only.Score, only.Span, only.Fields, mentions) { Package = shape.Package });
        }

        return records;
    }

    private void FindGroups(List<RecordCandidate> candidates, List<int> groupOf)
    {
        var groups = buffers.Groups;
        var known = new KeyIndex(shape.Key, budget);
        foreach (var candidate in candidates)
        {
            budget.Tick(CandidateWork);
            var key = KeyOf(candidate);
            if ((key is null ? -1 : known.Find(key)) is not { } group)
            {
                groupOf.Add(-1);
                continue;
            }

            if (group < 0)
            {
                group = groups.Count;
                groups.Add(buffers.Candidates.Take());
            }

            if (key is not null)
            {
                known.Add(key, group);
            }

            groups[group].Add(candidate);
            groupOf.Add(group);
        }
    }

    private string[]? KeyOf(RecordCandidate candidate)
    {
        var key = new string[shape.Key.Length];
        for (var part = 0; part < key.Length; part++)
        {
            var field = Find(candidate.Fields, shape.Fields[shape.Key[part].Field].Name);
            if (field is null && part == 0)
            {
                return null;
            }

            key[part] = field is null ? "" : Folding.ToKey(ValueFormatter.ToScalar(field.Value));
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

        var fields = members.Count > 1 && best.Fields.Length < shape.Fields.Length ? FieldsOf(members, best) : best.Fields;
        return new MatchedRecord(shape.Name, best.RuleName, best.Score, best.Span, fields, MentionsOf(members)) { Package = shape.Package };
    }

    private ImmutableArray<MatchedField> FieldsOf(List<RecordCandidate> members, RecordCandidate best)
    {
        var fields = buffers.Fields;
        fields.Clear();
        foreach (var field in shape.Fields)
        {
            if ((Find(best.Fields, field.Name) ?? FindInAny(members, field.Name)) is { } found)
            {
                fields.Add(found);
            }
        }

        // Where the others add nothing the fields of the best are all.
        return fields.Count == best.Fields.Length ? best.Fields : [.. fields];
    }

    private ImmutableArray<TextSpan> MentionsOf(List<RecordCandidate> members)
    {
        if (members.Count == 1)
        {
            return MentionsOf(shape, members[0]);
        }

        var places = buffers.Places.Take();
        foreach (var member in members)
        {
            places.AddRange(MentionsOf(shape, member).AsSpan());
        }

        return MentionPlaces.Of(places);
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
