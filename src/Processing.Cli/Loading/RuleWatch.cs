using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Processing.Cli.Loading;

/// <summary>Does something again whenever rule or data files change.</summary>
/// <remarks>
/// It looks at the files again and again rather than being told by the system, which tells nothing of folders that were moved away and come back, of what links lead to, and of shared drives.
/// A look takes a twentieth of the time at most.
/// </remarks>
internal static class RuleWatch
{
    private const int TimesLookTakes = 20;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>Does it once, then after each change, until it is stopped.</summary>
    /// <param name="paths">The files and folders to watch; they are there.</param>
    /// <param name="run">What is done; a file or folder that is away, or that another program holds, is reported and waited out.</param>
    /// <param name="console">Where the waiting is reported.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RunAsync(IReadOnlyList<string> paths, Action run, IAnsiConsole console, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var seen = WatchedFiles.Look(paths);
                try
                {
                    run();
                }
                catch (Exception away) when (away is UsageException or IOException or UnauthorizedAccessException)
                {
                    console.WriteLine($"rules: {away.Message}");
                }

                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"waiting for changes of {paths.Count} path{(paths.Count == 1 ? "" : "s")}; Ctrl-C ends it"));
                await WaitForChangeAsync(paths, seen, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }

    // Editors write a file in several steps, so a change counts once two looks agree.
    private static async Task WaitForChangeAsync(IReadOnlyList<string> paths, WatchedFiles seen, CancellationToken cancellation)
    {
        var last = seen;
        var wait = BetweenLooks;
        while (true)
        {
            await Task.Delay(wait, cancellation);
            var began = Stopwatch.GetTimestamp();
            var now = WatchedFiles.Look(paths);
            var took = Stopwatch.GetElapsedTime(began) * TimesLookTakes;
            wait = took > BetweenLooks ? took : BetweenLooks;
            if (!now.Equals(seen) && now.Equals(last))
            {
                return;
            }

            last = now;
        }
    }
}
