using System.Threading.Channels;
using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Processing.Server.Telemetry;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>The methods of the extraction service.</summary>
/// <remarks>Writes are not given the call's token: gRPC would answer it with a reset, and the caller would not learn why. They end with the call.</remarks>
[Requires(Access.Extract)]
internal sealed class ExtractionHandler(DocumentWorker worker, DrainState drain, FaultReporter reporter, ServerMetrics metrics, ServerSettings settings)
    : Wire.ExtractionService.ExtractionServiceBase
{
    private static readonly Wire.ExtractionOptions NoOptions = new();

    public override async Task<Wire.ExtractResponse> Extract(Wire.ExtractRequest request, ServerCallContext context)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        var order = new DocumentOrder(Caller.Of(context).Tenant, request.Document, request.RuleSet, request.Revision, request.Options ?? NoOptions, Turn.WaitOrRefuse, DefaultLimit(context))
        {
            Label = request.Label,
            RoutingKey = request.RoutingKey,
        };
        var outcome = await worker.RunAsync(order, null, call.Token);
        return outcome.Error is { } error ? throw StatusErrors.ToException(error) : new Wire.ExtractResponse { Result = outcome.Result };
    }

    public override async Task ExtractStream(Wire.ExtractStreamRequest request, IServerStreamWriter<Wire.ExtractStreamResponse> responseStream, ServerCallContext context)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        var order = new DocumentOrder(Caller.Of(context).Tenant, request.Document, request.RuleSet, request.Revision, request.Options ?? NoOptions, Turn.WaitOrRefuse, DefaultLimit(context))
        {
            Label = request.Label,
            RoutingKey = request.RoutingKey,
        };

        // Not bounded: the engine keeps every record for its result anyway, so what waits here is one reference each, and a caller
        // that reads slowly holds neither a thread nor a turn. Messages are made only when there is room to send them.
        var found = Channel.CreateUnbounded<FoundRecord>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var work = WorkAsync(order, found.Writer, call.Token);
        try
        {
            await foreach (var record in found.Reader.ReadAllAsync(call.Token))
            {
                await responseStream.WriteAsync(new Wire.ExtractStreamResponse { Record = record.ToMessage() }, CancellationToken.None);
            }
        }
        catch
        {
            await call.CancelAsync();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await FinishAsync(await work, responseStream, call.Token);
    }

    public override async Task ExtractDocuments(
        IAsyncStreamReader<Wire.ExtractDocumentsRequest> requestStream, IServerStreamWriter<Wire.ExtractDocumentsResponse> responseStream, ServerCallContext context)
    {
        using var stream = new DocumentStream(Caller.Of(context).Tenant, worker, drain, reporter, metrics, settings);
        await stream.RunAsync(requestStream, responseStream, context.CancellationToken);
    }

    private async Task<DocumentOutcome> WorkAsync(DocumentOrder order, ChannelWriter<FoundRecord> found, CancellationToken cancellation)
    {
        try
        {
            return await worker.RunAsync(order, record => found.TryWrite(record), cancellation);
        }
        finally
        {
            found.Complete();
        }
    }

    private static async Task FinishAsync(DocumentOutcome outcome, IServerStreamWriter<Wire.ExtractStreamResponse> responseStream, CancellationToken cancellation)
    {
        if (outcome.Result is not { } result)
        {
            throw StatusErrors.ToException(outcome.Error ?? throw new InvalidOperationException("An outcome has neither result nor error."));
        }

        // Records from the cache did not come through the channel.
        foreach (var record in result.Summary.Cache == Wire.CacheUse.Hit ? result.Records : [])
        {
            cancellation.ThrowIfCancellationRequested();
            await responseStream.WriteAsync(new Wire.ExtractStreamResponse { Record = record }, CancellationToken.None);
        }

        foreach (var zone in result.Zones)
        {
            cancellation.ThrowIfCancellationRequested();
            await responseStream.WriteAsync(new Wire.ExtractStreamResponse { Zone = zone }, CancellationToken.None);
        }

        await responseStream.WriteAsync(new Wire.ExtractStreamResponse { Summary = result.Summary }, CancellationToken.None);
    }

    private TimeSpan? DefaultLimit(ServerCallContext context) => context.Deadline == DateTime.MaxValue ? settings.DefaultDeadline : null;
}
