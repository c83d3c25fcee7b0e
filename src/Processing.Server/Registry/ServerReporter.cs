using System.Collections.Immutable;
using Processing.Server.Hosting;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>Tells the other servers of the registry, again and again, how far this one is, and tells how far they are.</summary>
internal sealed class ServerReporter(IRuleRegistry registry, RegistryRuleSets ruleSets, RegistrySettings settings, TimeProvider time, ILogger<ServerReporter> log) : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _one = new(1);
    private long _sequence;
    private Task _beating = Task.CompletedTask;

    /// <summary>Begins to report. The registry need not answer.</summary>
    public void Start() => _beating = Task.Run(BeatAsync, CancellationToken.None);

    /// <summary>This server has taken in all changes up to one, and tells so. A registry that does not answer is told with the next report.</summary>
    public async Task TakenInAsync(long sequence, CancellationToken cancellation)
    {
        Interlocked.Exchange(ref _sequence, sequence);
        try
        {
            await ReportAsync(cancellation);
        }
        catch (RegistryException away)
        {
            ServerLog.NotReported(log, away.Message);
        }
    }

    /// <summary>Waits until every other live server has taken in a change, or cannot, and tells how each stands then.</summary>
    /// <param name="sequence">Number of the change.</param>
    /// <param name="ruleSet">The rule set that changed.</param>
    /// <param name="label">The label that moved.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="RegistryException">The registry does not answer.</exception>
    public async Task<ImmutableArray<ServerStanding>> WaitForOthersAsync(long sequence, string ruleSet, string label, TimeSpan patience, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var others = (await registry.ReadServersAsync(settings.ServerTimeout, cancellation)).Where(server => server.Id != _id);
            ImmutableArray<ServerStanding> standings = [.. others.Select(server => ServerStanding.Of(server, sequence, ruleSet, label))];
            if (standings.All(server => !server.IsBehind) || time.GetElapsedTime(began) >= patience)
            {
                return standings;
            }

            await Task.Delay(Look, time, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        using var farewell = new CancellationTokenSource(LongestFarewell, time);
        try
        {
            await registry.ForgetServerAsync(_id, farewell.Token);
        }
        catch (Exception away) when (away is RegistryException or OperationCanceledException)
        {
            // The others forget it by themselves.
        }

        _stop.Dispose();
        _one.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(settings.ReportInterval, time);
        try
        {
            do
            {
                try
                {
                    await ReportAsync(_stop.Token);
                }
                catch (RegistryException away)
                {
                    ServerLog.NotReported(log, away.Message);
                }
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task ReportAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            // Read in this order: what is served is never older than what is said of it.
            var sequence = Interlocked.Read(ref _sequence);
            var problems = ruleSets.Served.SelectMany(served => served.Labels.Where(label => label.Problem is not null).Select(label => new LabelProblem(served.Name, label.State.Name, label.Problem ?? "")));
            await registry.ReportAsync(new ServerReport(_id, settings.OwnName, sequence, [.. problems]), cancellation);
        }
        finally
        {
            _one.Release();
        }
    }
}
