using System.Text;

namespace Processing.Text;

/// <summary>Takes the paths of a form, word by word.</summary>
internal interface IPhrasePaths
{
    /// <summary>Goes on from a node by a word; gives the node behind it.</summary>
    int Extend(int node, ReadOnlySpan<byte> word, PhraseBorder border);

    /// <summary>The form ends at a node.</summary>
    void End(int node);
}

/// <summary>Reads the ways in which entries are written, one after the other, and cuts each into words at its borders and joiners. Reading allocates next to nothing.</summary>
internal sealed class LexiconForm
{
    // With more joiners than this only "all there" and "all spaces" are looked for.
    private const int MostFreeJoiners = 4;
    private const int UsualWords = 16;

    // Small, as there are lexicons of a few words that are made for one document.
    private readonly TokenBuffer _buffer = new(UsualWords);
    private readonly List<Part> _parts = [];
    private int[] _joiners = [];
    private byte[] _written = [];
    private TokenizedText? _text;

    /// <summary>Number of words of the form when it is cut at every joiner.</summary>
    public int Count => _parts.Count;

    /// <summary>The form from its first to its last token, as written.</summary>
    public string Written => Text.GetString(Text.GetSpan(new TokenSpan(0, Text.Count)));

    private TokenizedText Text => _text ?? throw new InvalidOperationException("No form was read.");

    /// <summary>Reads a form; false for one without any token or with too many. What was read before is gone.</summary>
    public bool TryRead(string form)
    {
        var most = Encoding.UTF8.GetMaxByteCount(form.Length);
        if (_written.Length < most)
        {
            _written = new byte[Math.Max(most, _written.Length * 2)];
        }

        _text = Tokenizer.TokenizeAsBlock(_written.AsMemory(0, Encoding.UTF8.GetBytes(form, _written)), _buffer);
        _parts.Clear();
        if (Text.Count is > 0 and <= LexiconBuilder.MaxTokens)
        {
            CutAtJoiners(Text);
        }

        return _parts.Count is > 0 and <= LexiconBuilder.MaxTokens;
    }

    /// <summary>Adds every path: each joiner of the form may be a border between words or none.</summary>
    public void AddTo<TPaths>(TPaths paths)
        where TPaths : IPhrasePaths
    {
        var joiners = 0;
        foreach (var part in _parts)
        {
            joiners += part.FollowsJoiner ? 1 : 0;
        }

        if (joiners <= MostFreeJoiners)
        {
            for (var split = 0u; split < 1u << joiners; split++)
            {
                AddPath(paths, split);
            }
        }
        else
        {
            AddPath(paths, 0);
            AddPath(paths, uint.MaxValue);
        }
    }

    // The folded bytes of a token's parts are neighbours, so parts are joined by covering them.
    private void AddPath<TPaths>(TPaths paths, uint split)
        where TPaths : IPhrasePaths
    {
        var node = PhraseTrie.Root;
        var joiner = 0;
        for (var i = 0; i < _parts.Count;)
        {
            var word = _parts[i++];
            while (i < _parts.Count && _parts[i].FollowsJoiner && (split & (1u << Math.Min(joiner++, 31))) == 0)
            {
                word = word with { FoldedEnd = _parts[i++].FoldedEnd };
            }

            node = paths.Extend(node, Text.GetFolded(new FoldedSpan(word.FoldedStart, word.FoldedEnd)), word.Border);
        }

        paths.End(node);
    }

    private void CutAtJoiners(TokenizedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            var border = i > 0 && !text[i].SpaceBefore && !TokenCharacters.HasJoiner(text.GetBytes(new TextSpan(text[i - 1].Span.End, text[i].Span.Start)))
                ? PhraseBorder.Glued
                : PhraseBorder.Space;
            var joiners = text[i].Joiners == 0 ? 0 : TokenCharacters.FindJoiners(text, i, _joiners = _joiners.Length > 0 ? _joiners : new int[byte.MaxValue]);
            var start = 0;
            for (var j = 0; j <= joiners; j++)
            {
                var partEnd = j < joiners ? _joiners[j] : text[i].Folded.Length;
                _parts.Add(new Part(text[i].Folded.Start + start, text[i].Folded.Start + partEnd, j == 0 ? border : PhraseBorder.Space, j > 0));
                start = partEnd;
            }
        }
    }

    private readonly record struct Part(int FoldedStart, int FoldedEnd, PhraseBorder Border, bool FollowsJoiner);
}
