using System.Collections.Immutable;

namespace Processing.Matching.Programs;

/// <summary>A compiled rule set: all that is needed to apply it, and nothing of its syntax. Immutable and shared by all threads.</summary>
public sealed class RuleProgram
{
    private string? _revision;

    /// <summary>Makes a program without policies.</summary>
    /// <param name="producers">Lexicons, entities and records, each after all that it uses.</param>
    /// <param name="zones">Zones, in order of full name.</param>
    public RuleProgram(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones)
        : this(producers, zones, [])
    {
    }

    /// <summary>Makes a program.</summary>
    /// <param name="producers">Lexicons, entities and records, each after all that it uses. What uses one record of a policy stands behind all of them, unless it is one of them.</param>
    /// <param name="zones">Zones, in order of full name.</param>
    /// <param name="policies">What becomes of overlaps where the usual order is not wanted, by first producer.</param>
    public RuleProgram(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones, ImmutableArray<OverlapPolicy> policies)
    {
        Producers = producers;
        Zones = zones;
        Policies = policies;
    }

    /// <summary>Lexicons, entities and records, each after all that it uses.</summary>
    public ImmutableArray<Producer> Producers { get; }

    /// <summary>The zones.</summary>
    public ImmutableArray<ZoneDefinition> Zones { get; }

    /// <summary>What becomes of overlapping matches of the records that a <c>resolve</c> names.</summary>
    public ImmutableArray<OverlapPolicy> Policies { get; }

    /// <summary>The content hash: lower-case hexadecimal SHA-256 of the program, 64 characters. The same rules give the same revision on every machine. O(size of the program) at the first call.</summary>
    public string Revision => LazyInitializer.EnsureInitialized(ref _revision, () => RevisionHash.Compute(Producers, Zones, Policies));
}
