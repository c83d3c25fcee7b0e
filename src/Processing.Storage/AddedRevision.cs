namespace Processing.Storage;

/// <summary>What came of adding a revision.</summary>
/// <param name="Revision">The revision as it is stored.</param>
/// <param name="IsNew">Whether it was added now; false where the rule set had it already, and nothing was written.</param>
public readonly record struct AddedRevision(StoredRevision Revision, bool IsNew);
