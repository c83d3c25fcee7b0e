using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Processing.Server.Hosting;

/// <summary>Lets a connection end when it is old: no new calls are taken on it, and it closes with its last one. Behind a balancer of connections this is what brings clients to a server that was added.</summary>
internal static class ConnectionAge
{
    /// <summary>Bounds the age of a connection by a timer.</summary>
    public static ConnectionDelegate Bound(ConnectionDelegate next, TimeSpan age, TimeProvider time) => async connection =>
    {
        // Connections that were made together must not end together.
        var jittered = age * (1 - (0.1 * Random.Shared.NextDouble()));
        await using var timer = time.CreateTimer(_ => connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose(), null, jittered, Timeout.InfiniteTimeSpan);
        await next(connection);
    };
}
