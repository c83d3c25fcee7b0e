using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>A label as this server serves it.</summary>
/// <param name="State">Where the registry has it.</param>
/// <param name="Revision">The revision served under it: the one of the state, or where that cannot be loaded the one before; null where there is none.</param>
/// <param name="Problem">Why it is not the one of the state; null where it is.</param>
internal sealed record ServedLabel(LabelState State, LoadedRevision? Revision, string? Problem);
