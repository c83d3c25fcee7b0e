using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class ConnectionTests
{
    [Fact]
    public async Task An_old_connection_takes_no_new_calls_and_ends_with_its_last_one()
    {
        var time = new ManualTime();
        var settings = new ServerSettings { DrainSeconds = 0, DefaultDeadlineSeconds = 3600, Connections = new ConnectionSettings { MaxAgeSeconds = 60 } };
        await using var server = await TestServer.StartAsync(settings, change: options => options with { Time = time });
        using var gate = new Gate();
        server.Extractor.Before = (text, cancellation) =>
        {
            if (text.StartsWith("slow", StringComparison.Ordinal))
            {
                gate.Pass(cancellation);
            }
        };
        using var channel = Counted(server, out var connections);
        var calls = new ExtractionService.ExtractionServiceClient(channel);
        await calls.ExtractAsync(TestServer.Request("alpha"));
        var last = calls.ExtractAsync(TestServer.Request("slow alpha"));
        await gate.Reached;
        Assert.Single(connections);

        time.Advance(TimeSpan.FromSeconds(60));
        while (connections.Count == 1)
        {
            // The client learns of it by a frame that comes when it comes; until then its calls go the old way, and none fails.
            await calls.ExtractAsync(TestServer.Request("alpha"));
        }

        gate.Open();
        Assert.Single((await last).Result.Records);
    }

    [Fact]
    public async Task One_connection_too_many_is_closed_and_the_others_go_on()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Connections = new ConnectionSettings { MaxConnections = 1 } });
        using var first = Counted(server, out _);
        using var second = Counted(server, out _);
        var calls = new ExtractionService.ExtractionServiceClient(first);
        await calls.ExtractAsync(TestServer.Request("alpha"));
        await Assert.ThrowsAsync<RpcException>(async () => await new ExtractionService.ExtractionServiceClient(second).ExtractAsync(TestServer.Request("alpha")));
        Assert.Single((await calls.ExtractAsync(TestServer.Request("alpha"))).Result.Records);
    }

    [Fact]
    public async Task Headers_that_are_too_long_are_refused_and_others_go_on()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Connections = new ConnectionSettings { MaxHeaderBytes = 8192 } });
        using var channel = Counted(server, out _);
        var calls = new ExtractionService.ExtractionServiceClient(channel);
        await calls.ExtractAsync(TestServer.Request("alpha"), new Metadata { { "x-note", new string('n', 4000) } });
        await Assert.ThrowsAsync<RpcException>(async () => await calls.ExtractAsync(TestServer.Request("alpha"), new Metadata { { "x-note", new string('n', 9000) } }));
        Assert.Equal(1, server.Extractor.Calls);
        await server.AssertAnswersAsync();
    }

    private static GrpcChannel Counted(TestServer server, out List<Socket> connections)
    {
        var made = new List<Socket>();
        connections = made;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                made.Add(socket);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return GrpcChannel.ForAddress(server.Host.Address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }
}
