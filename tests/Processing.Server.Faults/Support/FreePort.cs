using System.Net;
using System.Net.Sockets;

namespace Processing.Server.Faults.Support;

/// <summary>A port that nobody listens on now, for servers of which the second address must be known beforehand.</summary>
internal static class FreePort
{
    /// <summary>The address of one on the loopback.</summary>
    public static Uri Address()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
