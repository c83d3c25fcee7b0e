namespace Processing.Conformance.Tests;

/// <summary>Where the programs and cases are, found by walking up from the test assembly.</summary>
internal static class Places
{
    public static string Root { get; } = Find();

    public static string Conformance => Path.Combine(Root, "clients", "conformance");

    public static string RulesProgram => Built("src/Processing.Cli", "rules.dll");

    public static string CSharpProgram => Built("clients/csharp/Processing.Client.Conformance", "Processing.Client.Conformance.dll");

    // In the configuration that the tests were built in: bin/Release/net10.0, or that of Debug.
    private static string Built(string project, string assembly) =>
        Path.Combine(Root, project, Path.GetRelativePath(Path.Combine(Root, "tests", "Processing.Conformance.Tests"), AppContext.BaseDirectory), assembly);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Processing.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Processing.sln was not found above the test assembly");
    }
}
