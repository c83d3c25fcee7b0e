namespace Processing.Server.Registry;

/// <summary>When a revision that is not loaded is loaded.</summary>
internal enum Loading
{
    /// <summary>At once: a label moves to it. Whoever moves labels may be about to end what keeps the server busy.</summary>
    AtOnce,

    /// <summary>In a turn among documents: a caller named it.</summary>
    InTurn,
}
