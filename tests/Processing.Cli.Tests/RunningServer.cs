using System.Diagnostics;

namespace Processing.Cli.Tests;

/// <summary><c>rules serve</c> in a process of its own, on a free port.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    // Only a failing test waits so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Prefix = "listening on ";
    private Process? _process;
    private Task<string>? _log;

    private readonly string[] _options;

    public RunningServer()
        : this([])
    {
    }

    /// <summary>A server with more options of the command.</summary>
    internal RunningServer(params string[] options) => _options = options;

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _process = RulesProcess.Start(["serve", "--address", "http://127.0.0.1:0", .. _options]);
        _log = _process.StandardError.ReadToEndAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? "";
        Assert.True(line.StartsWith(Prefix, StringComparison.Ordinal), $"the server did not say where it listens: {line}");
        Address = line[Prefix.Length..].Trim();
    }

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    /// <returns>The exit code, what it printed after its address, and its log.</returns>
    public async Task<(int ExitCode, string Output, string Log)> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync();
        return (_process.ExitCode, output, await _log!);
    }

    public Task DisposeAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
        }

        _process?.Dispose();
        return Task.CompletedTask;
    }
}
