using System.Collections.Immutable;
using Grpc.Core;
using Grpc.Net.Client;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Protocol.Health.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>The real program is told to stop while a hundred streams are open. It says NOT_SERVING first, answers what it has read, tells each stream why it ends, and ends with 0 before its grace is over.</summary>
/// <remarks>Told twice it ends at once: <c>ServeCommandTests</c>. Work that is running: <c>DrainTests</c>, <c>ShippedRulesStreamTests</c>.</remarks>
public sealed class Fault20Termination
{
    private const int Streams = 100;

    [LinuxFact]
    public async Task A_hundred_open_streams_end_with_the_reason()
    {
        using var folder = new WorkFolder();
        await using var server = await ServerProcess.StartAsync(folder.Rules, ImmutableDictionary<string, string>.Empty.Add("processing.drain_notice_seconds", "2").Add("processing.drain_seconds", "60"));
        using var channel = GrpcChannel.ForAddress(server.Address);
        var calls = new ExtractionService.ExtractionServiceClient(channel);
        var streams = new List<AsyncDuplexStreamingCall<ExtractDocumentsRequest, ExtractDocumentsResponse>>();
        for (var i = 0; i < Streams; i++)
        {
            streams.Add(calls.ExtractDocuments());
            Assert.Equal("first", await AskAsync(streams[i], "first"));
        }

        using var watch = new Protocol.Health.V1.Health.HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext(default));

        await server.SignalAsync("TERM");

        Assert.True(await watch.ResponseStream.MoveNext(default));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, watch.ResponseStream.Current.Status);
        Assert.Equal("second", await AskAsync(streams[0], "second"));
        var reasons = new List<string>();
        foreach (var stream in streams)
        {
            var end = ExtractionException.From(await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(default).WaitAsync(TestServer.Patience)));
            Assert.Equal(StatusCode.Unavailable, end.StatusCode);
            reasons.Add(end.Reason);
            stream.Dispose();
        }

        // The connection stays half a second after its last call; a machine that is busy for longer may show a client its end alone.
        Assert.Contains("SERVER_DRAINING", reasons);
        Assert.All(reasons, reason => Assert.True(reason is "SERVER_DRAINING" or "", reason));
        Assert.Equal(0, await server.ExitAsync());
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await calls.ExtractAsync(new ExtractRequest { Document = Packages.Document("visit rome") }));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
    }

    private static async Task<string> AskAsync(AsyncDuplexStreamingCall<ExtractDocumentsRequest, ExtractDocumentsResponse> stream, string id)
    {
        await stream.RequestStream.WriteAsync(new ExtractDocumentsRequest { CorrelationId = id, Document = Packages.Document("visit rome") });
        Assert.True(await stream.ResponseStream.MoveNext(default).WaitAsync(TestServer.Patience));
        Assert.Single(stream.ResponseStream.Current.Result.Records);
        return stream.ResponseStream.Current.CorrelationId;
    }
}
