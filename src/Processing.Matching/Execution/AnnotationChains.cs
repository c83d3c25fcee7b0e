namespace Processing.Matching.Execution;

/// <summary>The annotations of one entity while they are found, chained by the token that they start at; used again by the next entity.</summary>
internal sealed class AnnotationChains
{
    private readonly List<int> _next = [];
    private int[] _heads = [];

    /// <summary>The annotations, in the order they were found.</summary>
    public List<Annotation> Found { get; private set; } = [];

    /// <summary>Begins to add annotations to a list, of a document of so many tokens.</summary>
    public void Prepare(int tokens, List<Annotation> found)
    {
        Found = found;
        if (_heads.Length < tokens)
        {
            _heads = new int[TokenRoom.For(tokens)];
        }
    }

    /// <summary>The first one found at a token, to go on from with <see cref="After"/>; -1 for none.</summary>
    public int FirstAt(int token) => _heads[token] - 1;

    /// <summary>The one found before another at the same token; -1 for none.</summary>
    public int After(int index) => _next[index] - 1;

    /// <summary>Adds an annotation.</summary>
    public void Add(Annotation annotation)
    {
        Found.Add(annotation);
        _next.Add(_heads[annotation.Tokens.Start]);
        _heads[annotation.Tokens.Start] = Found.Count;
    }

    /// <summary>Forgets the annotations, which stay in their list.</summary>
    public void Clear()
    {
        foreach (var annotation in Found)
        {
            _heads[annotation.Tokens.Start] = 0;
        }

        _next.Clear();
        Found = [];
    }
}
