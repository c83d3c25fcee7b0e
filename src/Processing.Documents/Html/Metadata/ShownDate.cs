namespace Processing.Documents.Html.Metadata;

/// <summary>The date that a page shows to its readers.</summary>
/// <param name="Statement">The day and where it stands.</param>
/// <param name="Times">The times of day beside it, from left to right.</param>
internal sealed record ShownDate(FoundProperty Statement, IReadOnlyList<TimeOnly> Times);
