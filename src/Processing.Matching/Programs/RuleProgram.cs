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

    /// <summary>Makes a program; its revision is computed when it is first asked for.</summary>
    /// <param name="producers">Lexicons, entities and records, each after all that it uses. What uses one record of a policy stands behind all of them, unless it is one of them.</param>
    /// <param name="zones">Zones, in order of full name.</param>
    /// <param name="policies">What becomes of overlaps where the usual order is not wanted, by first producer.</param>
    public RuleProgram(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones, ImmutableArray<OverlapPolicy> policies)
        : this(producers, zones, policies, null)
    {
    }

    /// <summary>Makes a program and computes its revision, unless the caller gives up.</summary>
    /// <param name="producers">Lexicons, entities and records, each after all that it uses. What uses one record of a policy stands behind all of them, unless it is one of them.</param>
    /// <param name="zones">Zones, in order of full name.</param>
    /// <param name="policies">What becomes of overlaps where the usual order is not wanted, by first producer.</param>
    /// <param name="cancellation">Whether the caller gave up; looked at with every 64 KiB that are hashed.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public RuleProgram(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones, ImmutableArray<OverlapPolicy> policies, CancellationToken cancellation)
        : this(producers, zones, policies, RevisionHash.Compute(producers, zones, policies, cancellation))
    {
    }

    /// <summary>A program whose revision is known, or is computed when it is first asked for.</summary>
    internal RuleProgram(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones, ImmutableArray<OverlapPolicy> policies, string? revision)
    {
        Producers = producers;
        Zones = zones;
        Policies = policies;
        Selectors = [.. zones.SelectMany(zone => zone.Clauses).OfType<ZoneClause.Css>().Select(css => css.Selector).Distinct(StringComparer.Ordinal)];
        _revision = revision;
    }

    /// <summary>Lexicons, entities and records, each after all that it uses.</summary>
    public ImmutableArray<Producer> Producers { get; }

    /// <summary>The zones.</summary>
    public ImmutableArray<ZoneDefinition> Zones { get; }

    /// <summary>The CSS selectors that zones name, each once, in their order: what a reader of pages is to look for.</summary>
    public ImmutableArray<string> Selectors { get; }

    /// <summary>What becomes of overlapping matches of the records that a <c>resolve</c> names.</summary>
    public ImmutableArray<OverlapPolicy> Policies { get; }

    /// <summary>The content hash: lower-case hexadecimal SHA-256 of the program, 64 characters. The same rules give the same revision on every machine. Where it was not computed at once, the first call takes O(size of the program).</summary>
    public string Revision => LazyInitializer.EnsureInitialized(ref _revision, () => RevisionHash.Compute(Producers, Zones, Policies, CancellationToken.None));
}
