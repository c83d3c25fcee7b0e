using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Processing.Server.RuleSets;

/// <summary>Rule sets in memory, set by whoever compiles them. Safe to share between threads; a rule set can be replaced while calls run, which finish with the one that they began with.</summary>
public sealed class RuleSetCatalogue : IRuleSetSource
{
    private readonly ConcurrentDictionary<string, RuleSet> _current = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ImmutableArray<string> Names => [.. _current.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public RuleSet? Find(string name) => _current.GetValueOrDefault(name);

    /// <summary>Adds a rule set, or replaces the one of the same name.</summary>
    public void Set(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        _current[ruleSet.Name] = ruleSet;
    }

    /// <summary>Takes a rule set away; does nothing when there is none of that name.</summary>
    public void Remove(string name) => _current.TryRemove(name, out _);
}
