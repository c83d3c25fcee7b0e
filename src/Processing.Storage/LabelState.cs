namespace Processing.Storage;

/// <summary>Where a label stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Revision">The revision it stands at.</param>
/// <param name="Share">The share of traffic that it takes, where that means something for it.</param>
/// <param name="Version">Counts its moves from 1 and never goes back, also where it was taken away meanwhile.</param>
public sealed record LabelState(string Name, string Revision, TrafficShare Share, long Version);
