namespace Processing.Documents.Tests;

/// <summary>A test that needs programs: skipped, and says so, where one is not installed; never skipped where CI=true.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <param name="programs">Their names.</param>
    public ProgramFactAttribute(params string[] programs)
    {
        var missing = programs.Where(program => !IsInstalled(program)).ToArray();
        if (missing.Length > 0 && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"not installed: {string.Join(", ", missing)}";
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
