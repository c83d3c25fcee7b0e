namespace Processing.Cli.Comparing;

/// <summary>Which differences between two revisions of rules are findings.</summary>
internal enum DifferenceFinding
{
    /// <summary>Changes of the schema that break clients.</summary>
    Breaking = 0,

    /// <summary>These, and records that are gone or changed.</summary>
    Lost,

    /// <summary>Every difference.</summary>
    Any,

    /// <summary>None.</summary>
    Nothing,
}
