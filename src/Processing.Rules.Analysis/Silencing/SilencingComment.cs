using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Silencing;

/// <summary>A comment <c>// allow DP4010: why</c>.</summary>
/// <param name="Location">The comment, from its slashes to the end of its text.</param>
/// <param name="Id">Where the id stands.</param>
/// <param name="IdText">The id as written.</param>
/// <param name="Reason">What stands behind it, trimmed; empty for nothing.</param>
/// <param name="Scope">What it is about: the clause or declaration below it, or the line it stands behind.</param>
internal sealed record SilencingComment(SourceLocation Location, SourceLocation Id, string IdText, string Reason, SourceSpan Scope)
{
    public bool Covers(SourceLocation place) => ReferenceEquals(place.Source, Location.Source) && Scope.Start <= place.Span.Start && place.Span.Start < Scope.End;
}
