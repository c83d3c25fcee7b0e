namespace Processing.Server.Hosting;

/// <summary>What an address of the server is for.</summary>
internal enum Listener
{
    /// <summary>Calls by gRPC.</summary>
    Calls,

    /// <summary>Calls by gRPC-Web over HTTP/1.1.</summary>
    Web,

    /// <summary>Measures.</summary>
    Metrics,
}

/// <summary>Through which address a connection came.</summary>
internal sealed record ListenerFeature(Listener Listener);
