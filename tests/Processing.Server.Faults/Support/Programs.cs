using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Support;

/// <summary>Where the built programs are.</summary>
internal static class Programs
{
    /// <summary>The command line.</summary>
    public static string Rules { get; } = Built("src/Processing.Cli", "rules.dll");

    /// <summary>This program.</summary>
    public static string Faults { get; } = Path.Combine(AppContext.BaseDirectory, "Processing.Server.Faults.dll");

    // In the configuration that this was built in: bin/Release/net10.0, or that of Debug.
    private static string Built(string project, string assembly) =>
        Path.Combine(Repository.Root, project, Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Processing.Server.Faults"), AppContext.BaseDirectory), assembly);
}
