using Grpc.Core;
using Grpc.Net.Client;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Callers leave in every way, in the middle of every kind of call. Afterwards no call is open, nobody waits and nothing is worked on.</summary>
public sealed class Fault15CancelStorms
{
    private const int Calls = 60;

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var kind in new[] { "unary", "stream of records", "stream of documents" })
            {
                foreach (var way in new[] { "cancel", "deadline", "reset of TCP" })
                {
                    ways.Add(kind, way);
                }
            }

            return ways;
        }
    }

    // A client that is killed leaves as a reset of TCP does; the long storm kills real ones.
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Leave_nothing_behind(string kind, string way)
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = 4 });
        using var open = new OpenCalls();

        // The engine works until it is told to stop.
        server.Extractor.Before = (_, cancellation) => cancellation.WaitHandle.WaitOne();
        server.Extractor.AfterRecord = (_, cancellation) => cancellation.ThrowIfCancellationRequested();
        using var sockets = new WatchedSockets();
        using var channel = GrpcChannel.ForAddress(server.Host.Address, new GrpcChannelOptions { HttpHandler = sockets.Handler(), DisposeHttpClient = true });
        using var caller = new CancellationTokenSource();
        var options = new CallOptions(cancellationToken: caller.Token, deadline: way == "deadline" ? DateTime.UtcNow.AddSeconds(1) : null);
        var calls = Enumerable.Range(0, Calls).Select(number => CallAsync(new ExtractionService.ExtractionServiceClient(channel), kind, number, options)).ToArray();
        await open.AreAsync(count => count >= Calls || way == "deadline");
        switch (way)
        {
            case "cancel":
                await caller.CancelAsync();
                break;
            case "reset of TCP":
                sockets.Reset();
                break;
        }

        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() => call.WaitAsync(TestServer.Patience));

            // Where the socket is closed while the client still writes, its library gives the error of the socket as it is.
            Assert.True(error is RpcException { StatusCode: not StatusCode.OK } || (way == "reset of TCP" && error is IOException), error.ToString());
        }

        await open.AreAsync(count => count == 0);
        Assert.Equal((0, 0), (server.Host.Waiting, server.Host.Running));
        await server.AssertAnswersAsync();
    }

    private static async Task CallAsync(ExtractionService.ExtractionServiceClient client, string kind, int number, CallOptions options)
    {
        switch (kind)
        {
            case "unary":
                await client.ExtractAsync(TestServer.Request("alpha"), options);
                break;
            case "stream of records":
                using (var call = client.ExtractStream(new ExtractStreamRequest { Document = TestServer.Text("alpha") }, options))
                {
                    await call.ResponseStream.MoveNext(default);
                }

                break;
            default:
                using (var call = client.ExtractDocuments(options))
                {
                    await call.RequestStream.WriteAsync(new ExtractDocumentsRequest { CorrelationId = $"{number}", Document = TestServer.Text("alpha") });
                    await call.ResponseStream.MoveNext(default);
                }

                break;
        }
    }
}
