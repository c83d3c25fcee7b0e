using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Processing.Storage.Tests;

/// <summary>A PostgreSQL server of the tests' own: a temporary folder, a free loopback port, an unprivileged user.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    // Only a failing test waits so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string? Programs = FindPrograms();
    private readonly string _folder = Directory.CreateTempSubdirectory("postgres-test-").FullName;
    private Process? _process;
    private int _port;
    private int _databases;

    public static bool IsInstalled => Programs is not null;

    public async Task InitializeAsync()
    {
        // Without PostgreSQL the tests are skipped, and where that is forbidden each of them says why it fails.
        if (!IsInstalled)
        {
            return;
        }

        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", _folder);
        }

        await RunAsync([.. AsUser(), Path.Combine(Programs!, "initdb"), "--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "-D", Data]);
        await StartAsync();
    }

    /// <summary>A connection string of an empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        Assert.True(IsInstalled, "PostgreSQL is not installed: apt-get install postgresql");
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection($"{Connection("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name made of a number.
        command.CommandText = $"CREATE DATABASE {name}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return Connection(name);
    }

    /// <summary>Starts the server, on the port that it had before.</summary>
    public async Task StartAsync()
    {
        _port = _port == 0 ? FreePort() : _port;
        string[] command =
        [
            .. AsUser(), Path.Combine(Programs!, "postgres"), "-D", Data, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=50",
        ];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["LC_MESSAGES"] = "C";
        _process = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
        Assert.False(_process.HasExited, "PostgreSQL did not start");
    }

    /// <summary>Stops the server as a power cut would stop it.</summary>
    public async Task KillAsync()
    {
        await RunAsync([.. AsUser(), Path.Combine(Programs!, "pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop"]);
        await _process!.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Timeout=5;Maximum Pool Size=10";

    // PostgreSQL refuses to run as root.
    private static string[] AsUser() => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {await output}{await error}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindPrograms()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : []);
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }
}
