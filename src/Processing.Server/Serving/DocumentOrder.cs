using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>One document to work on, as any of the methods asks for it.</summary>
internal sealed record DocumentOrder(string Tenant, Wire.Document? Document, string RuleSet, string Revision, Wire.ExtractionOptions Options, Turn Turn, TimeSpan? DefaultLimit)
{
    /// <summary>The label whose revision is wanted; empty for none named.</summary>
    public string Label { get; init; } = "";

    /// <summary>Decides whether the document belongs to the share of a canary; empty for none.</summary>
    public string RoutingKey { get; init; } = "";

    /// <summary>How long until the deadline of the call; null where it has none.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>How the document came.</summary>
    public Arrival Arrival { get; init; }

    /// <summary>What else the thread has to do that asks.</summary>
    public AskingThread Thread { get; init; }
}

/// <summary>What else the thread has to do that asks for a document.</summary>
internal enum AskingThread
{
    /// <summary>It must go on: it reads further documents, or sends records while the engine finds more.</summary>
    GoesOn = 0,

    /// <summary>Nothing until the answer is there: it may be the one that works. A thread for the work alone would have to be woken, often on another core, whose caches know nothing of the document.</summary>
    Waits,
}

/// <summary>How a document came.</summary>
internal enum Arrival
{
    /// <summary>In one message.</summary>
    Whole = 0,

    /// <summary>In pieces.</summary>
    Pieces,
}

/// <summary>What to do while all turns are taken.</summary>
internal enum Turn
{
    /// <summary>Wait, unless too many calls wait already.</summary>
    WaitOrRefuse,

    /// <summary>Wait: the stream that asks holds back its caller meanwhile.</summary>
    Wait,
}
