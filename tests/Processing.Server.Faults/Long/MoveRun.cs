using System.Collections.Immutable;
using System.Diagnostics;
using Processing.Server.Faults.Support;

namespace Processing.Server.Faults.Long;

/// <summary>Moves a label very often under full load.</summary>
internal static class MoveRun
{
    public static async Task RunAsync(RunOptions options, Report report)
    {
        using var folder = new WorkFolder();
        await using var server = await ServerProcess.StartAsync(folder.Rules, ImmutableDictionary<string, string>.Empty, "--data", folder.Data);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(options["minutes"]));
        var load = new LabelMoves(server.Address, options.Count("callers"));
        var clock = Stopwatch.StartNew();
        var made = await load.RunAsync(options.Count("times"), moves => Tell(moves, load), limit.Token);
        report.AtLeast("moves", made, options["times"]);
        report.Tell("time", clock.Elapsed.TotalSeconds, "s");
        report.Tell("answers", load.Answers);
        report.AtMost("failed calls", load.Failures.Length, 0);
        report.AtMost("answers that are not of the revision they name", load.Mismatches, 0);
        report.AtMost("calls after a move that got the revision before", load.Stale, 0);
        foreach (var failure in load.Failures.Take(5))
        {
            report.Note(failure);
        }
    }

    private static void Tell(int moves, LabelMoves load)
    {
        if (moves % 100 == 0)
        {
            RunOptions.Progress($"{moves} moves, {load.Answers} answers, {load.Failures.Length} failures");
        }
    }
}
