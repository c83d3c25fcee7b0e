using System.Diagnostics;

namespace Processing.Conformance;

/// <summary>A server of the real program, <c>rules serve</c>, on a free port.</summary>
public sealed class RulesServer : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private RulesServer(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens, as <c>http://HOST:PORT</c>.</summary>
    public string Address { get; }

    /// <summary>Starts one.</summary>
    /// <param name="program">The assembly of the command line, <c>rules.dll</c>.</param>
    /// <param name="rules">The rules to serve.</param>
    /// <param name="settings">The settings file.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has what it said.</exception>
    public static async Task<RulesServer> StartAsync(string program, string rules, string settings)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "serve", "--rules", rules, "--settings", settings, "--address", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        var log = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.Add(line.Data ?? "");
            }
        };
        process.Start();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(LongestStart);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token);
            if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
            {
                return new RulesServer(process, line[Announcement.Length..]);
            }
        }
        catch (OperationCanceledException)
        {
            log.Add($"no address within {LongestStart.TotalSeconds} seconds");
        }

        process.Kill();
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"the server did not start:\n{string.Join('\n', log)}");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
