namespace Processing.Server.Serving;

/// <summary>What ends the work on a document before it is done.</summary>
/// <param name="Caller">The caller left, or the server stops.</param>
/// <param name="Limit">The time that was given to the document is over.</param>
/// <param name="Any">One of the two.</param>
internal readonly record struct DocumentTime(CancellationToken Caller, CancellationToken Limit, CancellationToken Any);
