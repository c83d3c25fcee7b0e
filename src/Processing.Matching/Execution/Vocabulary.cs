using System.Runtime.InteropServices;
using System.Text;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The literal tokens of a program, numbered from 1; 0 stands for every other token.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _symbols;
    private readonly List<string> _inOrder;

    public Vocabulary() => (_symbols, _inOrder) = (new Dictionary<string, int>(StringComparer.Ordinal), []);

    /// <summary>A copy that can grow by itself; what is known keeps its symbols.</summary>
    public Vocabulary(Vocabulary other) => (_symbols, _inOrder) = (new Dictionary<string, int>(other._symbols, StringComparer.Ordinal), [.. other._inOrder]);

    public int Count => _symbols.Count + 1;

    /// <summary>Every token with its symbol, in order of the symbols.</summary>
    public IEnumerable<KeyValuePair<string, int>> All => _inOrder.Select((token, index) => KeyValuePair.Create(token, index + 1));

    /// <summary>The symbol of a token; 0 where it has none.</summary>
    public int Find(string token) => _symbols.GetValueOrDefault(token);

    public int Add(string token)
    {
        ref var symbol = ref CollectionsMarshal.GetValueRefOrAddDefault(_symbols, token, out var isKnown);
        if (!isKnown)
        {
            symbol = _symbols.Count;
            _inOrder.Add(token);
        }

        return symbol;
    }

    /// <summary>The symbol of every token of a text. One probe a token.</summary>
    public int[] Read(TokenizedText text)
    {
        var lookup = _symbols.GetAlternateLookup<ReadOnlySpan<char>>();
        var symbols = new int[text.Count];
        var buffer = new char[64];
        for (var token = 0; token < symbols.Length; token++)
        {
            var folded = text.GetFolded(token);
            if (folded.Length > buffer.Length)
            {
                buffer = new char[folded.Length];
            }

            var length = Encoding.UTF8.GetChars(folded, buffer);
            symbols[token] = lookup.TryGetValue(buffer.AsSpan(0, length), out var symbol) ? symbol : 0;
        }

        return symbols;
    }
}
