using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Support;

/// <summary>A folder of its own, with a package of one small rule, for a server process.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("faults-").FullName;

    public WorkFolder()
    {
        Directory.CreateDirectory(Rules);
        File.WriteAllText(Path.Combine(Rules, "visits.rules"), Packages.Rules(0));
    }

    /// <summary>Rules that a server can be started with; they compile in no time.</summary>
    public string Rules => Path.Combine(_path, "rules");

    /// <summary>For a registry.</summary>
    public string Data => Path.Combine(_path, "data");

    /// <summary>A path in it.</summary>
    public string PathOf(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
