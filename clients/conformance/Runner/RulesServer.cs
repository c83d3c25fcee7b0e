using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Processing.Conformance;

/// <summary>A server of the real program, <c>rules serve</c>, on a free port, with an empty registry.</summary>
public sealed class RulesServer : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(180);
    private readonly Process _process;
    private readonly DirectoryInfo _registry;

    private RulesServer(Process process, DirectoryInfo registry, string address, string webAddress)
    {
        _process = process;
        _registry = registry;
        Address = address;
        WebAddress = webAddress;
    }

    /// <summary>Where it listens, as <c>http://HOST:PORT</c>.</summary>
    public string Address { get; }

    /// <summary>Where it listens for browsers, by gRPC-Web over HTTP/1.1.</summary>
    public string WebAddress { get; }

    /// <summary>Starts one.</summary>
    /// <param name="program">The assembly of the command line, <c>rules.dll</c>.</param>
    /// <param name="rules">The rules to serve.</param>
    /// <param name="settings">The settings file.</param>
    /// <param name="folder">The folder that it runs in, in which its settings name other files.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has what it said.</exception>
    public static async Task<RulesServer> StartAsync(string program, string rules, string settings, string folder)
    {
        var registry = Directory.CreateTempSubdirectory("registry-");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "serve", "--rules", rules, "--data", registry.FullName, "--settings", settings, "--address", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder },
        };
        // The server prints one address only, so the other must be known before.
        var web = $"http://127.0.0.1:{FreePort()}";
        process.StartInfo.Environment["processing__web_address"] = web;
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
                return new RulesServer(process, registry, line[Announcement.Length..], web);
            }
        }
        catch (OperationCanceledException)
        {
            log.Add($"no address within {LongestStart.TotalSeconds} seconds");
        }

        process.Kill();
        await process.WaitForExitAsync();
        registry.Delete(recursive: true);
        throw new InvalidOperationException($"the server did not start:\n{string.Join('\n', log)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _registry.Delete(recursive: true);
    }
}
