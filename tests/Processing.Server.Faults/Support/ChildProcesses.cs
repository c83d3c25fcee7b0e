using System.Collections.Concurrent;
using System.Diagnostics;

namespace Processing.Server.Faults.Support;

/// <summary>Starts programs that must not outlive this one.</summary>
/// <remarks>
/// <c>setpriv --pdeathsig</c> has the kernel end a child when the thread ends that started it. Threads of the pool come and go, so all are started by one thread that stays.
/// </remarks>
internal static class ChildProcesses
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Orders = [];
    private static readonly bool CanFollow = OperatingSystem.IsLinux() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "setpriv")));

    static ChildProcesses() => new Thread(Run) { IsBackground = true, Name = "starts processes" }.Start();

    /// <summary>A .NET program, with its output and its errors to be read.</summary>
    public static ProcessStartInfo Dotnet(IEnumerable<string> arguments)
    {
        // A shell that runs tests in the background has them ignore the interrupt, and what ignores it hands that on. A file that may not grow is an error to be handled, not the end.
        string[] signals = ["env", "--default-signal=INT", "--ignore-signal=XFSZ"];
        string[] before = !OperatingSystem.IsLinux() ? [] : CanFollow ? ["setpriv", "--pdeathsig", "KILL", .. signals] : signals;
        string[] command = [.. before, "dotnet", .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Orders.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    private static void Run()
    {
        foreach (var (start, started) in Orders.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"`{start.FileName}` did not start"));
            }
            catch (Exception failure)
            {
                started.SetException(failure);
            }
        }
    }
}
