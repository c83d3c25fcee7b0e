namespace Processing.Server.Serving;

/// <summary>Whether the records of a result were sent before it was made.</summary>
internal enum SentRecords
{
    /// <summary>They were not: the result has them.</summary>
    None = 0,

    /// <summary>All of them were, one by one: the result need not have them.</summary>
    All,
}
