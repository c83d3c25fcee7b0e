using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>What differs between the schemas of two revisions of rules.</summary>
/// <param name="Breaking">The changes that break a client made for the older one.</param>
/// <param name="Added">Full names of the records and fields that only the newer one has, in order.</param>
/// <param name="Removed">Full names of those that only the older one has, in order.</param>
public sealed record SchemaDifference(ImmutableArray<Diagnostic> Breaking, ImmutableArray<string> Added, ImmutableArray<string> Removed)
{
    /// <summary>Compares two schemas. The newer one was made with the numbers of the older one, or with numbers recorded for it.</summary>
    /// <param name="older">The older schema.</param>
    /// <param name="newer">The newer schema.</param>
    /// <param name="rules">Where removed records are reported: at the start of this text.</param>
    public static SchemaDifference Between(SchemaSet older, SchemaSet newer, SourceText rules)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var (before, after) = (NamesOf(older), NamesOf(newer));
        return new SchemaDifference(BreakingChanges.Find(older.Numbers, newer, rules), [.. after.Except(before)], [.. before.Except(after)]);
    }

    private static ImmutableSortedSet<string> NamesOf(SchemaSet schema) => schema.Packages
        .SelectMany(package => package.Records)
        .SelectMany(record => record.Fields.Select(field => $"{record.Symbol.FullName}.{field.Name}").Append(record.Symbol.FullName))
        .ToImmutableSortedSet(StringComparer.Ordinal);
}
