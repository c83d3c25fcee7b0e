using System.Globalization;
using System.Threading.Channels;
using Spectre.Console;

namespace Processing.Cli.Loading;

/// <summary>Does something again whenever rule or data files change.</summary>
internal static class RuleWatch
{
    // Editors write a file in several steps.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    /// <summary>Does it once, then after each change, until it is stopped.</summary>
    /// <param name="paths">The files and folders to watch.</param>
    /// <param name="run">What is done; wrong usage, such as a file that is away for a moment, is reported and waited out.</param>
    /// <param name="console">Where the waiting is reported.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RunAsync(IReadOnlyList<string> paths, Action run, IAnsiConsole console, CancellationToken cancellation)
    {
        var changes = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var watchers = paths.Select(path => Watch(path, changes.Writer)).ToArray();
        try
        {
            while (true)
            {
                try
                {
                    run();
                }
                catch (UsageException away)
                {
                    console.WriteLine($"rules: {away.Message}");
                }

                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"waiting for changes of {paths.Count} path{(paths.Count == 1 ? "" : "s")}; Ctrl-C ends it"));
                await changes.Reader.ReadAsync(cancellation);
                await Task.Delay(Quiet, cancellation);
                while (changes.Reader.TryRead(out _))
                {
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        finally
        {
            foreach (var watcher in watchers)
            {
                watcher.Dispose();
            }
        }
    }

    private static FileSystemWatcher Watch(string path, ChannelWriter<string> changes)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = Directory.Exists(path), NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        void Tell(object sender, FileSystemEventArgs change)
        {
            if (Path.GetExtension(change.Name) is ".rules" or ".tsv" or ".csv" or ".json")
            {
                changes.TryWrite(change.FullPath);
            }
        }

        watcher.Changed += Tell;
        watcher.Created += Tell;
        watcher.Deleted += Tell;
        watcher.Renamed += Tell;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
