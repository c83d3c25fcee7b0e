using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Processing.Documents;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Server.RuleSets;
using Processing.Text;

namespace Processing.Server.Tests.Support;

/// <summary>Finds every occurrence of the word <c>alpha</c>; one zone covers the whole document. What comes before and between is up to the test.</summary>
public sealed class FakeExtractor : IDocumentExtractor
{
    public const string Word = "alpha";
    private int _running;
    private int _calls;
    private int _mostRunning;

    /// <summary>Runs at the start of each call, with the document's text.</summary>
    public Action<string, CancellationToken>? Before { get; set; }

    /// <summary>Runs after each record was given to the sink, with its number.</summary>
    public Action<int, CancellationToken>? AfterRecord { get; set; }

    public Truncation? Truncation { get; set; }

    public IReadOnlyList<Matching.RuleCount> RuleCounts { get; set; } = [];

    public int Calls => _calls;

    public int MostRunning => _mostRunning;

    public ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _calls);
        Raise(Interlocked.Increment(ref _running));
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, options.TimeLimit);
            return Find(input, options, sink, cancellation, stop.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private ExtractionResult Find(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation, CancellationToken stop)
    {
        if (input.MediaType == "application/x-large")
        {
            return Unreadable(new ReadError("DP5003", "DOCUMENT_TOO_LARGE", "The engine takes less than the server."));
        }

        if (input.MediaType is not (null or "text/plain"))
        {
            return Unreadable(new ReadError("DP5001", "UNSUPPORTED_MEDIA_TYPE", $"There is no reader for '{input.MediaType}'."));
        }

        if (!Utf8.IsValid(input.Content.Span))
        {
            var at = input.Content.Span.IndexOf((byte)0xFF);
            return Unreadable(new ReadError("DP5002", "INVALID_UTF8", "The document is not UTF-8.", at, 1, at + 1));
        }

        var text = Encoding.UTF8.GetString(input.Content.Span);
        Before?.Invoke(text, stop);
        var units = new UnitIndex(input.Content);
        var records = ImmutableArray.CreateBuilder<ExtractedRecord>();
        for (var at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + 1, StringComparison.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var start = Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
            var place = units.Locate(new OriginalSpan(start, start + Word.Length));
            var field = new ExtractedField("text", new Value.Text(Word), [place]);
            var record = new ExtractedRecord("word", "test.words", 0.5, place, [field], [new ExtractedMention(Word, place)]);
            if (record.Score < options.MinimumScore || !options.Wants(record.Package, record.Record))
            {
                continue;
            }

            records.Add(record);
            sink?.Invoke(record);
            try
            {
                AfterRecord?.Invoke(records.Count, stop);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new ExtractionResult(records.ToImmutable(), [], Matching.Results.Truncation.TimeLimit, null, new ExtractionStatistics("text/plain", input.Content.Length, 0, 0));
            }
        }

        var whole = units.Locate(new OriginalSpan(0, input.Content.Length));
        var statistics = new ExtractionStatistics("text/plain", input.Content.Length, text.Split(' ').Length, 1);
        return new ExtractionResult(records.ToImmutable(), [new ExtractedZone("all", whole)], Truncation, null, statistics) { Content = input.Content };
    }

    private static ExtractionResult Unreadable(ReadError error) => new([], [], null, error, default);

    private void Raise(int running)
    {
        for (var most = _mostRunning; running > most; most = _mostRunning)
        {
            Interlocked.CompareExchange(ref _mostRunning, running, most);
        }
    }
}
