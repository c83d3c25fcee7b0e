namespace Processing.Matching.Execution;

/// <summary>The buffers of one search, used again by the next.</summary>
internal sealed class SearchState
{
    private readonly List<PathLink> _links = [];

    public VisitedSet Visited { get; } = new();

    /// <summary>The ways not yet tried, the preferred one on top.</summary>
    public Stack<Way> Open { get; } = new();

    public void Clear()
    {
        Visited.Clear();
        Open.Clear();
        _links.Clear();
    }

    /// <summary>Adds an event behind another; gives its number.</summary>
    public int Append(int previous, PathStep step)
    {
        _links.Add(new PathLink(previous, step, null));
        return _links.Count - 1;
    }

    /// <summary>Adds a run of events behind another.</summary>
    public int Append(int previous, PathStep[] steps)
    {
        _links.Add(new PathLink(previous, default, steps));
        return _links.Count - 1;
    }

    /// <summary>The events up to a number, in the order they happened.</summary>
    public PathStep[] PathTo(int last)
    {
        var links = new Stack<PathLink>();
        for (var index = last; index >= 0; index = _links[index].Previous)
        {
            links.Push(_links[index]);
        }

        var path = new List<PathStep>(links.Count);
        foreach (var link in links)
        {
            if (link.Steps is null)
            {
                path.Add(link.Step);
            }
            else
            {
                path.AddRange(link.Steps);
            }
        }

        return [.. path];
    }

    private readonly record struct PathLink(int Previous, PathStep Step, PathStep[]? Steps);
}

/// <summary>A way to go on with: a state, a place, what the next step must fulfil, and how it was reached.</summary>
internal readonly record struct Way(int State, int Token, StepDemands Demands, int Path);

/// <summary>What the next step must fulfil.</summary>
[Flags]
internal enum StepDemands : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It starts in the sentence of the token before.</summary>
    SameSentence = 1,

    /// <summary>It is an annotation with a conjunction glued to it.</summary>
    Conjunction = 2,
}
