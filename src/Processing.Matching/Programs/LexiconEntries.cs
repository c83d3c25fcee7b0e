using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Processing.Matching.Values;

namespace Processing.Matching.Programs;

/// <summary>The entries of a lexicon: as objects, or as they are written in the bytes of a program, from which objects are made when somebody asks for them. Immutable.</summary>
/// <remarks>A server asks for values only, and reads the forms once, when it indexes them: a text and two objects for each of a hundred thousand entries would take most of the time of a load, collections included.</remarks>
internal sealed class LexiconEntries : IEquatable<LexiconEntries>
{
    private readonly byte[] _bytes = [];
    private readonly int[] _starts = [];
    private LexiconEntry[]? _all;
    private Value?[]? _values;

    /// <summary>Entries that exist as objects.</summary>
    public LexiconEntries(ImmutableArray<LexiconEntry> all)
    {
        _all = ImmutableCollectionsMarshal.AsArray(all) ?? [];
        Count = _all.Length;
    }

    /// <summary>Entries as a program has them.</summary>
    /// <param name="bytes">Their bytes, checked, as <see cref="ProgramWriter"/> writes them one behind the other.</param>
    /// <param name="starts">Where each begins.</param>
    /// <param name="values">The value of each.</param>
    public LexiconEntries(byte[] bytes, int[] starts, Value?[] values) =>
        (_bytes, _starts, _values, Count) = (bytes, starts, values, starts.Length);

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>The value of each entry.</summary>
    public ImmutableArray<Value?> Values => ImmutableCollectionsMarshal.AsImmutableArray(LazyInitializer.EnsureInitialized(ref _values, () => Array.ConvertAll(_all ?? [], static entry => entry.Value)));

    /// <summary>The entries as objects, made by the first call in O(their bytes).</summary>
    public ImmutableArray<LexiconEntry> All => ImmutableCollectionsMarshal.AsImmutableArray(LazyInitializer.EnsureInitialized(ref _all, MakeAll));

    /// <summary>The bytes of all entries as a program has them; empty where they are known as objects only.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Calls for each form in UTF-8 with the number of its entry.</summary>
    public void VisitForms<TVisitor>(ref TVisitor visitor)
        where TVisitor : ILexiconForms, allows ref struct
    {
        if (_starts.Length == 0)
        {
            VisitObjects(ref visitor);
            return;
        }

        for (var entry = 0; entry < _starts.Length; entry++)
        {
            var at = _starts[entry];
            for (var forms = ReadLength(ref at); forms > 0; forms--)
            {
                var length = ReadLength(ref at);
                visitor.Visit(entry, _bytes.AsSpan(at, length));
                at += length;
            }
        }
    }

    /// <summary>Number of forms of all entries.</summary>
    public int CountForms()
    {
        var count = 0;
        for (var entry = 0; entry < Count; entry++)
        {
            var at = _starts.Length == 0 ? 0 : _starts[entry];
            count += _starts.Length == 0 ? All[entry].Forms.Length : ReadLength(ref at);
        }

        return count;
    }

    /// <summary>Whether both are the same entries, not only equal ones.</summary>
    public bool Equals(LexiconEntries? other) => ReferenceEquals(this, other) || (other is not null && _all is { } all && ReferenceEquals(all, other._all));

    public override bool Equals(object? obj) => Equals(obj as LexiconEntries);

    // Of what does not change when the objects are made.
    public override int GetHashCode() => Count;

    private void VisitObjects<TVisitor>(ref TVisitor visitor)
        where TVisitor : ILexiconForms, allows ref struct
    {
        var buffer = new byte[256];
        for (var entry = 0; entry < Count; entry++)
        {
            foreach (var form in All[entry].Forms)
            {
                var most = Encoding.UTF8.GetMaxByteCount(form.Length);
                buffer = buffer.Length < most ? new byte[most] : buffer;
                visitor.Visit(entry, buffer.AsSpan(0, Encoding.UTF8.GetBytes(form, buffer)));
            }
        }
    }

    private LexiconEntry[] MakeAll()
    {
        var all = new LexiconEntry[_starts.Length];
        for (var entry = 0; entry < all.Length; entry++)
        {
            var at = _starts[entry];
            var forms = new string[ReadLength(ref at)];
            for (var form = 0; form < forms.Length; form++)
            {
                var length = ReadLength(ref at);
                forms[form] = Encoding.UTF8.GetString(_bytes, at, length);
                at += length;
            }

            all[entry] = new LexiconEntry(ImmutableCollectionsMarshal.AsImmutableArray(forms), Values[entry]);
        }

        return all;
    }

    // A number that is not negative, seven bits a byte and shifted by the bit of its sign.
    private int ReadLength(ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = _bytes[at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (int)(number >> 1);
            }
        }
    }
}

/// <summary>Takes the forms of a lexicon.</summary>
internal interface ILexiconForms
{
    /// <summary>A form of an entry, in UTF-8; good until the call returns.</summary>
    void Visit(int entry, ReadOnlySpan<byte> form);
}
