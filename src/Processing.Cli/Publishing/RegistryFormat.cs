namespace Processing.Cli.Publishing;

/// <summary>How the commands about a server's rule sets print.</summary>
internal enum RegistryFormat
{
    /// <summary>For people.</summary>
    Text = 0,

    /// <summary>One JSON object: the answer of the service, in the JSON form of protocol buffers.</summary>
    Json,
}
