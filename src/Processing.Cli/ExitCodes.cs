namespace Processing.Cli;

/// <summary>What the exit code of every command means.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>The rules have errors or warnings, a test failed, or a document could not be read.</summary>
    public const int Findings = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>The fault is ours.</summary>
    public const int Internal = 3;
}
