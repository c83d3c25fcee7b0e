using System.Net;

namespace Processing.Server.Hosting;

/// <summary>An address to listen at: an IP address of this machine, a port, and whether TLS is spoken there.</summary>
internal sealed record ListenAddress(IPEndPoint Endpoint, bool IsTls)
{
    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Endpoint.Address);

    /// <summary>Reads <c>http://</c> or <c>https://</c>, an IP address or <c>localhost</c>, and a port; null where a text is none.</summary>
    public static ListenAddress? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.AbsolutePath != "/" || uri.Query.Length > 0)
        {
            return null;
        }

        // Kestrel would bind localhost twice (IPv4 and IPv6), which port 0 does not allow.
        var host = uri.Host == "localhost" ? "127.0.0.1" : uri.Host.Trim('[', ']');
        return IPAddress.TryParse(host, out var address) ? new ListenAddress(new IPEndPoint(address, uri.Port), uri.Scheme == Uri.UriSchemeHttps) : null;
    }
}
