using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Processing.Extraction.V1;

namespace Processing.Server.Faults.Support;

/// <summary>Sends documents that are bytes already and reads no answers, so that the caller costs little beside the server.</summary>
/// <param name="server">The server.</param>
/// <param name="path">The full name of the service and method to call once for each document.</param>
/// <param name="apiKey">The credential; null for none.</param>
internal sealed class LoadCaller(Uri server, (string Service, string Method) path, string? apiKey = null) : IDisposable
{
    private const int LargestAnswer = 256 * 1024 * 1024;

    // A run is over in bounded time, also on a machine that has no time for the server.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(value => value, value => value);
    private static readonly Method<byte[], byte[]> Documents = new(MethodType.DuplexStreaming, ExtractionService.Descriptor.FullName, "ExtractDocuments", Bytes, Bytes);

    private readonly Method<byte[], byte[]> _method = new(MethodType.Unary, path.Service, path.Method, Bytes, Bytes);
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(server, new GrpcChannelOptions { MaxReceiveMessageSize = LargestAnswer, MaxSendMessageSize = LargestAnswer });
    private readonly Metadata? _headers = apiKey is null ? null : new Metadata { { "x-api-key", apiKey } };

    /// <summary>A caller of <c>Extract</c>.</summary>
    public static LoadCaller Of(Uri server, string? apiKey = null) => new(server, (ExtractionService.Descriptor.FullName, "Extract"), apiKey);

    /// <summary>The bytes of a request for <c>Extract</c>.</summary>
    public static byte[] Request(string text) => new ExtractRequest { Document = Document(text) }.ToByteArray();

    /// <summary>Calls once.</summary>
    /// <returns>How many bytes the answer had; 0 where there was none.</returns>
    public async Task<int> CallAsync(byte[] request, CallLog log)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var answer = await _channel.CreateCallInvoker().AsyncUnaryCall(_method, null, new CallOptions(_headers, DateTime.UtcNow + Longest), request);
            log.Answer(Stopwatch.GetElapsedTime(began));
            return answer.Length;
        }
        catch (RpcException failure)
        {
            log.Fail(failure, Stopwatch.GetElapsedTime(began));
            return 0;
        }
    }

    /// <summary>Some callers, each of which calls again as soon as it was answered.</summary>
    public async Task LoopAsync(int callers, TimeSpan span, IReadOnlyList<byte[]> requests, CallLog log)
    {
        var clock = Stopwatch.StartNew();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < span)
            {
                await CallAsync(requests[(int)((uint)Interlocked.Increment(ref next) % (uint)requests.Count)], log);
            }
        })));
    }

    /// <summary>Calls that begin at a rate, whether those before were answered or not.</summary>
    public async Task AtRateAsync(double perSecond, TimeSpan span, IReadOnlyList<byte[]> requests, CallLog log)
    {
        var clock = Stopwatch.StartNew();
        var running = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (clock.Elapsed < span)
        {
            for (var due = (int)(clock.Elapsed.TotalSeconds * perSecond); running.Count < due;)
            {
                running.Add(CallAsync(requests[running.Count % requests.Count], log));
            }

            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(running);
    }

    /// <summary>One stream of documents, with some of them under way all the time.</summary>
    /// <returns>How many were answered.</returns>
    public async Task<int> StreamAsync(int inFlight, TimeSpan span, IReadOnlyList<string> texts)
    {
        var requests = texts.Select((text, index) => new ExtractDocumentsRequest { CorrelationId = $"{index}", Document = Document(text) }.ToByteArray()).ToList();
        var clock = Stopwatch.StartNew();
        using var call = _channel.CreateCallInvoker().AsyncDuplexStreamingCall(Documents, null, new CallOptions(_headers));
        var (sent, answered) = (0, 0);
        for (; sent < inFlight; sent++)
        {
            await call.RequestStream.WriteAsync(requests[sent % requests.Count]);
        }

        while (await call.ResponseStream.MoveNext(default))
        {
            answered++;
            if (clock.Elapsed < span)
            {
                await call.RequestStream.WriteAsync(requests[sent++ % requests.Count]);
            }
            else if (answered == sent)
            {
                await call.RequestStream.CompleteAsync();
            }
        }

        return answered;
    }

    public void Dispose() => _channel.Dispose();

    private static Document Document(string text) => new() { Content = ByteString.CopyFromUtf8(text), MediaType = "text/plain" };
}
