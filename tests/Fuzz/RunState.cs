using System.Text.Json;

namespace Fuzz;

/// <summary>Where a run stands, so that the next one can go on from there.</summary>
internal sealed class RunState
{
    public int Seed { get; set; }

    public long NextChain { get; set; }

    public long Failures { get; set; }

    public Counts Counts { get; set; } = new();

    /// <summary>The state of a file where there is one with that seed; a fresh one otherwise.</summary>
    public static RunState Load(string? path, int seed)
    {
        var saved = path is not null && File.Exists(path) ? JsonSerializer.Deserialize<RunState>(File.ReadAllText(path)) : null;
        return saved?.Seed == seed ? saved : new RunState { Seed = seed };
    }

    public void Save(string? path)
    {
        if (path is not null)
        {
            // A run that is ended in the middle of this leaves the old state whole.
            File.WriteAllText(path + ".new", JsonSerializer.Serialize(this));
            File.Move(path + ".new", path, overwrite: true);
        }
    }
}
