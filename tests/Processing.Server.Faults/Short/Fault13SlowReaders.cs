using System.Text;
using Google.Protobuf;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>A caller does not read while the engine finds records. It holds neither a turn nor what others send, and loses nothing once it reads.</summary>
public sealed class Fault13SlowReaders
{
    private const int Records = 20_000;

    [Fact]
    public async Task Others_keep_their_pace_and_nothing_is_lost()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = 1 });
        using var stop = new CancellationTokenSource(TestServer.Patience);
        await using var slow = await RawConnection.OpenAsync(server.Host.Address);
        var request = new ExtractStreamRequest { Document = TestServer.Text(new StringBuilder().Insert(0, "alpha ", Records).ToString()) };
        var content = RawConnection.Message(request.ToByteArray());
        await slow.SendAsync(FrameType.Headers, Frame.EndHeaders, 1, RawConnection.CallHeaders($"/{ExtractionService.Descriptor.FullName}/ExtractStream"));
        var sent = 0;
        while (sent < content.Length)
        {
            // No more than the smallest frame and, with what the server grants at once, its window.
            var length = Math.Min(16_384, content.Length - sent);
            await slow.SendAsync(FrameType.Body, sent + length == content.Length ? Frame.EndStream : (byte)0, 1, content.AsSpan(sent, length));
            sent += length;
        }

        // The first 65,535 bytes come without leave; then the server stands still.
        long received = 0;
        while (received < 60_000)
        {
            received += (await slow.UntilAsync(frame => frame.Type == FrameType.Body, stop.Token))!.Payload.Length;
        }

        for (var i = 0; i < 20; i++)
        {
            await server.AssertAnswersAsync();
        }

        Assert.Equal((0, 0), (server.Host.Waiting, server.Host.Running));
        byte[] much = [0x3F, 0xFF, 0, 0];
        await slow.SendAsync(FrameType.WindowUpdate, 0, 0, much);
        await slow.SendAsync(FrameType.WindowUpdate, 0, 1, much);
        var (messages, left) = (0, received);
        Frame? last = null;
        while (last is null && await slow.NextAsync(stop.Token) is { } frame)
        {
            left += frame.Type == FrameType.Body ? frame.Payload.Length : 0;
            messages++;
            last = frame.EndsStream ? frame : null;
        }

        Assert.Equal(FrameType.Headers, last!.Type);
        Assert.True(messages > 0 && left > Records * 20L, $"{left} bytes came of {Records} records");
        Assert.Equal(Records + 1, server.Extractor.Calls + Records - 20);
    }
}
