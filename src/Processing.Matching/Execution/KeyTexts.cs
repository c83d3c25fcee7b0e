using System.Runtime.InteropServices;
using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>Folded keys of records, one behind the other; used again for another record type. What it gives out is good until a key is added.</summary>
internal sealed class KeyTexts
{
    // Folded values hold no line feed.
    private const char Border = '\n';

    // Each part of a key has a border behind it; here is the place of that.
    private readonly List<int> _borders = [];
    private readonly List<char> _characters = [];
    private int _parts = 1;

    /// <summary>Number of keys.</summary>
    public int Count => _borders.Count / _parts;

    /// <summary>Forgets all keys; those to come have so many parts.</summary>
    public void Clear(int parts)
    {
        LatticeBuffers.Empty(_borders);
        LatticeBuffers.Empty(_characters);
        _parts = parts;
    }

    /// <summary>Adds the next part of a key; gives its length.</summary>
    public int AddPart(string text)
    {
        var first = _characters.Count;
        Folding.AddKey(text, _characters);
        _borders.Add(_characters.Count);
        _characters.Add(Border);
        return _characters.Count - 1 - first;
    }

    /// <summary>Takes the last key away.</summary>
    public void RemoveLast()
    {
        CollectionsMarshal.SetCount(_borders, _borders.Count - _parts);
        CollectionsMarshal.SetCount(_characters, _borders.Count == 0 ? 0 : _borders[^1] + 1);
    }

    /// <summary>A part of a key.</summary>
    public ReadOnlySpan<char> this[int key, int part] => Between((key * _parts) + part, (key * _parts) + part + 1)[..^1];

    /// <summary>All parts of a key, each with the border behind it: equal where all parts are.</summary>
    public ReadOnlySpan<char> Whole(int key) => Between(key * _parts, (key + 1) * _parts);

    private ReadOnlySpan<char> Between(int first, int end)
    {
        var start = first == 0 ? 0 : _borders[first - 1] + 1;
        return CollectionsMarshal.AsSpan(_characters)[start..(_borders[end - 1] + 1)];
    }
}
