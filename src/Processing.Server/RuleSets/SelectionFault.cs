namespace Processing.Server.RuleSets;

/// <summary>Why there is no revision to work with.</summary>
public enum SelectionFault
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>There is no such rule set.</summary>
    UnknownRuleSet,

    /// <summary>The rule set has no such label.</summary>
    UnknownLabel,

    /// <summary>The rule set has no such revision.</summary>
    UnknownRevision,

    /// <summary>The rule set, or its label, has another revision than the one asked for.</summary>
    OtherRevision,

    /// <summary>The revision cannot be loaded here.</summary>
    NotLoaded,

    /// <summary>The revision is not held here, and where it could be had from does not answer.</summary>
    RegistryUnavailable,

    /// <summary>The revision is not held here, and where it could be had from does not have what was put into it.</summary>
    RegistryDamaged,

    /// <summary>The revision is not held here, and where it could be had from is of a newer version than this server.</summary>
    RegistryNewer,
}
