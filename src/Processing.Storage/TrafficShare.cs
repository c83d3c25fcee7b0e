namespace Processing.Storage;

/// <summary>A share of traffic, exact to a hundredth of a percent.</summary>
/// <param name="BasisPoints">Parts of ten thousand, 0 to 10,000.</param>
public readonly record struct TrafficShare(int BasisPoints)
{
    /// <summary>All traffic, in basis points.</summary>
    public const int Whole = 10_000;

    /// <summary>No traffic.</summary>
    public static TrafficShare None { get; } = new(0);
}
