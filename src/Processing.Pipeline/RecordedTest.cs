using System.Collections.Immutable;
using Processing.Documents;
using Processing.Matching.Programs;
using Processing.Matching.Replay;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>A test whose document was read and run once, so that programs which differ a little from the recorded one are run quickly. Safe to share between threads.</summary>
public sealed class RecordedTest
{
    private readonly RecordedRun? _run;
    private readonly PlaceMapper? _places;
    private readonly TokenizedText? _text;
    private readonly ExtractionStatistics _statistics;

    /// <summary>Runs a test and keeps what its document gave.</summary>
    public RecordedTest(RuleProgram program, RuleTest test, ExtractionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Test = test;
        var read = DocumentReader.Read(RuleTestRunner.InputOf(test) with { Selectors = program.Selectors }, limits.Documents, cancellation);
        if (read.Document is not { } document)
        {
            Result = new ExtractionResult([], [], null, read.Error, default);
            return;
        }

        _text = Tokenizer.Tokenize(document.Text, document.Blocks, document.Facts, cancellation);
        _places = new PlaceMapper(document);
        _statistics = new ExtractionStatistics(document.MediaType, document.Original.Length, _text.Count, _text.SentenceCount);
        _run = new RecordedRun(program, _text, limits.Matching, test.Reference, cancellation);
        Result = ToResult(_run.Result, _places, _text);
    }

    /// <summary>The test.</summary>
    public RuleTest Test { get; }

    /// <summary>What the recorded program gives.</summary>
    public ExtractionResult Result { get; }

    /// <summary>What another program gives; null where it is known to be the same.</summary>
    /// <param name="change">From the recorded program to the other one.</param>
    /// <param name="cancellation">Stops it.</param>
    public ExtractionResult? Replay(ProgramChange change, CancellationToken cancellation) =>
        _run?.Replay(change, cancellation) is { } found && _places is not null && _text is not null ? ToResult(found, _places, _text) : null;

    private ExtractionResult ToResult(MatchResult found, PlaceMapper places, TokenizedText text)
    {
        ImmutableArray<ExtractedRecord> records = [.. found.Records.Select(match => places.ToExtracted(match, text))];
        ImmutableArray<ExtractedZone> zones = [.. found.Zones.Select(zone => new ExtractedZone(zone.Zone, places.Locate(zone.Span)))];
        return new ExtractionResult(records, zones, found.Truncation, null, _statistics);
    }
}
