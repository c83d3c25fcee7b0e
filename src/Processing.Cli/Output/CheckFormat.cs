namespace Processing.Cli.Output;

/// <summary>How findings of `rules check` are printed.</summary>
internal enum CheckFormat
{
    /// <summary>For people.</summary>
    Text = 0,

    /// <summary>One JSON array.</summary>
    Json,

    /// <summary>Static Analysis Results Interchange Format 2.1.0.</summary>
    Sarif,
}
