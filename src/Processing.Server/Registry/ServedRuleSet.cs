using System.Collections.Immutable;
using Processing.Server.RuleSets;
using Processing.Server.Shadowing;

namespace Processing.Server.Registry;

/// <summary>A rule set as this server serves it at one moment. Immutable: a newer one takes its place as a whole.</summary>
internal sealed class ServedRuleSet
{
    public ServedRuleSet(string name, long sequence, ImmutableArray<ServedLabel> labels, ShadowTraffic? shadow)
    {
        Name = name;
        Sequence = sequence;
        Labels = labels;
        Shadow = shadow;
        Live = Find(RuleSetQuery.LiveLabel)?.Revision;
        Canary = Find(RuleSetQuery.CanaryLabel);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Number of the change of the registry that it stands for.</summary>
    public long Sequence { get; }

    /// <summary>Its labels, by name.</summary>
    public ImmutableArray<ServedLabel> Labels { get; }

    /// <summary>What callers get who name nothing; null for nothing.</summary>
    public LoadedRevision? Live { get; }

    /// <summary>What takes a share of that; null for nothing.</summary>
    public ServedLabel? Canary { get; }

    /// <summary>Where results of <see cref="Live"/> are compared with those of a shadow; null for nowhere.</summary>
    public ShadowTraffic? Shadow { get; }

    /// <summary>A label; null when there is none of that name.</summary>
    public ServedLabel? Find(string label)
    {
        foreach (var served in Labels)
        {
            if (served.State.Name == label)
            {
                return served;
            }
        }

        return null;
    }
}
