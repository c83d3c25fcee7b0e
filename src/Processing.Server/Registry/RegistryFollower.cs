using Processing.Server.Hosting;
using Processing.Storage;
using Processing.Storage.LastGood;

namespace Processing.Server.Registry;

/// <summary>Keeps what is served like the registry: from the start, where the registry does not answer from what was last served, and with every change that it hears of.</summary>
internal sealed class RegistryFollower(IRuleRegistry registry, RegistryRuleSets ruleSets, RevisionCache revisions, ServerReporter reporter, RegistrySettings settings, TimeProvider time, ILogger<RegistryFollower> log) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stop = new();
    private readonly LastGoodKeeper _keeper = new(log);
    private readonly LastGoodStore? _lastGood = settings.DataFolder.Length > 0 ? new LastGoodStore(Path.Combine(settings.DataFolder, "last-good")) : null;
    private Task _following = Task.CompletedTask;
    private long _seen;

    /// <summary>Serves what there is and begins to follow. Waits for the registry no longer than the settings say.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (_lastGood is null)
        {
            ServerLog.NoLastGood(log);
        }

        var isAway = false;
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            patience.CancelAfter(settings.StartTime);
            try
            {
                await SynchroniseAsync(patience.Token);
            }
            catch (Exception away) when (away is RegistryException || (away is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                isAway = true;
                ServerLog.RegistryAway(log, away is RegistryException ? away.Message : $"it took longer than {settings.StartSeconds} s (`registry.start_seconds`)");
                await ServeLastGoodAsync(cancellation);
            }
        }

        ruleSets.Replaced += _keeper.Add;
        foreach (var served in ruleSets.Served)
        {
            _keeper.Add(served);
        }

        reporter.Start();
        _keeper.Start(Keep);
        _following = Task.Run(() => FollowAsync(isAway), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        await _keeper.DisposeAsync();
        _stop.Dispose();
    }

    private async Task SynchroniseAsync(CancellationToken cancellation)
    {
        // Where another state is served by the time that this one was read, a label was moved here meanwhile, and that is newer.
        var before = ruleSets.Served.ToDictionary(served => served.Name, StringComparer.Ordinal);
        var state = await registry.ReadStateAsync(cancellation);
        foreach (var ruleSet in state.RuleSets)
        {
            await ruleSets.RestoreAsync(ruleSet, before.GetValueOrDefault(ruleSet.Name), cancellation);
        }

        _seen = state.Sequence;
        await reporter.TakenInAsync(_seen, cancellation);
    }

    private async Task ServeLastGoodAsync(CancellationToken cancellation)
    {
        try
        {
            var kept = _lastGood?.Read() ?? new LastGoodState([], []);
            foreach (var problem in kept.Problems)
            {
                ServerLog.LastGoodProblem(log, problem);
            }

            foreach (var ruleSet in kept.RuleSets)
            {
                foreach (var stored in ruleSet.Revisions)
                {
                    try
                    {
                        revisions.Add(stored, cancellation);
                    }
                    catch (RevisionNotLoadedException broken)
                    {
                        ServerLog.LastGoodProblem(log, $"{stored.Revision.RuleSet} {stored.Revision.Id}: {broken.Message}");
                    }
                }

                // The registry may have forgotten, or a backup of it been put back: whatever it says when it answers again goes before this.
                await ruleSets.ServeAsync(ruleSet.State with { Sequence = 0 }, cancellation);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            ServerLog.LastGoodProblem(log, unreadable.Message);
        }
    }

    private async Task FollowAsync(bool isAway)
    {
        var pause = settings.PollInterval;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (isAway)
                {
                    await SynchroniseAsync(_stop.Token);
                    ServerLog.RegistryBack(log);
                    (isAway, pause) = (false, settings.PollInterval);
                }

                await registry.WaitForChangesAsync(_seen, _stop.Token);
                await CatchUpAsync();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                if (fault is not RegistryException)
                {
                    ServerLog.FollowerFault(log, fault);
                }
                else if (!isAway)
                {
                    ServerLog.RegistryAway(log, fault.Message);
                }

                isAway = true;
                await Task.Delay(pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            }
        }
    }

    private async Task CatchUpAsync()
    {
        while (await registry.ReadChangesAsync(_seen, IRuleRegistry.MaxPage, _stop.Token) is { IsEmpty: false } changes)
        {
            foreach (var ruleSet in changes.Select(change => change.RuleSet).Distinct())
            {
                await ruleSets.RefreshAsync(ruleSet, _stop.Token);
            }

            _seen = changes[^1].Sequence;
            await reporter.TakenInAsync(_seen, _stop.Token);
        }
    }

    private void Keep(ServedRuleSet served)
    {
        // A newer one is on its way, or was kept already.
        if (_lastGood is null || !ReferenceEquals(ruleSets.FindServed(served.Name), served))
        {
            return;
        }

        var good = served.Labels.Where(label => label.Revision is not null).ToList();
        var labels = good.Select(label => label.State with { Revision = label.Revision?.Id ?? "" });
        _lastGood.Keep(new LastGoodRuleSet(
            new RuleSetState(served.Name, served.Sequence, [.. labels]),
            [.. good.Select(label => label.Revision?.Stored).OfType<StoredContent>().DistinctBy(stored => stored.Revision.Id)]));
    }
}
