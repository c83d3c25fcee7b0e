
namespace Processing.Server.Hosting;

/// <summary>Whether the server is stopping: first no new work is taken, and after the drain time what still runs is cut.</summary>
/// <remarks>Kestrel by itself would wait for open streams until its shutdown timeout and then reset them, which a client cannot tell from a broken network.</remarks>
internal sealed class DrainState : IDisposable
{
    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _cut;
    private readonly CancellationTokenRegistration _registration;
    private readonly TimeSpan _drainTime;
    private readonly ILogger<DrainState> _log;

    public DrainState(IHostApplicationLifetime lifetime, ServerSettings settings, TimeProvider time, ILogger<DrainState> log)
    {
        _log = log;
        _drainTime = settings.DrainTime;
        _cut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _registration = lifetime.ApplicationStopping.Register(Begin);
    }

    /// <summary>Cancelled when the server begins to stop.</summary>
    public CancellationToken Draining => _draining.Token;

    /// <summary>Cancelled when the drain time is over.</summary>
    public CancellationToken Cut => _cut.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _draining.Dispose();
        _cut.Dispose();
    }

    private void Begin()
    {
        ServerLog.Draining(_log, _drainTime.TotalSeconds);
        _draining.Cancel();
        if (_drainTime == TimeSpan.Zero)
        {
            _cut.Cancel();
        }
        else
        {
            _cut.CancelAfter(_drainTime);
        }
    }
}
