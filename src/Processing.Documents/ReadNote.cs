namespace Processing.Documents;

/// <summary>Something that a reader had to put up with in a document that it could read.</summary>
/// <param name="Id">Diagnostic id, <c>DP5xxx</c>.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record ReadNote(string Id, string Message);
