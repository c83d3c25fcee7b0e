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
    private const int Storms = 6;

    // Bytes of a call, of which its request, its order and its tokens for cancellation would take several times as many. Measured: 140 after 720 calls, 50 after 8,640, since the tables of the runtime still grow.
    private const int MostKept = 400;
    private static readonly string[] Kinds = ["unary", "stream of records", "stream of documents"];
    private static readonly string[] Ways = ["cancel", "deadline", "reset of TCP"];
    private static readonly ServerSettings Settings = new() { DrainSeconds = 0, MaxConcurrentExtractions = 4 };

    public static TheoryData<string, string> Each
    {
        get
        {
            var each = new TheoryData<string, string>();
            foreach (var (kind, way) in Kinds.SelectMany(kind => Ways.Select(way => (kind, way))))
            {
                each.Add(kind, way);
            }

            return each;
        }
    }

    // A client that is killed leaves as a reset of TCP does; the long storm kills real ones.
    [Theory]
    [MemberData(nameof(Each))]
    public async Task Leave_nothing_behind(string kind, string way)
    {
        await using var server = await TestServer.StartAsync(Settings);
        await StormAsync(server, kind, way);
        await server.AssertAnswersAsync();
    }

    // Everything that a call had is garbage when it was left: what is alive after a storm is what was alive before.
    [Fact]
    public async Task Leave_no_memory_behind()
    {
        await using var server = await TestServer.StartAsync(Settings);

        // The first ones make what a server keeps for the next.
        await StormsAsync(2);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = await StormsAsync(Storms) * MostKept;

        // The last of them may still be ending on a busy machine.
        var started = TimeProvider.System.GetTimestamp();
        long kept;
        while ((kept = GC.GetTotalMemory(forceFullCollection: true) - before) > most && TimeProvider.System.GetElapsedTime(started) < TestServer.Patience)
        {
            await Task.Yield();
        }

        Assert.InRange(kept, long.MinValue, most);
        await server.AssertAnswersAsync();

        async Task<int> StormsAsync(int times)
        {
            var left = 0;
            for (var i = 0; i < times; i++)
            {
                foreach (var kind in Kinds)
                {
                    foreach (var way in Ways.Where(way => way != "deadline"))
                    {
                        await StormAsync(server, kind, way);
                        left += Calls;
                    }
                }
            }

            return left;
        }
    }

    private static async Task StormAsync(TestServer server, string kind, string way)
    {
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
