using System.Collections.Concurrent;
using System.Collections.Immutable;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Shadowing;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>The rule sets of a registry as this server serves them, and behind them those that it was started with.</summary>
/// <remarks>What is served changes by one reference at a time: a document works with the revision that it was given, however often labels move meanwhile.</remarks>
internal sealed class RegistryRuleSets(IRuleSetSource fallback, IRuleRegistry registry, RevisionCache revisions, ShadowRunner shadows, ILogger<RegistryRuleSets> log) : IRuleSetSource
{
    private readonly ConcurrentDictionary<string, ServedRuleSet> _served = new(StringComparer.Ordinal);
    private readonly CanaryRouting _canaries = new();
    private readonly Lock _swapping = new();

    /// <summary>Raised after a rule set has been replaced, on the thread that replaced it.</summary>
    public event Action<ServedRuleSet>? Replaced;

    public ImmutableArray<string> Names =>
        [.. _served.Values.Where(served => served.Live is not null).Select(served => served.Name).Concat(fallback.Names).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>All rule sets of the registry that are served.</summary>
    public IEnumerable<ServedRuleSet> Served => _served.Values;

    public RuleSet? Find(string name) => _served.GetValueOrDefault(name)?.Live?.RuleSet ?? fallback.Find(name);

    /// <summary>A rule set of the registry as it is served; null when this server knows none of that name.</summary>
    public ServedRuleSet? FindServed(string name) => _served.GetValueOrDefault(name);

    public ValueTask<RuleSetSelection> SelectAsync(RuleSetQuery query, CancellationToken cancellation)
    {
        // A rule set that nobody has made live yet takes nothing from the one of the same name that the server was started with.
        if (!_served.TryGetValue(query.RuleSet, out var served) || (served.Live is null && query is { Label: "", Revision: "" } && fallback.Find(query.RuleSet) is not null))
        {
            return fallback.SelectAsync(query, cancellation);
        }

        if (query.Label.Length > 0)
        {
            return ValueTask.FromResult(AtLabel(served, query));
        }

        if (query.Revision.Length > 0)
        {
            return AtRevisionAsync(query, cancellation);
        }

        return ValueTask.FromResult(AsRouted(served, query.RoutingKey));
    }

    /// <summary>Serves a rule set as the registry has it, unless something newer is served already.</summary>
    /// <exception cref="RegistryException">The registry does not answer.</exception>
    public async Task RefreshAsync(string ruleSet, CancellationToken cancellation)
    {
        if (await registry.FindRuleSetAsync(ruleSet, cancellation) is { } state)
        {
            await ServeAsync(state, cancellation);
        }
    }

    /// <summary>Serves a state of a rule set where it is newer than what is served: two who heard of changes at the same time must not undo each other. Its revisions are loaded before anything is replaced.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellation">Stops the loading.</param>
    /// <exception cref="RegistryException">The registry does not answer.</exception>
    public Task ServeAsync(RuleSetState state, CancellationToken cancellation) => ServeAsync(state, new Supersedes(null), cancellation);

    /// <summary>Serves a state of a rule set as the registry has it after it was away, be it an older one: it may have been put back from a backup.</summary>
    /// <param name="state">The state.</param>
    /// <param name="before">What was served before the registry was asked; where something else is served by now, the state must be newer than that.</param>
    /// <param name="cancellation">Stops the loading.</param>
    /// <exception cref="RegistryException">The registry does not answer.</exception>
    public Task RestoreAsync(RuleSetState state, ServedRuleSet? before, CancellationToken cancellation) => ServeAsync(state, new Supersedes(before), cancellation);

    private async Task ServeAsync(RuleSetState state, Supersedes order, CancellationToken cancellation)
    {
        if (!order.Holds(_served.GetValueOrDefault(state.Name), state))
        {
            return;
        }

        var labels = ImmutableArray.CreateBuilder<ServedLabel>(state.Labels.Length);
        foreach (var label in state.Labels)
        {
            labels.Add(await LoadAsync(state.Name, label, cancellation));
        }

        Replace(state, order, labels.ToImmutable());
    }

    private void Replace(RuleSetState state, Supersedes order, ImmutableArray<ServedLabel> labels)
    {
        ServedRuleSet served;
        lock (_swapping)
        {
            var before = _served.GetValueOrDefault(state.Name);
            if (!order.Holds(before, state))
            {
                return;
            }

            served = new ServedRuleSet(state.Name, state.Sequence, labels, shadows.TrafficFor(labels, before?.Shadow));
            _served[state.Name] = served;
        }

        ServerLog.RuleSetServed(log, served.Name, string.Join(", ", served.Labels.Select(label => $"{label.State.Name}={label.Revision?.Id ?? "nothing"}")));
        Replaced?.Invoke(served);
    }

    private async Task<ServedLabel> LoadAsync(string ruleSet, LabelState label, CancellationToken cancellation)
    {
        string problem;
        try
        {
            if (await revisions.GetAsync(ruleSet, label.Revision, Loading.AtOnce, cancellation) is { } loaded)
            {
                return new ServedLabel(label, loaded, null);
            }

            problem = "the registry has no such revision";
        }
        catch (RevisionNotLoadedException broken)
        {
            problem = broken.Message;
        }
        catch (RegistryException damaged) when (damaged.Fault == RegistryFault.Damaged)
        {
            problem = damaged.Message;
        }

        ServerLog.LabelNotServed(log, label.Name, ruleSet, label.Revision, problem);
        return new ServedLabel(label, _served.GetValueOrDefault(ruleSet)?.Find(label.Name)?.Revision, problem);
    }

    private RuleSetSelection AsRouted(ServedRuleSet served, string routingKey)
    {
        if (served.Canary is { Revision: { } canary } label && _canaries.IsWithin(served.Name, routingKey, label.State.Share))
        {
            return RuleSetSelection.Of(canary.RuleSet, RuleSetQuery.CanaryLabel);
        }

        return served.Live is { } live ? Live(served, live) : RuleSetSelection.Failed(SelectionFault.UnknownLabel);
    }

    private static RuleSetSelection AtLabel(ServedRuleSet served, RuleSetQuery query)
    {
        if (served.Find(query.Label)?.Revision is not { } revision)
        {
            return RuleSetSelection.Failed(SelectionFault.UnknownLabel);
        }

        if (query.Revision.Length > 0 && query.Revision != revision.Id)
        {
            return RuleSetSelection.Mismatched(revision.RuleSet);
        }

        return query.Label == RuleSetQuery.LiveLabel ? Live(served, revision) : RuleSetSelection.Of(revision.RuleSet, query.Label);
    }

    private static RuleSetSelection Live(ServedRuleSet served, LoadedRevision live)
    {
        var selection = RuleSetSelection.Of(live.RuleSet, RuleSetQuery.LiveLabel);
        return served.Shadow is { } shadow ? selection.With(shadow) : selection;
    }

    private async ValueTask<RuleSetSelection> AtRevisionAsync(RuleSetQuery query, CancellationToken cancellation)
    {
        // What a caller sent is a name of a revision only if it looks like one, and then it is looked for.
        if (query.Revision.Length != 64 || !query.Revision.All(char.IsAsciiHexDigitLower))
        {
            return RuleSetSelection.Failed(SelectionFault.UnknownRevision);
        }

        try
        {
            return await revisions.GetAsync(query.RuleSet, query.Revision, Loading.InTurn, cancellation) is { } loaded
                ? RuleSetSelection.Of(loaded.RuleSet, "")
                : RuleSetSelection.Failed(SelectionFault.UnknownRevision);
        }
        catch (RevisionNotLoadedException broken)
        {
            return RuleSetSelection.Broken(broken.Diagnostics);
        }
        catch (RegistryException away)
        {
            return RuleSetSelection.Failed(away.Fault switch
            {
                RegistryFault.Damaged => SelectionFault.RegistryDamaged,
                RegistryFault.NewerFormat => SelectionFault.RegistryNewer,
                _ => SelectionFault.RegistryUnavailable,
            });
        }
    }

    // Whether a state takes the place of what is served: a newer one always, any other one of what is named here. A registry that was put back counts on from there, so that equal numbers do not make equal states.
    private readonly record struct Supersedes(ServedRuleSet? Restored)
    {
        public bool Holds(ServedRuleSet? served, RuleSetState state) =>
            served is null || served.Sequence < state.Sequence || (Restored is not null && ReferenceEquals(served, Restored) && !IsOf(served, state));

        private static bool IsOf(ServedRuleSet served, RuleSetState state) =>
            served.Sequence == state.Sequence && served.Labels.Select(label => label.State).SequenceEqual(state.Labels);
    }
}
