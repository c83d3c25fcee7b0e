using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>CPU time of one thread, which other work on the machine does not change.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Nanoseconds of CPU time, user and system.</summary>
    public static long Now() => Read(ThreadCpuTime);

    /// <summary>What <see cref="Read"/> takes for the calling thread, from any thread.</summary>
    public static int Mine() => OperatingSystem.IsLinux() && GetClock(GetThread(), out var clock) == 0 ? clock : ThreadCpuTime;

    /// <summary>Nanoseconds of CPU time of a thread.</summary>
    public static long Read(int clock)
    {
        if (!OperatingSystem.IsLinux())
        {
            return System.Diagnostics.Stopwatch.GetTimestamp() * (1_000_000_000 / System.Diagnostics.Stopwatch.Frequency);
        }

        _ = GetTime(clock, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

#pragma warning disable SYSLIB1054 // The generated way needs unsafe code for one call.
    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Timespec time);

    [DllImport("libc", EntryPoint = "pthread_self")]
    private static extern nint GetThread();

    [DllImport("libc", EntryPoint = "pthread_getcpuclockid")]
    private static extern int GetClock(nint thread, out int clock);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
