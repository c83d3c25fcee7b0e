using System.Collections.Immutable;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>Applies one program to documents: bytes in, records with places in the document as given out. Safe to share between threads.</summary>
public sealed class ExtractionEngine
{
    private readonly IRuleExecutor _executor;
    private readonly ExtractionLimits _limits;

    /// <summary>Makes an engine for a program.</summary>
    public ExtractionEngine(RuleProgram program, IRuleExecutor executor, ExtractionLimits limits)
    {
        Program = program;
        _executor = executor;
        _limits = limits;
    }

    /// <summary>The rules it applies.</summary>
    public RuleProgram Program { get; }

    /// <summary>Extracts from one document.</summary>
    /// <param name="input">The document.</param>
    /// <param name="options">What the caller wants of it.</param>
    /// <param name="sink">Receives records and zones as soon as they are certain, on the calling thread, in document order; null to collect only.</param>
    /// <param name="cancellation">Stops the engine.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var read = DocumentReader.Read(input, _limits.Documents);
        if (read.Document is not { } document)
        {
            return new ExtractionResult([], [], null, read.Error, default);
        }

        using var lease = Tokenizer.Lease(document.Text, document.Blocks);
        var text = lease.Text;
        var matches = _executor.Execute(Program, text, _limits.Matching, cancellation);
        var places = new PlaceMapper(document);
        var records = ImmutableArray.CreateBuilder<ExtractedRecord>(matches.Records.Length);
        foreach (var match in matches.Records)
        {
            cancellation.ThrowIfCancellationRequested();
            if (match.Score < options.MinimumScore || !options.Wants(match.Record))
            {
                continue;
            }

            var record = places.ToExtracted(match, text);
            records.Add(record);
            sink?.Invoke(record);
        }

        var zones = ImmutableArray.CreateBuilder<ExtractedZone>(matches.Zones.Length);
        foreach (var zone in matches.Zones)
        {
            zones.Add(new ExtractedZone(zone.Zone, places.Locate(zone.Span)));
        }

        var statistics = new ExtractionStatistics(document.MediaType, document.Original.Length, text.Count, text.SentenceCount);
        return new ExtractionResult(records.ToImmutable(), zones.ToImmutable(), matches.Truncation, null, statistics);
    }
}
