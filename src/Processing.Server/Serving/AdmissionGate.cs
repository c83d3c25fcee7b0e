using Grpc.AspNetCore.Server;
using Processing.Protocol;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Processing.Server.Telemetry;

namespace Processing.Server.Serving;

/// <summary>Refuses a document for which there is neither a turn nor room to wait without looking at it, so that a server with too much to do spends little on what it refuses.</summary>
/// <remarks>
/// It says what <see cref="ExtractionTurns"/> would say a moment later, without the message and an exception. The bytes are taken in and thrown away: an answer before their end makes clients reset the stream, and a connection with
/// many of those is closed as a flood, with all other calls on it. A call that asks for the cache is let in while that holds or awaits results: one that is there needs no turn.
/// </remarks>
internal sealed class AdmissionGate(RequestDelegate next, ExtractionTurns turns, ResultCache cache, DrainState drain, ServerSettings settings, ServerMetrics metrics, TimeProvider time)
{
    // A caller that sends no more slowly than that hears a refusal; another may be reset.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);
    private volatile Told? _last;

    public async Task InvokeAsync(HttpContext context)
    {
        // A server that stops says that instead.
        if (!turns.IsFull || !AsksForOneTurn(context) || drain.Draining.IsCancellationRequested || turns.MayWait(Caller.Of(context).Tenant) || (cache.MayAnswer && await MayAskForCacheAsync(context)))
        {
            await next(context);
            return;
        }

        metrics.Refused(ErrorReasons.ServerBusy);
        await SkipAsync(context);
        await BusyNow().WriteAsync(context);
    }

    // A full server refuses thousands of calls a second, nearly all with the same words.
    private Refusal BusyNow()
    {
        var waiting = turns.Waiting;
        if (_last is { } last && last.Waiting == waiting)
        {
            return last.Refusal;
        }

        var refusal = new Refusal(ServiceErrors.Busy(waiting));
        _last = new Told(waiting, refusal);
        return refusal;
    }

    // Streams of documents wait by not reading, and documents in pieces have places of their own.
    private static bool AsksForOneTurn(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } called
        && called.ServiceType == typeof(ExtractionHandler)
        && called.Method.Name is (nameof(ExtractionHandler.Extract) or nameof(ExtractionHandler.ExtractStream));

    // Leaves the body as it was.
    private async Task<bool> MayAskForCacheAsync(HttpContext context)
    {
        using var limit = new CancellationTokenSource(LongestRest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, limit.Token);
        var body = context.Request.BodyReader;
        try
        {
            while (true)
            {
                var read = await body.ReadAsync(either.Token);
                var wish = CacheWish.Of(read.Buffer, settings.MaxMessageBytes);
                var isKnown = wish is not null || read.IsCompleted;
                body.AdvanceTo(read.Buffer.Start, isKnown ? read.Buffer.Start : read.Buffer.End);
                if (isKnown)
                {
                    return wish ?? true;
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // Whoever reads the message says so.
            return true;
        }
    }

    private async Task SkipAsync(HttpContext context)
    {
        using var limit = new CancellationTokenSource(LongestRest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, limit.Token);
        try
        {
            var isEnd = false;
            while (!isEnd)
            {
                var read = await context.Request.BodyReader.ReadAsync(either.Token);
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                isEnd = read.IsCompleted;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // Nobody is there to hear it, or it came too slowly.
        }
    }

    private sealed record Told(int Waiting, Refusal Refusal);
}
