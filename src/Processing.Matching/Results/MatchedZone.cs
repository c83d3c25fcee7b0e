using Processing.Text;

namespace Processing.Matching.Results;

/// <summary>A part of the document that a zone declaration named.</summary>
/// <param name="Zone">Name of the zone.</param>
/// <param name="Span">Its place.</param>
public sealed record MatchedZone(string Zone, TextSpan Span);
