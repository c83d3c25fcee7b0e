using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Programs;

/// <summary>Something that puts annotations on the text. Producers stand in an order in which each uses only earlier ones.</summary>
/// <param name="Name">Full name: package, dot, declaration.</param>
/// <param name="Type">Type of the annotations' values; null when they have none.</param>
public abstract record Producer(string Name, DataType? Type)
{
    /// <summary>Annotations from a lexicon.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="Type">Type of the entries' values.</param>
    /// <param name="Options">How entries are compared.</param>
    /// <param name="Entries">The entries; an entry's number is its index here.</param>
    public sealed record Lexicon(string Name, DataType? Type, LexiconOptions Options, ImmutableArray<LexiconEntry> Entries) : Producer(Name, Type)
    {
        internal Lexicon(string name, DataType? type, LexiconOptions options, LexiconEntries entries)
            : this(name, type, options, ImmutableArray<LexiconEntry>.Empty) => Written = entries;

        /// <summary>The entries; an entry's number is its index here. Those of a program that was read are made by the first call, in O(their bytes).</summary>
        public ImmutableArray<LexiconEntry> Entries
        {
            get => Written.All;
            init => Written = new LexiconEntries(value);
        }

        /// <summary>The entries, without an object for each of those that were read.</summary>
        internal LexiconEntries Written { get; private init; } = new(Entries);
    }

    /// <summary>Annotations from the alternatives of an entity. Each alternative gives its preferred match at each token.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="Type">Type of the values.</param>
    /// <param name="Alternatives">The alternatives, in the order written.</param>
    public sealed record Entity(string Name, DataType? Type, ImmutableArray<EntityAlternative> Alternatives) : Producer(Name, Type);

    /// <summary>Annotations from all rules that find one record type, after overlaps were resolved and records merged, and from the words that stand for them later.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="Shape">The record.</param>
    /// <param name="Rules">The rules, in the order of their full names.</param>
    public sealed record Record(string Name, RecordShape Shape, ImmutableArray<RuleDefinition> Rules)
        : Producer(Name, new DataType(ValueKind.Record) { RecordName = Shape.Name })
    {
        /// <summary>Words that stand for a record found earlier; empty for none. They use only earlier producers.</summary>
        public ImmutableArray<RecordReference> References { get; init; } = [];
    }
}
