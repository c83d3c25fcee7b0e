using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>How another server stands to a change of a label.</summary>
/// <param name="Name">What people call the server.</param>
/// <param name="IsBehind">Whether it has not taken the change in yet.</param>
/// <param name="Problem">Why it took it in and still serves another revision; null where it serves the one at the label.</param>
internal sealed record ServerStanding(string Name, bool IsBehind, string? Problem)
{
    /// <summary>How a server stands by its own report.</summary>
    public static ServerStanding Of(ServerReport server, long sequence, string ruleSet, string label) => server.Sequence < sequence
        ? new ServerStanding(server.Name, true, null)
        : new ServerStanding(server.Name, false, server.Problems.FirstOrDefault(problem => problem.RuleSet == ruleSet && problem.Label == label)?.Problem);
}
