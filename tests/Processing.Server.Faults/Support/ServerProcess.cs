using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Processing.Server.Faults.Support;

/// <summary>The real program, <c>rules serve</c>, in a process of its own on a free port. It ends with the process that started it, however that ends.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Only what fails waits so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private const string Announcement = "listening on ";
    private readonly Process _process;
    private readonly List<string> _log = [];
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    private ServerProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>All that it has logged.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>User and system time so far; the kernel counts it in hundredths of a second.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it has now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public int Threads => Directory.GetDirectories($"/proc/{Id}/task").Length;

    /// <summary>Open files and sockets.</summary>
    public int Handles => Directory.GetFileSystemEntries($"/proc/{Id}/fd").Length;

    /// <summary>Open files and sockets by what they are, such as <c>socket</c> or the path of a file.</summary>
    public Dictionary<string, int> HandleKinds => Directory.GetFileSystemEntries($"/proc/{Id}/fd").Select(entry => new FileInfo(entry).LinkTarget ?? "gone").GroupBy(target => target.Split(':')[0], StringComparer.Ordinal).ToDictionary(kind => kind.Key, kind => kind.Count(), StringComparer.Ordinal);

    /// <summary>Starts one and waits until it listens.</summary>
    /// <param name="rules">The folder or file of its rules.</param>
    /// <param name="settings">Settings by their keys, such as <c>processing.max_waiting_calls</c>.</param>
    /// <param name="arguments">Further arguments of <c>rules serve</c>.</param>
    public static Task<ServerProcess> StartAsync(string rules, ImmutableDictionary<string, string>? settings = null, params string[] arguments) => StartShippedAsync(settings, ["--rules", rules, .. arguments]);

    /// <summary>The same with the shipped rules.</summary>
    public static Task<ServerProcess> StartShippedAsync(ImmutableDictionary<string, string>? settings = null, params string[] arguments)
    {
        var start = ChildProcesses.Dotnet(["exec", Programs.Rules, "serve", "--address", "http://127.0.0.1:0", .. arguments]);
        foreach (var (key, value) in settings ?? [])
        {
            start.Environment[key.Replace(".", "__", StringComparison.Ordinal)] = value;
        }

        return StartAsync(start);
    }

    /// <summary>A gRPC service that does nothing of its own, to compare with.</summary>
    public static Task<ServerProcess> StartEchoAsync(int answerBytes, EchoWork work) => StartAsync(ChildProcesses.Dotnet(["exec", Programs.Faults, "echo", answerBytes.ToString(CultureInfo.InvariantCulture), $"{work}"]));

    private static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        var server = new ServerProcess(ChildProcesses.Start(start));
        var line = await server._process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "";
        if (!line.StartsWith(Announcement, StringComparison.Ordinal))
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"the server did not say where it listens: {line}\n{string.Join('\n', server.Log)}");
        }

        server.Address = new Uri(line[Announcement.Length..]);
        return server;
    }

    /// <summary>Sends a signal, such as <c>TERM</c> or <c>KILL</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Lets it write no file beyond a length, as a full disk would; null for no limit.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        using var limit = Process.Start("prlimit", [$"--pid={Id}", $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:unlimited"]);
        await limit.WaitForExitAsync();
        if (limit.ExitCode != 0)
        {
            throw new InvalidOperationException("prlimit did not set the limit");
        }
    }

    /// <summary>Done when a line of the log has the text.</summary>
    public Task LoggedAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_log)
        {
            if (_log.Exists(line => line.Contains(text, StringComparison.Ordinal)))
            {
                return Task.CompletedTask;
            }

            _awaited.Add((text, seen));
        }

        return seen.Task.WaitAsync(Patience);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Ends it at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Add(line);
            foreach (var (_, seen) in _awaited.Where(awaited => line.Contains(awaited.Text, StringComparison.Ordinal)))
            {
                seen.TrySetResult();
            }
        }
    }
}
