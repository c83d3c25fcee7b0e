using Processing.Documents;
using Processing.Matching;

namespace Processing.Pipeline;

/// <summary>All limits of one extraction.</summary>
/// <param name="Documents">Of reading.</param>
/// <param name="Matching">Of matching.</param>
public sealed record ExtractionLimits(DocumentLimits Documents, MatchLimits Matching)
{
    /// <summary>The default limits.</summary>
    public static ExtractionLimits Default { get; } = new(DocumentLimits.Default, MatchLimits.Default);
}
