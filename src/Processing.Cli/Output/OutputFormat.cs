namespace Processing.Cli.Output;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text = 0,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One JSON object a line, as results come.</summary>
    Jsonl,
}
