using System.Collections.Immutable;
using Processing.Pipeline;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Sources;

namespace Processing.Server.RuleSets;

/// <summary>A rule set as it stands now: ready to extract, or broken with the reasons. Immutable.</summary>
public sealed class RuleSet
{
    private RuleSet(string name, string revision, string program, IDocumentExtractor? extractor, ImmutableArray<string> records, ImmutableArray<RuleSetDiagnostic> diagnostics)
    {
        FullRecords = records;
        Name = name;
        Revision = revision;
        Program = program;
        Extractor = extractor;
        Records = records;
        Diagnostics = diagnostics;
        ShortRevision = revision.Length <= 12 ? revision : revision[..12];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its revision: the name that a registry gives its files, or where it comes from no registry <see cref="Program"/>; empty when it is broken.</summary>
    public string Revision { get; }

    /// <summary>The content hash of its compiled rules; empty when it is broken.</summary>
    public string Program { get; }

    /// <summary>Enough of the revision to tell it from others in measures.</summary>
    internal string ShortRevision { get; private init; }

    /// <summary>What applies it; null when it is broken.</summary>
    public IDocumentExtractor? Extractor { get; }

    /// <summary>Names of the record types that results can carry.</summary>
    public ImmutableArray<string> Records { get; }

    /// <summary>The same with their packages.</summary>
    internal ImmutableArray<string> FullRecords { get; private init; }

    /// <summary>The messages of its records.</summary>
    internal MessageSet Messages { get; private init; } = MessageSet.Empty;

    /// <summary>Why it is broken; empty when it is ready.</summary>
    public ImmutableArray<RuleSetDiagnostic> Diagnostics { get; }

    /// <summary>A rule set that compiled.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="engine">An engine with its program.</param>
    /// <param name="numbers">The file of field numbers that stands beside its rules; null where there is none, and then its records have no messages.</param>
    public static RuleSet Ready(string name, ExtractionEngine engine, SourceText? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return OfRevision(name, engine.Program.Revision, engine, numbers);
    }

    /// <summary>A rule set of a revision that a registry names.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="revision">The name of the revision.</param>
    /// <param name="engine">An engine with its program.</param>
    /// <param name="numbers">The file of field numbers that stands beside its rules; null where there is none, and then its records have no messages.</param>
    public static RuleSet OfRevision(string name, string revision, ExtractionEngine engine, SourceText? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new RuleSet(name, revision, engine.Program.Revision, new EngineExtractor(engine), RecordNames.Of(engine.Program), [])
        {
            FullRecords = RecordNames.FullOf(engine.Program),
            Messages = MessagesOf(engine, numbers),
        };
    }

    /// <summary>A rule set that something else than an engine applies.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="revision">The content hash of its rules.</param>
    /// <param name="extractor">What applies it.</param>
    /// <param name="records">Names of the record types that results can carry.</param>
    public static RuleSet Ready(string name, string revision, IDocumentExtractor extractor, ImmutableArray<string> records) =>
        new(name, revision, revision, extractor, records, []);

    /// <summary>A rule set for one call. Authors try a new one with every change, so measures know them all by one revision.</summary>
    internal static RuleSet Preview(ExtractionEngine engine) =>
        new("preview", engine.Program.Revision, engine.Program.Revision, new EngineExtractor(engine), RecordNames.Of(engine.Program), []) { ShortRevision = "preview", FullRecords = RecordNames.FullOf(engine.Program) };

    /// <summary>A rule set that does not compile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="diagnostics">Why; at least one.</param>
    public static RuleSet Broken(string name, ImmutableArray<RuleSetDiagnostic> diagnostics) => new(name, "", "", null, [], diagnostics);

    /// <summary>Whether results can carry a record type, named with its package or without.</summary>
    internal bool Has(string record) => Records.Contains(record) || FullRecords.Contains(record);

    /// <summary>The first of the wanted record types, all of them where none is named, that has no message; null where each has one.</summary>
    internal string? FindWithoutMessage(IReadOnlyCollection<string> wanted) =>
        FullRecords.FirstOrDefault(record => Messages.WhyMissing(record) is not null && (wanted.Count == 0 || wanted.Any(one => RecordNames.Means(one, record))));

    private static MessageSet MessagesOf(ExtractionEngine engine, SourceText? numbers)
    {
        var (map, problem) = numbers is null ? (NumberMap.Empty, null) : NumberMapFile.Read(numbers);
        return problem is null ? MessageSet.Of(engine.Program, map) : MessageSet.None(problem.Message);
    }
}
