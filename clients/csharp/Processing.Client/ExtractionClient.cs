using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
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
    private readonly ExtractionClientOptions _options;
    private readonly RetryPolicy _retries;
    private readonly ExtractionService.ExtractionServiceClient _calls;
    private readonly ServerInfoService.ServerInfoServiceClient _info;
    private readonly Readiness _readiness;

    private ExtractionClient(GrpcChannel channel, ExtractionClientOptions options)
    {
        _channel = channel;
        _options = options;
        _retries = RetryPolicy.Shipped with { MaxAttempts = options.MaxAttempts };
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
            new ExtractRequest { Document = new Document { Content = ByteString.CopyFromUtf8(text), MediaType = "text/plain" }, RuleSet = ruleSet },
            cancellation);

    /// <summary>Extracts from one document.</summary>
    public async Task<ExtractionResult> ExtractAsync(ExtractRequest request, CancellationToken cancellation = default)
    {
        var call = Options(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await _calls.ExtractAsync(request, call)).Result;
            }
            catch (RpcException failure)
            {
                await WaitForNextAttemptAsync(attempt, failure, call);
            }
        }
    }

    /// <summary>Extracts from one document and gives records as they are found, then zones, then the summary.</summary>
    public async IAsyncEnumerable<ExtractStreamResponse> ExtractStreamAsync(ExtractStreamRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var options = Options(cancellation);
        var (call, isAny) = await BeginAsync(request, options);
        using (call)
        {
            for (; isAny; isAny = await NextAsync(call.ResponseStream, cancellation))
            {
                yield return call.ResponseStream.Current;
            }
        }
    }

    /// <summary>Extracts from many documents. Answers come as they are done, in any order; a document that fails is an answer with an error.</summary>
    /// <param name="requests">The documents, each with an id of its own. They are asked for only as fast as the server takes them.</param>
    /// <param name="cancellation">Stops the stream.</param>
    /// <exception cref="ExtractionException">The stream as a whole ended, with answers missing.</exception>
    public async IAsyncEnumerable<DocumentAnswer> ExtractDocumentsAsync(
        IAsyncEnumerable<ExtractDocumentsRequest> requests, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var call = _calls.ExtractDocuments(new CallOptions(cancellationToken: stop.Token));
        var failed = new StrongBox<Exception?>();
        var sending = SendAsync(requests, call.RequestStream, failed, stop);
        try
        {
            while (await NextAsync(call.ResponseStream, failed, cancellation))
            {
                var answer = call.ResponseStream.Current;
                yield return answer.OutcomeCase == ExtractDocumentsResponse.OutcomeOneofCase.Status
                    ? new DocumentAnswer(answer.CorrelationId, answer.Sequence, null, ExtractionException.From(answer.Status))
                    : new DocumentAnswer(answer.CorrelationId, answer.Sequence, answer.Result, null);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What the server is: its version, methods, limits and rule sets.</summary>
    public async Task<GetServerInfoResponse> ServerInfoAsync(CancellationToken cancellation = default)
    {
        var call = Options(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _info.GetServerInfoAsync(new GetServerInfoRequest(), call);
            }
            catch (RpcException failure)
            {
                await WaitForNextAttemptAsync(attempt, failure, call);
            }
        }
    }

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

    // Tried again only until the first message: what the caller has seen must not come twice.
    private async Task<(AsyncServerStreamingCall<ExtractStreamResponse> Call, bool IsAny)> BeginAsync(ExtractStreamRequest request, CallOptions options)
    {
        for (var attempt = 1; ; attempt++)
        {
            var call = _calls.ExtractStream(request, options);
            try
            {
                return (call, await call.ResponseStream.MoveNext(options.CancellationToken));
            }
            catch (RpcException failure)
            {
                call.Dispose();
                await WaitForNextAttemptAsync(attempt, failure, options);
            }
        }
    }

    // Throws where there is none.
    private async Task WaitForNextAttemptAsync(int attempt, RpcException failure, CallOptions call)
    {
        if (_retries.DelayAfter(attempt, failure) is not { } delay || _options.Time.GetUtcNow().UtcDateTime + delay >= call.Deadline)
        {
            throw Translate(failure, call.CancellationToken);
        }

        await Task.Delay(delay, _options.Time, call.CancellationToken);
    }

    private static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, CancellationToken cancellation)
    {
        try
        {
            return await stream.MoveNext(cancellation);
        }
        catch (RpcException failure)
        {
            throw Translate(failure, cancellation);
        }
    }

    // gRPC's own switch for this would make a cancellation of a passed deadline too.
    private static Exception Translate(RpcException failure, CancellationToken cancellation) =>
        failure.StatusCode == StatusCode.Cancelled && cancellation.IsCancellationRequested
            ? new OperationCanceledException(failure.Status.Detail, failure, cancellation)
            : ExtractionException.From(failure);

    private static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, StrongBox<Exception?> failed, CancellationToken cancellation)
    {
        try
        {
            return await NextAsync(stream, cancellation);
        }
        catch (ExtractionException) when (!cancellation.IsCancellationRequested && Volatile.Read(ref failed.Value) is { } cause)
        {
            // The caller's own sequence threw; that is what the caller wants to see.
            throw new ExtractionException("The sequence of documents failed.", cause);
        }
    }

    // Notes what the sequence threw before it stops the call, so that whoever reads the answers finds it there.
    private static async Task SendAsync(
        IAsyncEnumerable<ExtractDocumentsRequest> requests, IClientStreamWriter<ExtractDocumentsRequest> to, StrongBox<Exception?> failed, CancellationTokenSource stop)
    {
        await using var each = requests.GetAsyncEnumerator(stop.Token);
        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception cause)
            {
                Volatile.Write(ref failed.Value, cause);
                await stop.CancelAsync();
                return;
            }

            try
            {
                await to.WriteAsync(each.Current, stop.Token);
            }
            catch (Exception ended) when (ended is RpcException or InvalidOperationException or OperationCanceledException)
            {
                // The call ended; reading the answers says how.
                return;
            }
        }

        await to.CompleteAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private CallOptions Options(CancellationToken cancellation) =>
        new(deadline: _options.Time.GetUtcNow().UtcDateTime + _options.Deadline, cancellationToken: cancellation);
}
