namespace Processing.Matching.Execution;

/// <summary>The annotations of one entity while they are found, chained by the token that they start at; used again by the next entity.</summary>
internal sealed class AnnotationChains
{
    private static readonly List<Annotation> Nothing = [];

    private readonly List<int> _next = [];
    private readonly PlaceTable _heads = new();

    /// <summary>The annotations, in the order they were found.</summary>
    public List<Annotation> Found { get; private set; } = Nothing;

    /// <summary>Begins to add annotations to a list.</summary>
    public void Prepare(List<Annotation> found) => Found = found;

    /// <summary>The first one found at a token, to go on from with <see cref="After"/>; -1 for none.</summary>
    public int FirstAt(int token) => _heads.Find(token) - 1;

    /// <summary>The one found before another at the same token; -1 for none.</summary>
    public int After(int index) => _next[index] - 1;

    /// <summary>Adds an annotation.</summary>
    public void Add(Annotation annotation)
    {
        Found.Add(annotation);
        _next.Add(_heads.Replace(annotation.Tokens.Start, Found.Count));
    }

    /// <summary>Forgets the annotations, which stay in their list.</summary>
    public void Clear()
    {
        _heads.Clear();
        _next.Clear();
        Found = Nothing;
    }
}
