using System.Buffers.Binary;
using Google.Protobuf;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>A caller sends documents faster than they are worked on. It is held back by its window; the server takes no more than that and the documents in flight.</summary>
public sealed class Fault14FastWriters
{
    private const int Window = 65_535;
    private const int InFlight = 2;
    private const int DocumentBytes = 8_000;
    private const int Documents = 100;

    [Fact]
    public async Task The_server_takes_no_more_than_its_window_and_what_is_in_flight()
    {
        using var gate = new Gate();
        await using var server = await TestServer.StartAsync(new ServerSettings
        {
            DrainSeconds = 0,
            MaxInFlightPerStream = InFlight,
            MaxConcurrentExtractions = InFlight,
            Connections = new ConnectionSettings { ConnectionWindowBytes = Window, StreamWindowBytes = Window },
        });
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        using var stop = new CancellationTokenSource(TestServer.Patience);
        await using var fast = await RawConnection.OpenAsync(server.Host.Address);
        await fast.SendAsync(FrameType.Headers, Frame.EndHeaders, 1, RawConnection.CallHeaders($"/{ExtractionService.Descriptor.FullName}/ExtractDocuments"));
        var window = new SendWindow(fast, Window);
        var content = Enumerable.Range(0, Documents).SelectMany(Message).ToArray();
        var sent = 0;

        // Until there is no more leave: a ping is answered after everything that came before it was looked at, several times over.
        for (var quiet = 0; quiet < 20;)
        {
            var length = Math.Min(Math.Min(16_384, window.Left), content.Length - sent);
            if (length > 0)
            {
                await window.SendAsync(content.AsMemory(sent, length), 0);
                (sent, quiet) = (sent + length, 0);
            }
            else
            {
                await window.PingAsync(stop.Token);
                quiet = window.Left == 0 ? quiet + 1 : 0;
            }
        }

        await gate.Reached;
        Assert.True(sent <= Window + ((InFlight + 1) * (DocumentBytes + 100)), $"the server took {sent} bytes");
        Assert.InRange(server.Extractor.Calls, 1, InFlight);

        gate.Open();
        while (sent < content.Length)
        {
            if (window.Left == 0)
            {
                await window.PingAsync(stop.Token);
                continue;
            }

            var length = Math.Min(Math.Min(16_384, window.Left), content.Length - sent);
            await window.SendAsync(content.AsMemory(sent, length), sent + length == content.Length ? Frame.EndStream : (byte)0);
            sent += length;
        }

        Assert.Equal(FrameType.Headers, (await window.UntilEndAsync(stop.Token))?.Type);
        Assert.Equal(Documents, server.Extractor.Calls);
    }

    private static byte[] Message(int number) => RawConnection.Message(new ExtractDocumentsRequest { CorrelationId = $"{number}", Document = TestServer.Text(new string('x', DocumentBytes)) }.ToByteArray());

    // What may be sent on the only stream of a connection. The answers' windows are left alone: 100 small answers fit.
    private sealed class SendWindow(RawConnection connection, int initial)
    {
        private int _connection = initial;
        private int _stream = initial;
        private Frame? _end;

        public int Left => Math.Min(_connection, _stream);

        public async Task SendAsync(ReadOnlyMemory<byte> bytes, byte flags)
        {
            _connection -= bytes.Length;
            _stream -= bytes.Length;
            await connection.SendAsync(FrameType.Body, flags, 1, bytes.Span);
        }

        public async Task PingAsync(CancellationToken cancellation)
        {
            await connection.SendAsync(FrameType.Ping, 0, 0, new byte[8]);
            Assert.NotNull(await connection.UntilAsync(frame => Note(frame) && frame.Type == FrameType.Ping, cancellation));
        }

        public async Task<Frame?> UntilEndAsync(CancellationToken cancellation) => _end ?? await connection.UntilAsync(frame => Note(frame) && frame.EndsStream, cancellation);

        private bool Note(Frame frame)
        {
            if (frame.Type == FrameType.WindowUpdate)
            {
                var more = BinaryPrimitives.ReadInt32BigEndian(frame.Payload);
                (_connection, _stream) = frame.Stream == 0 ? (_connection + more, _stream) : (_connection, _stream + more);
            }

            _end ??= frame.EndsStream ? frame : null;
            return true;
        }
    }
}
