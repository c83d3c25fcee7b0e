namespace Processing.Documents.Tests;

/// <summary>A test that needs programs: skipped, and says so, where one is not installed; where CI=true never skipped for one that the checks install.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <param name="inChecks">Whether <c>.ci/run</c> installs them: yes or no.</param>
    /// <param name="programs">Their names.</param>
    public ProgramFactAttribute(string inChecks, params string[] programs)
    {
        var missing = programs.Where(program => !IsInstalled(program)).ToArray();
        if (missing.Length > 0 && (inChecks == "no" || Environment.GetEnvironmentVariable("CI") != "true"))
        {
            Skip = $"not installed: {string.Join(", ", missing)}";
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
