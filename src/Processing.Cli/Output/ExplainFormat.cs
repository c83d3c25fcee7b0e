namespace Processing.Cli.Output;

/// <summary>How explanations are printed.</summary>
internal enum ExplainFormat
{
    /// <summary>For people.</summary>
    Text = 0,

    /// <summary>One JSON document.</summary>
    Json,
}
