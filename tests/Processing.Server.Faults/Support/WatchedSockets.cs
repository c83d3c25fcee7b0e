using System.Net.Sockets;

namespace Processing.Server.Faults.Support;

/// <summary>The connections of one client, so that it can leave in a way of its choice. Once disposed it has none, also of those that were being made; a stream of a socket does not close it with itself.</summary>
internal sealed class WatchedSockets : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Socket> _sockets = [];
    private bool _hasLeft;

    /// <summary>A handler whose connections are watched.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = Add(new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket);
        },
    };

    /// <summary>Leaves by a reset of each connection.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            foreach (var socket in _sockets)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }

            _sockets.Clear();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _hasLeft = true;
            _sockets.ForEach(socket => socket.Dispose());
            _sockets.Clear();
        }
    }

    private Socket Add(Socket socket)
    {
        lock (_lock)
        {
            if (_hasLeft)
            {
                // What wanted to connect gets the error of a closed socket.
                socket.Dispose();
            }
            else
            {
                _sockets.Add(socket);
            }
        }

        return socket;
    }
}
