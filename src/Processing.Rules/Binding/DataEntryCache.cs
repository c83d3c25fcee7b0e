using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>The entries that lexicons read from data files, for a compilation and all that are derived from it: a keystroke elsewhere must not read a million rows again. Safe for all threads.</summary>
/// <remarks>Entries live as long as the syntax that asks for them. Only what gave no diagnostic is kept, so that what is reported never depends on what was known.</remarks>
internal sealed class DataEntryCache
{
    private readonly ConditionalWeakTable<LexiconSourceSyntax, KnownEntries> _known = [];

    /// <summary>The entries of a source, where they were read from this very file with columns of these types.</summary>
    public bool TryGet(LexiconSourceSyntax source, RuleFile file, ImmutableArray<DataType> types, out ImmutableArray<LexiconEntry> entries)
    {
        if (_known.TryGetValue(source, out var known) && ReferenceEquals(known.File, file) && known.Types.SequenceEqual(types))
        {
            entries = known.Entries;
            return true;
        }

        entries = [];
        return false;
    }

    /// <summary>Keeps the entries of a source.</summary>
    public void Keep(LexiconSourceSyntax source, RuleFile file, ImmutableArray<DataType> types, ImmutableArray<LexiconEntry> entries) =>
        _known.AddOrUpdate(source, new KnownEntries(file, types, entries));

    private sealed record KnownEntries(RuleFile File, ImmutableArray<DataType> Types, ImmutableArray<LexiconEntry> Entries);
}
