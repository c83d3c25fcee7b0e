namespace Processing.Cli.Comparing;

/// <summary>How differences are printed.</summary>
internal enum DifferenceFormat
{
    /// <summary>For people.</summary>
    Text = 0,

    /// <summary>One JSON object.</summary>
    Json,
}
