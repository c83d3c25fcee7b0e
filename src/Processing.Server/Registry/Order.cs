namespace Processing.Server.Registry;

/// <summary>Which states of a rule set take the place of the one that is served.</summary>
internal enum Order
{
    /// <summary>Newer ones: two who heard of changes at the same time must not undo each other.</summary>
    Newer,

    /// <summary>Any other: a registry that was away may have been put back to an older state.</summary>
    Any,
}
