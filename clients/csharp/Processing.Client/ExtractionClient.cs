using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Net.Client;
using Processing.Extraction.V1;
using Processing.Server.V1;

namespace Processing.Client;

/// <summary>Calls the extraction service. Safe to share between threads; one client per server is enough.</summary>
/// <remarks>Every method throws <see cref="ExtractionException"/> where the service says no, and <see cref="OperationCanceledException"/> where the caller's token was cancelled.</remarks>
public sealed class ExtractionClient : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly GrpcChannel _channel;
    private readonly Attempts _attempts;
    private readonly ExtractionService.ExtractionServiceClient _calls;
    private readonly ServerInfoService.ServerInfoServiceClient _info;
    private readonly Readiness _readiness;

    private ExtractionClient(GrpcChannel channel, ExtractionClientOptions options)
    {
        _channel = channel;
        _attempts = new Attempts(options);
        _calls = new ExtractionService.ExtractionServiceClient(channel);
        _info = new ServerInfoService.ServerInfoServiceClient(channel);
        _readiness = new Readiness(channel.CreateCallInvoker(), options.Time);
    }

    /// <summary>A client of the server at an address such as <c>http://127.0.0.1:50061</c>. Connects with the first call.</summary>
    public static ExtractionClient Connect(string address, ExtractionClientOptions? options = null)
    {
        options ??= new ExtractionClientOptions();
        return new ExtractionClient(ServerChannel.Open(address, options), options);
    }

    /// <summary>Extracts from a plain text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ruleSet">Name of the rule set; empty for the server's default one.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task<ExtractionResult> ExtractAsync(string text, string ruleSet = "", CancellationToken cancellation = default) =>
        ExtractAsync(
            new ExtractRequest { Document = Text(text), RuleSet = ruleSet },
            cancellation);

    /// <summary>A document of plain text.</summary>
    public static Document Text(string text) => new() { Content = ByteString.CopyFromUtf8(text), MediaType = "text/plain" };

    /// <summary>Extracts from one document.</summary>
    public async Task<ExtractionResult> ExtractAsync(ExtractRequest request, CancellationToken cancellation = default) =>
        (await _attempts.RunAsync(call => _calls.ExtractAsync(request, call), cancellation)).Result;

    /// <summary>Extracts from one document and gives records as they are found, then zones, then explanations and the text where the options ask for them, then the summary.</summary>
    public IAsyncEnumerable<ExtractStreamResponse> ExtractStreamAsync(ExtractStreamRequest request, CancellationToken cancellation = default) =>
        _attempts.StreamAsync(call => _calls.ExtractStream(request, call), cancellation);

    /// <summary>Extracts from many documents. Answers come as they are done, in any order; a document that fails is an answer with an error.</summary>
    /// <param name="requests">The documents, each with an id of its own. They are asked for only as fast as the server takes them.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="ExtractionException">The stream as a whole ended, with answers missing.</exception>
    public async IAsyncEnumerable<DocumentAnswer> ExtractDocumentsAsync(
        IAsyncEnumerable<ExtractDocumentsRequest> requests, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        await using var exchange = new Exchange<ExtractDocumentsRequest, ExtractDocumentsResponse>(_calls.ExtractDocuments, requests, default, cancellation);
        while (await exchange.NextAsync())
        {
            var answer = exchange.Current;
            yield return answer.OutcomeCase == ExtractDocumentsResponse.OutcomeOneofCase.Status
                ? new DocumentAnswer(answer.CorrelationId, answer.Sequence, null, ExtractionException.From(answer.Status))
                : new DocumentAnswer(answer.CorrelationId, answer.Sequence, answer.Result, null);
        }
    }

    /// <summary>Extracts from one document that is too long for one message, and gives what <see cref="ExtractStreamAsync"/> does once all of it was sent.</summary>
    /// <param name="header">What the document is and what is wanted of it. Its size is filled in where the content tells its length.</param>
    /// <param name="content">The document, read from where it stands to its end. Where it can seek it is sent again when the server is busy. It is not closed.</param>
    /// <param name="pieceBytes">Most bytes of a piece, at least 1.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <remarks>The client's deadline holds for the whole call.</remarks>
    /// <exception cref="ExtractionException">The service said no; or, with an inner exception, the content could not be read.</exception>
    public async IAsyncEnumerable<ExtractUploadResponse> ExtractUploadAsync(
        UploadHeader header, Stream content, int pieceBytes = Upload.PieceBytes, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var upload = new Upload(header, content, pieceBytes);
        var options = _attempts.Begin(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            await using var exchange = new Exchange<ExtractUploadRequest, ExtractUploadResponse>(_calls.ExtractUpload, upload.PartsAsync(cancellation), options, cancellation);
            // Tried again only until the first message: what the caller has seen must not come twice.
            if (await exchange.FirstAsync() is { } failure)
            {
                await exchange.DisposeAsync();
                await _attempts.WaitForNextAsync(upload.TryRewind() ? attempt : int.MaxValue, failure, options);
                continue;
            }

            for (var isAny = exchange.HasCurrent; isAny; isAny = await exchange.NextAsync())
            {
                yield return exchange.Current;
            }

            yield break;
        }
    }

    /// <summary>As <see cref="ExtractUploadAsync(UploadHeader, Stream, int, CancellationToken)"/>, of bytes.</summary>
    public IAsyncEnumerable<ExtractUploadResponse> ExtractUploadAsync(UploadHeader header, byte[] content, CancellationToken cancellation = default) =>
        ExtractUploadAsync(header, new MemoryStream(content, writable: false), cancellation: cancellation);

    /// <summary>As <see cref="ExtractUploadAsync(UploadHeader, Stream, int, CancellationToken)"/>, of a file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public async IAsyncEnumerable<ExtractUploadResponse> ExtractUploadAsync(UploadHeader header, FileInfo file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using var content = file.OpenRead();
        await foreach (var message in ExtractUploadAsync(header, content, cancellation: cancellation))
        {
            yield return message;
        }
    }

    /// <summary>What the server is: its version, methods, limits and rule sets.</summary>
    public Task<GetServerInfoResponse> ServerInfoAsync(CancellationToken cancellation = default) =>
        _attempts.RunAsync(call => _info.GetServerInfoAsync(new GetServerInfoRequest(), call), cancellation);

    /// <summary>The newest version of the extraction API that the server has, of those in a range; 1 is what this package speaks.</summary>
    /// <param name="minimum">The oldest that will do.</param>
    /// <param name="maximum">The newest that will do.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ExtractionException">With UNIMPLEMENTED: there is none; the message has what there is.</exception>
    public async Task<int> CheckApiAsync(int minimum = ApiVersions.Own, int maximum = ApiVersions.Own, CancellationToken cancellation = default) =>
        ApiVersions.Newest(await ServerInfoAsync(cancellation), minimum, maximum);

    /// <summary>Waits until the server takes calls and has a rule set ready, as <c>grpc.health.v1</c> tells.</summary>
    /// <param name="ruleSet">Name of the rule set; empty for the server's default one.</param>
    /// <param name="timeout">How long to wait at most; null for 60 seconds.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="TimeoutException">It is not so in time.</exception>
    public Task WaitUntilReadyAsync(string ruleSet = "", TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        _readiness.WaitAsync(ruleSet, timeout ?? LongestWait, cancellation);

    /// <summary>Ends the connection.</summary>
    public void Dispose() => _channel.Dispose();
}
