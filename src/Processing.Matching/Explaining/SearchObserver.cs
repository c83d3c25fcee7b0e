using Processing.Matching.Execution;

namespace Processing.Matching.Explaining;

/// <summary>Sees each state that a search comes to. A type argument of the search, so that one that sees nothing costs nothing.</summary>
internal interface ISearchObserver
{
    /// <summary>Before a state is followed.</summary>
    void Enter(in Way way, SearchState search);

    /// <summary>After it was followed and the way ended there, or parted.</summary>
    void Ended(SearchState search);

    /// <summary>After it was followed and the way goes on.</summary>
    void WentOn(SearchState search);
}

/// <summary>Sees nothing.</summary>
internal readonly struct NoObserver : ISearchObserver
{
    public void Enter(in Way way, SearchState search)
    {
    }

    public void Ended(SearchState search)
    {
    }

    public void WentOn(SearchState search)
    {
    }
}

/// <summary>Tells a trace.</summary>
internal readonly struct TracingObserver(AttemptTrace trace) : ISearchObserver
{
    public void Enter(in Way way, SearchState search) => trace.Enter(way, search);

    public void Ended(SearchState search) => trace.Leave(search, Ending.Ended);

    public void WentOn(SearchState search) => trace.Leave(search, Ending.WentOn);
}

/// <summary>What became of a way at a state.</summary>
internal enum Ending
{
    /// <summary>It ended, or parted.</summary>
    Ended,

    /// <summary>It goes on.</summary>
    WentOn,
}
