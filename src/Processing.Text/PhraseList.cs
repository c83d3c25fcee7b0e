using System.Runtime.InteropServices;

namespace Processing.Text;

/// <summary>The phrases of several lexicons one after the other, until all are known: so the tables that are made of them are made once, with their size, and filled in rows of which the looks at memory overlap.</summary>
internal sealed class PhraseList
{
    private const int WordsPerPhrase = 2;
    private const int BytesPerPhrase = 20;

    private readonly List<PhraseWord> _words = [];
    private readonly List<Phrase> _phrases = [];
    private byte[] _folded = new byte[1_024];
    private int _length;
    private int _first;

    /// <summary>The phrases, in the order in which they were added.</summary>
    public ReadOnlySpan<Phrase> Phrases => CollectionsMarshal.AsSpan(_phrases);

    /// <summary>The words of all phrases.</summary>
    public Span<PhraseWord> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>What the words' places are in.</summary>
    public ReadOnlySpan<byte> Folded => _folded.AsSpan(0, _length);

    /// <summary>Makes room for so many phrases.</summary>
    public void Reserve(int phrases)
    {
        _words.EnsureCapacity(_words.Count + (phrases * WordsPerPhrase));
        _phrases.EnsureCapacity(_phrases.Count + phrases);
        MakeRoom(phrases * BytesPerPhrase);
    }

    /// <summary>Adds a word to the phrase that is being read.</summary>
    public void AddWord(ReadOnlySpan<byte> folded, PhraseBorder border)
    {
        MakeRoom(folded.Length);
        folded.CopyTo(_folded.AsSpan(_length));
        _words.Add(new PhraseWord(TokenKey.OfStart(_folded.AsSpan(_length), folded.Length), _length, folded.Length, border));
        _length += folded.Length;
    }

    /// <summary>Ends the phrase that is being read.</summary>
    public void End(SetEnd end)
    {
        _phrases.Add(new Phrase(_first, _words.Count - _first, end));
        _first = _words.Count;
    }

    // Keys are read in eights, so something stands behind the last word.
    private void MakeRoom(int bytes)
    {
        if (_length + bytes + sizeof(ulong) > _folded.Length)
        {
            Array.Resize(ref _folded, Math.Max(_folded.Length * 2, _length + bytes + sizeof(ulong)));
        }
    }
}

/// <summary>A phrase of a <see cref="PhraseList"/>.</summary>
/// <param name="First">Its first word.</param>
/// <param name="Count">How many it has; at least one.</param>
/// <param name="End">What it says.</param>
internal readonly record struct Phrase(int First, int Count, SetEnd End);

/// <summary>A word of a <see cref="PhraseList"/>, in 16 bytes.</summary>
internal struct PhraseWord(ulong key, int start, int length, PhraseBorder border)
{
    private readonly int _lengthAndBorder = (length << 1) | (int)border;

    /// <summary>Its <see cref="TokenKey"/>.</summary>
    public readonly ulong Key => key;

    /// <summary>Where it begins in <see cref="PhraseList.Folded"/>, and once it is looked up its symbol.</summary>
    public int StartOrSymbol = start;

    /// <summary>Its bytes.</summary>
    public readonly int Length => _lengthAndBorder >> 1;

    /// <summary>What stands before it.</summary>
    public readonly PhraseBorder Border => (PhraseBorder)(_lengthAndBorder & 1);
}
