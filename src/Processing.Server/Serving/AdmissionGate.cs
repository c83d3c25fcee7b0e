using Grpc.AspNetCore.Server;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Processing.Server.Telemetry;

namespace Processing.Server.Serving;

/// <summary>Refuses a document for which there is neither a turn nor room to wait before any of it is read, so that a server with too much to do spends next to nothing on what it refuses.</summary>
/// <remarks>
/// It says what <see cref="ExtractionTurns"/> would say a moment later, without the message and an exception. Where the cache holds or awaits results the document is read after all: a result that is there needs no turn.
/// </remarks>
internal sealed class AdmissionGate(RequestDelegate next, ExtractionTurns turns, ResultCache cache, DrainState drain, ServerMetrics metrics)
{
    public Task InvokeAsync(HttpContext context)
    {
        // A server that stops says that instead.
        if (!turns.IsFull || !AsksForOneTurn(context) || cache.MayAnswer || drain.Draining.IsCancellationRequested || turns.MayWait(Caller.Of(context).Tenant))
        {
            return next(context);
        }

        var busy = ServiceErrors.Busy(turns.Waiting);
        metrics.Refused(busy.Reason);
        return Refusal.WriteAsync(context, busy);
    }

    // Streams of documents wait by not reading, and documents in pieces have places of their own.
    private static bool AsksForOneTurn(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } called
        && called.ServiceType == typeof(ExtractionHandler)
        && called.Method.Name is (nameof(ExtractionHandler.Extract) or nameof(ExtractionHandler.ExtractStream));
}
