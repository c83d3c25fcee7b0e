using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Processing.Client;
using Processing.Rules.V1;

namespace Processing.Server.Tests.Registry;

public class RuleSetRetryTests
{
    private const int BytesOfMessageHead = 5;

    [Fact]
    public async Task A_label_is_asked_to_move_again_under_one_id_where_the_server_is_unavailable()
    {
        var bodies = new ConcurrentQueue<byte[]>();
        await using var server = await UnavailableAsync(bodies);
        using var client = RuleSetClient.Connect(server.Urls.Single(), new ExtractionClientOptions { MaxAttempts = 3 });

        var error = await Assert.ThrowsAsync<ExtractionException>(() => client.MoveLabelAsync(new MoveLabelRequest { RuleSet = "visits", Label = "live" }));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(3, bodies.Count);
        var id = Assert.Single(bodies.Select(body => MoveLabelRequest.Parser.ParseFrom(body.AsSpan(BytesOfMessageHead)).RequestId).Distinct());
        Assert.NotEmpty(id);
    }

    [Fact]
    public async Task An_id_of_the_caller_is_kept()
    {
        var bodies = new ConcurrentQueue<byte[]>();
        await using var server = await UnavailableAsync(bodies);
        using var client = RuleSetClient.Connect(server.Urls.Single(), new ExtractionClientOptions { MaxAttempts = 1 });

        await Assert.ThrowsAsync<ExtractionException>(() => client.RollbackLabelAsync(new RollbackLabelRequest { RuleSet = "visits", Label = "live", RequestId = "mine" }));

        Assert.Equal("mine", RollbackLabelRequest.Parser.ParseFrom(Assert.Single(bodies).AsSpan(BytesOfMessageHead)).RequestId);
    }

    // A server that keeps what it was asked, and says to each call that it is unavailable and may be asked again at once.
    private static async Task<WebApplication> UnavailableAsync(ConcurrentQueue<byte[]> bodies)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var server = builder.Build();
        server.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            bodies.Enqueue(body.ToArray());
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "14";
            context.Response.Headers["grpc-retry-pushback-ms"] = "0";
        });
        await server.StartAsync();
        return server;
    }
}
