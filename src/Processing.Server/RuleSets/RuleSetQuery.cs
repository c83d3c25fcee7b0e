namespace Processing.Server.RuleSets;

/// <summary>Which revision of which rule set is wanted.</summary>
/// <param name="RuleSet">Name of the rule set.</param>
/// <param name="Revision">The exact revision; empty for the one at a label.</param>
/// <param name="Label">The label; empty for <see cref="LiveLabel"/> or, for its share of documents, <see cref="CanaryLabel"/>.</param>
/// <param name="RoutingKey">Decides whether a document belongs to the share of a canary; empty where documents are taken as they come.</param>
public sealed record RuleSetQuery(string RuleSet, string Revision, string Label, string RoutingKey)
{
    /// <summary>The label of what callers get who name nothing.</summary>
    public const string LiveLabel = "live";

    /// <summary>The label that takes a share of the documents of such callers.</summary>
    public const string CanaryLabel = "canary";

    /// <summary>The label whose revision runs beside <see cref="LiveLabel"/> without being answered with.</summary>
    public const string ShadowLabel = "shadow";

    /// <summary>Most UTF-16 code units of a routing key.</summary>
    public const int MaxRoutingKey = 256;
}
