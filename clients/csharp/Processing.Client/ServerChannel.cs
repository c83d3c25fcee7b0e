using Grpc.Net.Client;

namespace Processing.Client;

/// <summary>Opens connections to a server, one way for all clients.</summary>
internal static class ServerChannel
{
    /// <summary>A channel to the server at an address. Connects with the first call.</summary>
    public static GrpcChannel Open(string address, ExtractionClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
        };
        if (options.Tls is { } tls)
        {
            handler.SslOptions = tls;
        }

        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = options.ApiKey is null && options.AccessToken is null ? handler : new CredentialHandler(options, handler),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = options.MaxAnswerBytes,
        });
    }
}
