using System.Collections.Immutable;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Results;
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

    /// <summary>What the times of <see cref="RuleCount"/> and <see cref="ExtractionResult.Phases"/> are taken by; null for no times.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether the times of rules are taken of every document, and not of every sixteenth only.</summary>
    public bool TimesRules { get; init; }

    /// <summary>The rules it applies.</summary>
    public RuleProgram Program { get; }

    /// <summary>Extracts from one document.</summary>
    /// <param name="input">The document.</param>
    /// <param name="options">What the caller wants of it.</param>
    /// <param name="sink">Receives each record of the result as soon as it is certain, on the calling thread, in the order of <see cref="RunControl.Found"/>; null to collect only.</param>
    /// <param name="cancellation">Stops the engine.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, options.TimeLimit);
        try
        {
            return Extract(input, options, sink, cancellation, stop.Token);
        }
        catch (OperationCanceledException) when (options.TimeLimit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Time was up before there was a text to look for anything in.
            return new ExtractionResult([], [], Truncation.TimeLimit, null, new ExtractionStatistics(input.MediaType ?? "", input.Content.Length, 0, 0));
        }
    }

    private ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation, CancellationToken stop)
    {
        var began = Now;
        var read = DocumentReader.Read(input with { Selectors = Program.Selectors }, _limits.Documents, stop);
        if (read.Document is not { } document)
        {
            return new ExtractionResult([], [], null, read.Error, default);
        }

        var wasRead = Now;
        using var lease = Tokenizer.Lease(document.Text, document.Blocks, document.Facts, stop);
        var text = lease.Text;
        var hadText = Now;
        var places = new PlaceMapper(document, stop);
        var given = new RecordGiver(options, places, text, sink);
        var control = new RunControl { Cancellation = cancellation, TimeLimit = options.TimeLimit, Reference = options.Reference, Clock = Clock, TimesRules = TimesRules, Found = sink is null ? null : given.Give };
        var matches = _executor.Execute(Program, text, _limits.Matching, control);
        var wasMatched = Now;
        var records = ImmutableArray.CreateBuilder<ExtractedRecord>();
        foreach (var match in matches.Records)
        {
            cancellation.ThrowIfCancellationRequested();
            if (given.Find(match) is { } record)
            {
                records.Add(record);
            }
        }

        var zones = ImmutableArray.CreateBuilder<ExtractedZone>(matches.Zones.Length);
        foreach (var zone in matches.Zones)
        {
            cancellation.ThrowIfCancellationRequested();
            zones.Add(new ExtractedZone(zone.Zone, places.Locate(zone.Span)));
        }

        var statistics = new ExtractionStatistics(document.MediaType, document.Original.Length, text.Count, text.SentenceCount);
        return new ExtractionResult(records.ToImmutable(), zones.ToImmutable(), matches.Truncation, null, statistics)
        {
            StoppedRule = matches.StoppedRule,
            Content = document.Content,
            Phases = Clock is { } clock ? new ExtractionPhases(clock.GetElapsedTime(began, wasRead), clock.GetElapsedTime(wasRead, hadText), clock.GetElapsedTime(hadText, wasMatched), clock.GetElapsedTime(wasMatched, Now)) : null,
        };
    }

    private long Now => Clock?.GetTimestamp() ?? 0;
}
