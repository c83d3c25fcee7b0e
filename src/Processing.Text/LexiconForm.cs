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
    private int _length;

    /// <summary>Number of words of the form when it is cut at every joiner.</summary>
    public int Count => _parts.Count;

    /// <summary>The form from its first to its last token, as written.</summary>
    public string Written => Encoding.UTF8.GetString(_written.AsSpan(_buffer[0].Span.Start.._buffer[_buffer.Count - 1].Span.End));

    /// <summary>Reads a form; false for one without any token or with too many. What was read before is gone.</summary>
    public bool TryRead(string form)
    {
        var most = Encoding.UTF8.GetMaxByteCount(form.Length);
        if (_written.Length < most)
        {
            _written = new byte[Math.Max(most, _written.Length * 2)];
        }

        _length = Encoding.UTF8.GetBytes(form, _written);
        return TryCut();
    }

    /// <summary>Reads a form in UTF-8; false for one without any token or with too many. What was read before is gone.</summary>
    public bool TryRead(ReadOnlySpan<byte> form)
    {
        if (_written.Length < form.Length)
        {
            _written = new byte[Math.Max(form.Length, _written.Length * 2)];
        }

        form.CopyTo(_written);
        _length = form.Length;
        return TryCut();
    }

    private bool TryCut()
    {
        Tokenizer.ScanPhrase(_written.AsSpan(0, _length), _buffer);
        _parts.Clear();
        if (_buffer.Count is > 0 and <= LexiconBuilder.MaxTokens)
        {
            CutAtJoiners();
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

            node = paths.Extend(node, _buffer.FoldedFrom(word.FoldedStart, word.FoldedEnd), word.Border);
        }

        paths.End(node);
    }

    private void CutAtJoiners()
    {
        var text = _written.AsSpan(0, _length);
        for (var i = 0; i < _buffer.Count; i++)
        {
            ref readonly var token = ref _buffer[i];
            var border = i > 0 && !token.SpaceBefore && !TokenCharacters.HasJoiner(text[_buffer[i - 1].Span.End..token.Span.Start])
                ? PhraseBorder.Glued
                : PhraseBorder.Space;
            var joiners = token.Joiners == 0 ? 0 : TokenCharacters.FindJoiners(text, token.Span, _joiners = _joiners.Length > 0 ? _joiners : new int[byte.MaxValue]);
            var start = 0;
            for (var j = 0; j <= joiners; j++)
            {
                var partEnd = j < joiners ? _joiners[j] : _buffer.FoldedOf(i).Length;
                _parts.Add(new Part(token.FoldedStart + start, token.FoldedStart + partEnd, j == 0 ? border : PhraseBorder.Space, j > 0));
                start = partEnd;
            }
        }
    }

    private readonly record struct Part(int FoldedStart, int FoldedEnd, PhraseBorder Border, bool FollowsJoiner);
}
