namespace Processing.Server.Faults.Support;

/// <summary>A test that sends signals or bounds what a process may write: skipped, and says so, where that is not Linux; never skipped where CI=true.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = (OperatingSystem.IsLinux() && File.Exists("/usr/bin/prlimit")) || Environment.GetEnvironmentVariable("CI") == "true" ? null : "needs Linux and prlimit (util-linux)";
}
