using System.Runtime.InteropServices;

namespace Processing.Server.Hosting;

/// <summary>Ends the process at once when it is told to stop a second time: whoever asks twice does not want to wait. Its exit code is then 128 and the number of the signal.</summary>
public sealed class StopSignals : IDisposable
{
    private const int SigInt = 2;
    private const int SigTerm = 15;
    private readonly PosixSignalRegistration[] _registrations;
    private int _seen;

    /// <summary>Listens from now on. What the first signal does is not its business.</summary>
    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Seen(SigInt)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Seen(SigTerm)),
    ];

    /// <summary>Listens no more.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Seen(int signal)
    {
        if (Interlocked.Increment(ref _seen) > 1)
        {
            Environment.Exit(128 + signal);
        }
    }
}
