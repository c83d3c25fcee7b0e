using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Processing.Server.Telemetry;

/// <summary>Measures and traces every call, whatever ends it.</summary>
internal sealed class CallTelemetry(RequestDelegate next, ServerMetrics metrics)
{
    /// <summary>Name of the source of traces.</summary>
    public const string SourceName = "Processing.Server";

    /// <summary>What spans come from.</summary>
    public static readonly ActivitySource Source = new(SourceName);

    // A method that does not exist is a caller's word, and not to be made a label of.
    private const string UnknownMethod = "_OTHER";

    // Codes are numbered from 0 without a gap.
    private static readonly string[] Statuses = [.. Enum.GetValues<StatusCode>().Order().Select(code => JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString()))];

    private readonly ConcurrentDictionary<GrpcMethodMetadata, string> _methods = new(ReferenceEqualityComparer.Instance);

    public async Task InvokeAsync(HttpContext context)
    {
        var began = metrics.Now;
        var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } metadata ? _methods.GetOrAdd(metadata, static metadata => metadata.Method.FullName.TrimStart('/')) : UnknownMethod;
        ActivityContext.TryParse(context.Request.Headers.TraceParent, context.Request.Headers.TraceState, isRemote: true, out var parent);
        using var span = Source.StartActivity(method, ActivityKind.Server, parent);
        span?.SetTag("rpc.system.name", "grpc").SetTag("rpc.method", method);
        try
        {
            await next(context);
        }
        finally
        {
            var status = StatusOf(context);
            span?.SetTag("rpc.response.status_code", status);
            if (status is "UNKNOWN" or "DEADLINE_EXCEEDED" or "UNIMPLEMENTED" or "INTERNAL" or "UNAVAILABLE" or "DATA_LOSS")
            {
                span?.SetStatus(ActivityStatusCode.Error);
            }

            metrics.CallEnded(method, status, began);
        }
    }

    // A call that ended without a status has nobody left to tell it to.
    private static string StatusOf(HttpContext context)
    {
        var text = context.Response.Headers.TryGetValue("grpc-status", out var alone) ? alone : context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers["grpc-status"] ?? default;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < Statuses.Length
            ? Statuses[code]
            : "CANCELLED";
    }
}
