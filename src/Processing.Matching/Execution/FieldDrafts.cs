using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The fields of all matches of the record types that are being looked for, one match behind the other. Most matches lose or are merged, so fields that are given out are made of what is left.</summary>
/// <remarks>A type that is looked for while another one is puts its fields behind those of the other, and takes them back when its records are made.</remarks>
internal sealed class FieldDrafts
{
    private readonly List<FieldDraft> _fields = [];
    private readonly List<TextSpan> _places = [];

    /// <summary>Number of fields so far.</summary>
    public int Count => _fields.Count;

    /// <summary>Where the fields were read, to be added to.</summary>
    public List<TextSpan> Places => _places;

    /// <summary>What is there, to be gone back to by <see cref="Release"/>.</summary>
    public (int Fields, int Places) Mark => (_fields.Count, _places.Count);

    /// <summary>The fields of a match, in the order the record declares them. Good until a field is added.</summary>
    public ReadOnlySpan<FieldDraft> Of(RecordCandidate candidate) => CollectionsMarshal.AsSpan(_fields).Slice(candidate.FirstField, candidate.FieldCount);

    /// <summary>The places of a field, in text order. Good until one is added.</summary>
    public ReadOnlySpan<TextSpan> PlacesOf(FieldDraft field) => CollectionsMarshal.AsSpan(_places)[field.First..field.End];

    /// <summary>A field of a match; null where it is not filled.</summary>
    public FieldDraft? Find(RecordCandidate candidate, int field)
    {
        foreach (ref readonly var draft in Of(candidate))
        {
            if (draft.Field == field)
            {
                return draft;
            }
        }

        return null;
    }

    /// <summary>Adds a field, whose places are the last of all.</summary>
    public void Add(int field, Value value, int firstPlace) => _fields.Add(new FieldDraft(field, value, firstPlace, _places.Count));

    /// <summary>Puts the last fields, from one on, in the order the record declares them.</summary>
    public ReadOnlySpan<FieldDraft> Arrange(int first)
    {
        var fields = CollectionsMarshal.AsSpan(_fields)[first..];
        if (!IsInOrder(fields))
        {
            fields.Sort(static (left, right) => left.Field.CompareTo(right.Field));
        }

        return fields;
    }

    /// <summary>Forgets everything behind a mark.</summary>
    public void Release((int Fields, int Places) mark)
    {
        CollectionsMarshal.SetCount(_fields, mark.Fields);
        CollectionsMarshal.SetCount(_places, mark.Places);
    }

    /// <summary>The field itself.</summary>
    public MatchedField Make(RecordShape shape, FieldDraft draft) =>
        new(shape.Fields[draft.Field].Name, draft.Value, ImmutableCollectionsMarshal.AsImmutableArray(PlacesOf(draft).ToArray()));

    /// <summary>The fields of a match themselves.</summary>
    public ImmutableArray<MatchedField> Make(RecordShape shape, RecordCandidate candidate)
    {
        var drafts = Of(candidate);
        var fields = new MatchedField[drafts.Length];
        for (var index = 0; index < fields.Length; index++)
        {
            fields[index] = Make(shape, drafts[index]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(fields);
    }

    /// <summary>Forgets all fields, and lets go of their values.</summary>
    public void Clear()
    {
        LatticeBuffers.Empty(_fields);
        LatticeBuffers.Empty(_places);
    }

    private static bool IsInOrder(ReadOnlySpan<FieldDraft> fields)
    {
        for (var index = 1; index < fields.Length; index++)
        {
            if (fields[index].Field < fields[index - 1].Field)
            {
                return false;
            }
        }

        return true;
    }
}
