namespace Processing.Server.Hosting;

/// <summary>Whether the server is stopping: first it says so to whoever asks for its health, then no new work is taken, and after the drain time what still runs is cut.</summary>
/// <remarks>Kestrel by itself would wait for open streams until its shutdown timeout and then reset them, which a client cannot tell from a broken network.</remarks>
internal sealed class DrainState : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _cut;
    private readonly CancellationTokenRegistration _registration;
    private readonly ServerSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<DrainState> _log;

    public DrainState(IHostApplicationLifetime lifetime, ServerSettings settings, TimeProvider time, ILogger<DrainState> log)
    {
        (_settings, _time, _log) = (settings, time, log);
        _cut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _registration = lifetime.ApplicationStopping.Register(_leaving.Cancel);
    }

    /// <summary>Cancelled when the server was told to stop: it is not healthy any more, and still takes new work for <see cref="ServerSettings.DrainNoticeSeconds"/>.</summary>
    public CancellationToken Leaving => _leaving.Token;

    /// <summary>Cancelled when the server takes no new work.</summary>
    public CancellationToken Draining => _draining.Token;

    /// <summary>Cancelled when the drain time is over.</summary>
    public CancellationToken Cut => _cut.Token;

    /// <summary>Runs before the listeners are closed: tells of the end, waits, closes the doors.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _leaving.CancelAsync();
        if (_settings.DrainNotice > TimeSpan.Zero)
        {
            ServerLog.Leaving(_log, _settings.DrainNotice.TotalSeconds);
            await Task.Delay(_settings.DrainNotice, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        ServerLog.Draining(_log, _settings.DrainTime.TotalSeconds);
        await _draining.CancelAsync();
        if (_settings.DrainTime == TimeSpan.Zero)
        {
            await _cut.CancelAsync();
        }
        else
        {
            _cut.CancelAfter(_settings.DrainTime);
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _registration.Dispose();
        _leaving.Dispose();
        _draining.Dispose();
        _cut.Dispose();
    }
}
