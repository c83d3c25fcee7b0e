using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Connections that say nothing, and calls that never send their first message. They are cut by the idle timeout or the deadline, and new clients are served meanwhile.</summary>
public sealed class Fault12SilentConnections
{
    private const int Connections = 200;

    [Fact]
    public async Task Connections_without_a_call_are_closed_and_others_are_served()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Connections = new ConnectionSettings { IdleTimeoutSeconds = 1 } });
        var silent = new List<RawConnection>();
        for (var i = 0; i < Connections; i++)
        {
            // A half of them does not even begin to speak the protocol.
            silent.Add(i % 2 == 0 ? await RawConnection.OpenAsync(server.Host.Address) : await RawConnection.ConnectAsync(server.Host.Address));
        }

        await server.AssertAnswersAsync();
        foreach (var connection in silent)
        {
            Assert.Null(await connection.UntilAsync(_ => false).WaitAsync(TestServer.Patience));
            await connection.DisposeAsync();
        }

        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_connection_is_asked_whether_it_is_still_there_and_closed_where_it_does_not_answer()
    {
        var settings = new ConnectionSettings { KeepAliveSeconds = 1, KeepAliveTimeoutSeconds = 1 };
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Connections = settings });
        await using var answering = await RawConnection.OpenAsync(server.Host.Address);
        await using var dead = await RawConnection.OpenAsync(server.Host.Address);
        for (var asked = 0; asked < 2; asked++)
        {
            var ping = await answering.UntilAsync(frame => frame is { Type: FrameType.Ping, Flags: 0 }).WaitAsync(TestServer.Patience);
            Assert.NotNull(ping);
            await answering.SendAsync(FrameType.Ping, Frame.Acknowledged, 0, ping.Payload);
        }

        Assert.NotNull(await dead.UntilAsync(frame => frame is { Type: FrameType.Ping, Flags: 0 }).WaitAsync(TestServer.Patience));
        Assert.Null(await dead.UntilAsync(_ => false).WaitAsync(TestServer.Patience));

        // The one that answered is asked again.
        Assert.NotNull(await answering.UntilAsync(frame => frame.Type == FrameType.Ping).WaitAsync(TestServer.Patience));
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task Calls_without_a_message_take_no_turn()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = 1, MaxWaitingCalls = 1 });
        await using var silent = await RawConnection.OpenAsync(server.Host.Address);
        for (var number = 0; number < Connections; number++)
        {
            var method = number % 2 == 0 ? "ExtractStream" : "ExtractDocuments";
            await silent.SendAsync(FrameType.Headers, Frame.EndHeaders, (2 * number) + 1, RawConnection.CallHeaders($"/{ExtractionService.Descriptor.FullName}/{method}"));
        }

        await server.AssertAnswersAsync();
        Assert.Equal((0, 0), (server.Host.Waiting, server.Host.Running));
    }

    [Fact]
    public async Task A_call_without_a_message_ends_with_its_deadline()
    {
        await using var server = await TestServer.StartAsync();
        var calls = new ExtractionService.ExtractionServiceClient(server.Channel);
        using var silent = calls.ExtractDocuments(new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)));
        var error = await Assert.ThrowsAsync<RpcException>(() => silent.ResponseStream.MoveNext(default));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await server.AssertAnswersAsync();
    }
}
