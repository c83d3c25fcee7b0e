namespace Processing.Evaluation;

/// <summary>When a case counts as right.</summary>
public enum CaseRule
{
    /// <summary>All gold marks are found and nothing else.</summary>
    Exact = 0,

    /// <summary>All gold marks are found; what else is found does not count.</summary>
    AllFound,
}
