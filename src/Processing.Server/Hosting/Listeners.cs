using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Processing.Server.Security;

namespace Processing.Server.Hosting;

/// <summary>Sets up where and how the server listens.</summary>
internal static class Listeners
{
    /// <summary>Applies the settings.</summary>
    /// <exception cref="InvalidDataException">A certificate cannot be read; the message is one sentence for people.</exception>
    public static void Configure(KestrelServerOptions kestrel, ServerSettings settings, TimeProvider time)
    {
        kestrel.AddServerHeader = false;
        SetLimits(kestrel.Limits, settings.Connections);
        var log = kestrel.ApplicationServices.GetRequiredService<ILogger<ServerCertificate>>();
        var certificate = settings.Security.HasCertificate ? new ServerCertificate(settings.Security, time, log) : null;

        // Without TLS a connection cannot say which protocol it speaks, so HTTP/1.1, which browsers use there, has an address of its own.
        Listen(kestrel, settings.Address, Listener.Calls, HttpProtocols.Http2);
        Listen(kestrel, settings.WebAddress, Listener.Web, HttpProtocols.Http1);
        Listen(kestrel, settings.Telemetry.MetricsAddress, Listener.Metrics, HttpProtocols.Http1);

        void Listen(KestrelServerOptions options, string text, Listener listener, HttpProtocols inClear)
        {
            if (ListenAddress.Parse(text) is not { } address)
            {
                return;
            }

            options.Listen(address.Endpoint, listen =>
            {
                listen.Protocols = address.IsTls ? HttpProtocols.Http1AndHttp2 : inClear;
                if (settings.Connections.MaxAge > TimeSpan.Zero)
                {
                    listen.Use(next => ConnectionAge.Bound(next, settings.Connections.MaxAge, time));
                }

                listen.Use(next => connection =>
                {
                    connection.Features.Set(new ListenerFeature(listener));
                    return next(connection);
                });
                if (address.IsTls && certificate is not null)
                {
                    listen.UseHttps(new TlsHandshakeCallbackOptions
                    {
                        OnConnection = _ => ValueTask.FromResult(certificate.OptionsNow([SslApplicationProtocol.Http2, SslApplicationProtocol.Http11])),
                    });
                }
            });
        }
    }

    private static void SetLimits(KestrelServerLimits limits, ConnectionSettings settings)
    {
        // gRPC bounds a message, and a stream of documents has no length of its own.
        limits.MaxRequestBodySize = null;
        limits.MaxConcurrentConnections = settings.MaxConnections > 0 ? settings.MaxConnections : null;
        limits.MaxRequestHeadersTotalSize = settings.MaxHeaderBytes;
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(settings.IdleTimeoutSeconds);
        limits.Http2.MaxRequestHeaderFieldSize = settings.MaxHeaderBytes;
        limits.Http2.MaxStreamsPerConnection = settings.MaxStreams;
        limits.Http2.InitialConnectionWindowSize = settings.ConnectionWindowBytes;
        limits.Http2.InitialStreamWindowSize = settings.StreamWindowBytes;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(settings.KeepAliveSeconds);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(settings.KeepAliveTimeoutSeconds);
    }
}
