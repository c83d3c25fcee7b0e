using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>One connection floods the server with frames. It is closed or held back, nothing of it stays in the server, and other connections are answered.</summary>
public sealed class Fault11ProtocolFloods
{
    private const int Streams = 2_000;
    private const uint EnhanceYourCalm = 11;
    private const uint NoError = 0;
    private static readonly string Path = $"/{ExtractionService.Descriptor.FullName}/Extract";

    [Fact]
    public async Task Streams_that_are_opened_and_reset_at_once()
    {
        await using var server = await StartAsync();
        await using (var flood = await RawConnection.OpenAsync(server.Host.Address))
        {
            await SendAsync(flood, Enumerable.Range(0, Streams).Select(number => (Opened(number), Cancelled(number))).SelectMany(pair => new[] { pair.Item1, pair.Item2 }));
            await AssertOthersAreAnsweredAsync(server);
        }

        Assert.Equal((0, 0), (server.Host.Waiting, server.Host.Running));
    }

    // As "MadeYouReset" (CVE-2025-8671) has it: the client breaks a rule of the protocol, so that the server itself resets each stream while its work goes on.
    [Fact]
    public async Task Streams_that_the_server_is_made_to_reset()
    {
        await using var server = await StartAsync();
        await using (var flood = await RawConnection.OpenAsync(server.Host.Address))
        {
            await SendAsync(flood, Enumerable.Range(0, Streams).Select(number => (Opened(number), RawConnection.Encode(FrameType.WindowUpdate, 0, Id(number), [0, 0, 0, 0]))).SelectMany(pair => new[] { pair.Item1, pair.Item2 }));
            await AssertOthersAreAnsweredAsync(server);
        }

        Assert.Equal((0, 0), (server.Host.Waiting, server.Host.Running));
    }

    [Fact]
    public async Task Work_that_is_left_behind_by_resets_closes_the_connection()
    {
        // More than the framework lets pile up behind a connection of so few calls at once.
        const int left = 150;
        using var gate = new Gate();
        using var stuck = new SemaphoreSlim(0);
        await using var server = await StartAsync(new Hosting.ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = left, Connections = new() { MaxStreams = 20 } });

        // An engine that does not hear of cancellation at once, so that reset streams pile up behind it.
        server.Extractor.Before = (_, _) =>
        {
            stuck.Release();
            gate.Pass(CancellationToken.None);
        };
        await using var flood = await RawConnection.OpenAsync(server.Host.Address);
        var message = RawConnection.Message(Google.Protobuf.MessageExtensions.ToByteArray(TestServer.Request("alpha")));
        byte[] Call(int number) => [.. Opened(number), .. RawConnection.Encode(FrameType.Body, Frame.EndStream, Id(number), message)];
        var refused = flood.UntilAsync(frame => frame is { Type: FrameType.Reset, ErrorCode: EnhanceYourCalm });
        var sent = 0;
        for (; sent < left && !refused.IsCompleted; sent++)
        {
            // A call that is reset before the engine has it leaves nothing behind, so each is waited for.
            await SendAsync(flood, [Call(sent)]);
            var reached = stuck.WaitAsync(TestServer.Patience);
            if (await Task.WhenAny(reached, refused) == reached)
            {
                Assert.True(await reached, $"call {sent} did not reach the engine");
                await SendAsync(flood, [Cancelled(sent)]);
            }
        }

        Assert.NotNull(await refused.WaitAsync(TestServer.Patience));
        var closed = flood.UntilAsync(frame => frame.Type == FrameType.GoAway);
        await SendAsync(flood, Enumerable.Range(sent, Streams).SelectMany(number => new[] { Call(number), Cancelled(number) }), closed);
        var end = await closed.WaitAsync(TestServer.Patience);
        Assert.True(end is null or { ErrorCode: EnhanceYourCalm }, $"the connection was closed with error {end?.ErrorCode}");
        gate.Open();
        await AssertOthersAreAnsweredAsync(server);
    }

    [Fact]
    public async Task Headers_that_do_not_end()
    {
        await using var server = await StartAsync();
        await using var flood = await RawConnection.OpenAsync(server.Host.Address);
        var piece = new byte[8_192];
        IEnumerable<byte[]> Frames()
        {
            yield return RawConnection.Encode(FrameType.Headers, 0, 1, RawConnection.CallHeaders(Path));
            for (var i = 0; i < 200; i++)
            {
                yield return RawConnection.Encode(FrameType.Continuation, 0, 1, piece);
            }
        }

        await SendAsync(flood, Frames());
        Assert.Null(await flood.UntilAsync(_ => false).WaitAsync(TestServer.Patience));
        await AssertOthersAreAnsweredAsync(server);
    }

    [Fact]
    public async Task Pings_and_settings_without_end()
    {
        await using var server = await StartAsync();
        await using var flood = await RawConnection.OpenAsync(server.Host.Address);
        await SendAsync(flood, Enumerable.Range(0, 20_000).Select(number => number % 2 == 0
            ? RawConnection.Encode(FrameType.Ping, 0, 0, BitConverter.GetBytes((long)number))
            : RawConnection.Encode(FrameType.Settings, 0, 0, [])));
        await AssertOthersAreAnsweredAsync(server);
    }

    [Fact]
    public async Task A_caller_that_gives_no_room_for_answers_holds_no_turn()
    {
        await using var server = await StartAsync(new Hosting.ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = 1 });
        const ushort initialWindow = 4;
        await using var silent = await RawConnection.OpenAsync(server.Host.Address, (initialWindow, 0));
        var message = RawConnection.Message(Google.Protobuf.MessageExtensions.ToByteArray(TestServer.Request("alpha")));
        await SendAsync(silent, Enumerable.Range(0, 200).SelectMany(number => new[] { Opened(number), RawConnection.Encode(FrameType.Body, Frame.EndStream, Id(number), message) }));
        await AssertOthersAreAnsweredAsync(server);
        Assert.Equal(0, server.Host.Waiting);
    }

    // The framework says so in its log when it closes such a connection; an operator wants to know.
    private static async Task<TestServer> StartAsync(Hosting.ServerSettings? settings = null)
    {
        var server = await TestServer.StartAsync(settings);
        server.ToleratedError = "exceeded the output operations maximum queue size";
        return server;
    }

    private static int Id(int number) => (2 * number) + 1;

    private static byte[] Opened(int number) => RawConnection.Encode(FrameType.Headers, Frame.EndHeaders, Id(number), RawConnection.CallHeaders(Path));

    private static byte[] Cancelled(int number) => RawConnection.Encode(FrameType.Reset, 0, Id(number), [0, 0, 0, 8]);

    // The server may close the connection before all is sent, which is the best it can do.
    private static async Task SendAsync(RawConnection flood, IEnumerable<byte[]> frames, Task<Frame?>? closed = null)
    {
        try
        {
            foreach (var frame in frames)
            {
                await flood.SendAsync(frame);
            }
        }
        catch (IOException)
        {
            var end = await (closed ?? flood.UntilAsync(frame => frame.Type == FrameType.GoAway)).WaitAsync(TestServer.Patience);
            Assert.True(end is null or { ErrorCode: not NoError }, "the connection was closed as if nothing had happened");
        }
    }

    private static async Task AssertOthersAreAnsweredAsync(TestServer server)
    {
        for (var i = 0; i < 20; i++)
        {
            await server.AssertAnswersAsync();
        }
    }
}
