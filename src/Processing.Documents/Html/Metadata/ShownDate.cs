namespace Processing.Documents.Html.Metadata;

/// <summary>The date that a page shows to its readers.</summary>
/// <param name="Statement">The day and where it stands.</param>
/// <param name="IsBeforeTitle">Whether it stands before the title, as the day of today does in the head of many papers.</param>
/// <param name="Times">The times of day beside it, from left to right.</param>
internal sealed record ShownDate(FoundProperty Statement, bool IsBeforeTitle, IReadOnlyList<TimeOnly> Times);
