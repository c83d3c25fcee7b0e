using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Processing.Server.Faults.Support;

/// <summary>A connection of HTTP/2 that sends whatever frames it is told to, in any order, as no well-behaved client would.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private const int HeaderBytes = 9;
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly Channel<Frame> _frames = Channel.CreateUnbounded<Frame>();
    private readonly Task _reading;

    private RawConnection(Socket socket, Reads reads)
    {
        _socket = socket;
        _stream = new NetworkStream(socket);
        _reading = reads == Reads.All ? ReadAllAsync() : Task.CompletedTask;
    }

    /// <summary>Whether what the server sends is read at once.</summary>
    public enum Reads
    {
        /// <summary>All of it, kept for <see cref="NextAsync"/>.</summary>
        All,

        /// <summary>Nothing.</summary>
        Nothing,
    }

    /// <summary>Connects without a word.</summary>
    public static async Task<RawConnection> ConnectAsync(Uri address, Reads reads = Reads.All)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return new RawConnection(socket, reads);
    }

    /// <summary>Connects, and begins as the protocol has it.</summary>
    /// <param name="address">The server.</param>
    /// <param name="settings">Numbers and values of settings (RFC 9113, section 6.5.2).</param>
    public static async Task<RawConnection> OpenAsync(Uri address, params (ushort Id, uint Value)[] settings)
    {
        var connection = await ConnectAsync(address);
        await connection.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        var payload = new byte[settings.Length * 6];
        for (var i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(i * 6), settings[i].Id);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan((i * 6) + 2), settings[i].Value);
        }

        await connection.SendAsync(FrameType.Settings, 0, 0, payload);
        return connection;
    }

    /// <summary>Sends bytes as they are.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes);

    /// <summary>Sends a frame.</summary>
    public ValueTask SendAsync(FrameType type, byte flags, int stream, ReadOnlySpan<byte> payload) => SendAsync(Encode(type, flags, stream, payload));

    /// <summary>The bytes of a frame.</summary>
    public static byte[] Encode(FrameType type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeaderBytes + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        (frame[3], frame[4]) = ((byte)type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    /// <summary>The headers of a gRPC call, each as a literal without an index (RFC 7541, section 6.2.2).</summary>
    public static byte[] CallHeaders(string path)
    {
        using var block = new MemoryStream();
        (string, string)[] headers = [(":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "localhost"), ("content-type", "application/grpc"), ("te", "trailers")];
        foreach (var (name, value) in headers)
        {
            block.WriteByte(0);
            block.WriteByte((byte)name.Length);
            block.Write(Encoding.ASCII.GetBytes(name));
            block.WriteByte((byte)value.Length);
            block.Write(Encoding.ASCII.GetBytes(value));
        }

        return block.ToArray();
    }

    /// <summary>A message of gRPC: a byte for compression and four for the length before it.</summary>
    public static byte[] Message(ReadOnlySpan<byte> content)
    {
        var message = new byte[5 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), content.Length);
        content.CopyTo(message.AsSpan(5));
        return message;
    }

    /// <summary>The next frame; null when the server has closed the connection.</summary>
    public async Task<Frame?> NextAsync(CancellationToken cancellation = default) =>
        await _frames.Reader.WaitToReadAsync(cancellation) && _frames.Reader.TryRead(out var frame) ? frame : null;

    /// <summary>Reads until a frame of the kind comes; null where the connection is closed before one does.</summary>
    public async Task<Frame?> UntilAsync(Func<Frame, bool> isWanted, CancellationToken cancellation = default)
    {
        while (await NextAsync(cancellation) is { } frame)
        {
            if (isWanted(frame))
            {
                return frame;
            }
        }

        return null;
    }

    /// <summary>Breaks the connection with a reset of TCP.</summary>
    public void Break()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _socket.Dispose();
        await _reading;
    }

    private async Task ReadAllAsync()
    {
        try
        {
            var header = new byte[HeaderBytes];
            while (true)
            {
                await _stream.ReadExactlyAsync(header);
                var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header) >> 8];
                await _stream.ReadExactlyAsync(payload);
                var frame = new Frame((FrameType)header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)) & int.MaxValue, payload);
                _frames.Writer.TryWrite(frame);
                if (frame is { Type: FrameType.Settings, Flags: 0 })
                {
                    await SendAsync(FrameType.Settings, Frame.Acknowledged, 0, []);
                }
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or SocketException or EndOfStreamException)
        {
            // Closed from there or from here.
        }
        finally
        {
            _frames.Writer.TryComplete();
        }
    }
}
