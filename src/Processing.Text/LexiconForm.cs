namespace Processing.Text;

/// <summary>Takes the paths of a form, word by word.</summary>
internal interface IPhrasePaths
{
    /// <summary>Goes on from a node by a word; gives the node behind it.</summary>
    int Extend(int node, ReadOnlySpan<byte> word, PhraseBorder border);

    /// <summary>The form ends at a node.</summary>
    void End(int node);
}

/// <summary>One way in which an entry is written, cut into words at its borders and joiners.</summary>
internal sealed class LexiconForm
{
    // With more joiners than this only "all there" and "all spaces" are looked for.
    private const int MostFreeJoiners = 4;

    private readonly TokenizedText _text;
    private readonly List<Part> _parts;

    private LexiconForm(TokenizedText text, List<Part> parts) => (_text, _parts) = (text, parts);

    /// <summary>Number of words when it is cut at every joiner.</summary>
    public int Count => _parts.Count;

    /// <summary>The form from its first to its last token, as written.</summary>
    public string Written => _text.GetString(_text.GetSpan(new TokenSpan(0, _text.Count)));

    /// <summary>Reads a form; null for one without any token or with too many.</summary>
    public static LexiconForm? Read(string form)
    {
        var text = Tokenizer.TokenizeAsBlock(form);
        if (text.Count is 0 or > LexiconBuilder.MaxTokens)
        {
            return null;
        }

        var parts = CutAtJoiners(text);
        return parts.Count > LexiconBuilder.MaxTokens ? null : new LexiconForm(text, parts);
    }

    /// <summary>Adds every path: each joiner of the form may be a border between words or none.</summary>
    public void AddTo<TPaths>(TPaths paths)
        where TPaths : IPhrasePaths
    {
        var joiners = _parts.FindAll(part => part.FollowsJoiner).Count;
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

            node = paths.Extend(node, _text.GetFolded(new FoldedSpan(word.FoldedStart, word.FoldedEnd)), word.Border);
        }

        paths.End(node);
    }

    private static List<Part> CutAtJoiners(TokenizedText text)
    {
        var parts = new List<Part>();
        var offsets = new int[byte.MaxValue];
        for (var i = 0; i < text.Count; i++)
        {
            var border = i > 0 && !text[i].SpaceBefore && !TokenCharacters.HasJoiner(text.GetBytes(new TextSpan(text[i - 1].Span.End, text[i].Span.Start)))
                ? PhraseBorder.Glued
                : PhraseBorder.Space;
            var joiners = text[i].Joiners == 0 ? 0 : TokenCharacters.FindJoiners(text, i, offsets);
            var start = 0;
            for (var j = 0; j <= joiners; j++)
            {
                var partEnd = j < joiners ? offsets[j] : text[i].Folded.Length;
                parts.Add(new Part(text[i].Folded.Start + start, text[i].Folded.Start + partEnd, j == 0 ? border : PhraseBorder.Space, j > 0));
                start = partEnd;
            }
        }

        return parts;
    }

    private readonly record struct Part(int FoldedStart, int FoldedEnd, PhraseBorder Border, bool FollowsJoiner);
}
