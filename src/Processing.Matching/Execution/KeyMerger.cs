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
internal readonly struct KeyMerger(RecordShape shape, LatticeBuffers buffers, MatchBudget budget)
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

    /// <summary>Where a match names its record: the first field of the key, else all that was matched. Good until a field is added.</summary>
    public static ReadOnlySpan<TextSpan> MentionsOf(RecordShape shape, RecordCandidate member, FieldDrafts drafts) =>
        !shape.Key.IsEmpty && drafts.Find(member, shape.Key[0].Field) is { } named && named.First < named.End ? drafts.PlacesOf(named) : member.Place;

    // The record of one match. Where a field was read from all that names it, its places are shared.
    private MatchedRecord ToRecord(RecordCandidate member)
    {
        var fields = buffers.Drafts.Make(shape, member);
        return new MatchedRecord(shape.Name, member.RuleName, member.Score, member.Span, fields, Shared(fields, MentionsOf(shape, member, buffers.Drafts))) { Package = shape.Package };
    }

    private static ImmutableArray<TextSpan> Shared(ImmutableArray<MatchedField> fields, ReadOnlySpan<TextSpan> places)
    {
        foreach (var field in fields)
        {
            if (field.Spans.AsSpan().SequenceEqual(places))
            {
                return field.Spans;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(places.ToArray());
    }

    // Without a key each match is a record, and they stand in text order already. A single match has none to be joined with.
    private List<MatchedRecord> KeepApart(List<RecordCandidate> candidates, List<int> owners)
    {
        var records = buffers.RecordLists.Take();
        foreach (var only in candidates)
        {
            budget.Tick(CandidateWork);
            owners.Add(records.Count);
            records.Add(ToRecord(only));
        }

        return records;
    }

    private void FindGroups(List<RecordCandidate> candidates, List<int> groupOf)
    {
        var groups = buffers.Groups;
        var known = buffers.Keys;
        known.Begin(shape.Key, budget);
        foreach (var candidate in candidates)
        {
            budget.Tick(CandidateWork);
            var hasKey = TryAddKey(candidate, known);
            if ((hasKey ? known.Find() : -1) is not { } group)
            {
                known.Drop();
                groupOf.Add(-1);
                continue;
            }

            if (group < 0)
            {
                group = groups.Count;
                groups.Add(buffers.Candidates.Take());
            }

            if (hasKey)
            {
                known.Keep(group);
            }

            groups[group].Add(candidate);
            groupOf.Add(group);
        }

        known.Clear();
    }

    // False where there is no first field of the key.
    private bool TryAddKey(RecordCandidate candidate, KeyIndex known)
    {
        for (var part = 0; part < shape.Key.Length; part++)
        {
            var field = buffers.Drafts.Find(candidate, shape.Key[part].Field);
            if (field is null && part == 0)
            {
                return false;
            }

            budget.Tick(known.AddPart(field is { } filled ? ValueFormatter.ToScalar(filled.Value) : "") / 4);
        }

        return true;
    }

    private MatchedRecord Join(List<RecordCandidate> members)
    {
        if (members.Count == 1)
        {
            budget.Tick(CandidateWork);
            return ToRecord(members[0]);
        }

        var best = members[0];
        foreach (var member in members)
        {
            budget.Tick(CandidateWork);

            // Members stand in text order: the first wins where all else is equal.
            if (member.FieldCount > best.FieldCount || (member.FieldCount == best.FieldCount && member.Score > best.Score))
            {
                best = member;
            }
        }

        var fields = best.FieldCount < shape.Fields.Length ? FieldsOf(members, best) : buffers.Drafts.Make(shape, best);
        return new MatchedRecord(shape.Name, best.RuleName, best.Score, best.Span, fields, MentionsOf(members)) { Package = shape.Package };
    }

    private ImmutableArray<MatchedField> FieldsOf(List<RecordCandidate> members, RecordCandidate best)
    {
        var fields = buffers.Fields;
        fields.Clear();
        for (var field = 0; field < shape.Fields.Length; field++)
        {
            if ((buffers.Drafts.Find(best, field) ?? FindInAny(members, field)) is { } found)
            {
                fields.Add(found);
            }
        }

        var made = new MatchedField[fields.Count];
        for (var index = 0; index < made.Length; index++)
        {
            made[index] = buffers.Drafts.Make(shape, fields[index]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(made);
    }

    private ImmutableArray<TextSpan> MentionsOf(List<RecordCandidate> members)
    {
        var places = buffers.Places.Take();
        foreach (var member in members)
        {
            budget.Tick();
            places.AddRange(MentionsOf(shape, member, buffers.Drafts));
        }

        return MentionPlaces.Of(places, budget);
    }

    private static int Compare((MatchedRecord Record, int Group) left, (MatchedRecord Record, int Group) right)
    {
        var order = left.Record.Span.CompareTo(right.Record.Span);
        return order != 0 ? order : string.CompareOrdinal(left.Record.Rule, right.Record.Rule);
    }

    private FieldDraft? FindInAny(List<RecordCandidate> members, int field)
    {
        foreach (var member in members)
        {
            budget.Tick();
            if (buffers.Drafts.Find(member, field) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
