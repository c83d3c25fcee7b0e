using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Replay;

/// <summary>A program and what of it differs from another one. Immutable; safe to share between threads.</summary>
/// <remarks>Preparing it takes O(producers + size of those that differ), not O(size of the program).</remarks>
public sealed class ProgramChange
{
    private static readonly ConditionalWeakTable<Producer, int[]> KnownUses = [];

    /// <summary>Compares two programs. Producers and zones that are the same objects in both are the same.</summary>
    /// <param name="original">The program that runs were recorded of.</param>
    /// <param name="changed">The other one.</param>
    public ProgramChange(RuleProgram original, RuleProgram changed)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(changed);
        Changed = changed;
        var isAligned = original.Producers.Length == changed.Producers.Length && original.Zones.Length == changed.Zones.Length
            && original.Producers.Select(producer => producer.Name).SequenceEqual(changed.Producers.Select(producer => producer.Name))
            && original.Policies.SequenceEqual(changed.Policies);
        IsLocal = isAligned && original.Zones.Zip(changed.Zones, ReferenceEquals).All(same => same);
        Prepared = isAligned ? PreparedProgram.Derive(changed, PreparedProgram.Of(original)) : PreparedProgram.Of(changed);
        Differs = IsLocal ? [.. original.Producers.Zip(changed.Producers, (before, after) => !ReferenceEquals(before, after))] : [];
        Uses = IsLocal ? [.. changed.Producers.Select(UsesOf)] : [];
    }

    /// <summary>The changed program.</summary>
    public RuleProgram Changed { get; }

    /// <summary>Whether only producers differ, and none was added, taken away or moved.</summary>
    internal bool IsLocal { get; }

    internal PreparedProgram Prepared { get; }

    /// <summary>For each producer whether it differs.</summary>
    internal ImmutableArray<bool> Differs { get; }

    /// <summary>For each producer those that it names itself.</summary>
    internal ImmutableArray<int[]> Uses { get; }

    private static int[] UsesOf(Producer producer) => KnownUses.GetValue(producer, static made =>
    {
        var uses = new ProgramUses();
        uses.Add(made);
        return [.. uses.Producers];
    });
}
