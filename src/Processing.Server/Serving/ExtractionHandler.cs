using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.Security;
using Processing.Server.Telemetry;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>The methods of the extraction service.</summary>
/// <remarks>Writes are not given the call's token: gRPC would answer it with a reset, and the caller would not learn why. They end with the call.</remarks>
[Requires(Access.Extract)]
internal sealed class ExtractionHandler(DocumentWorker worker, UploadPlaces uploads, DrainState drain, FaultReporter reporter, ServerMetrics metrics, ServerSettings settings, TimeProvider time)
    : ExtractionMethods
{
    private static readonly Wire.ExtractionOptions NoOptions = new();
    private readonly RecordStream _records = new(worker);

    public override async Task<EncodedMessage> Extract(Wire.ExtractRequest request, ServerCallContext context)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        var order = Order(context, request.Document, request.RuleSet, request.Revision, request.Options) with { Label = request.Label, RoutingKey = request.RoutingKey, Thread = AskingThread.Waits };
        var outcome = await worker.RunAsync(order, null, call.Token);
        return outcome.Result is { } result
            ? result.ToMessage(Wire.ExtractResponse.ResultFieldNumber, null)
            : throw StatusErrors.ToException(outcome.Error ?? throw new InvalidOperationException("An outcome has neither result nor error."));
    }

    public override async Task ExtractStream(Wire.ExtractStreamRequest request, IServerStreamWriter<EncodedMessage> responseStream, ServerCallContext context)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        var order = Order(context, request.Document, request.RuleSet, request.Revision, request.Options) with { Label = request.Label, RoutingKey = request.RoutingKey };
        await _records.RunAsync(order, responseStream, call);
    }

    public override async Task ExtractDocuments(
        IAsyncStreamReader<Wire.ExtractDocumentsRequest> requestStream, IServerStreamWriter<EncodedMessage> responseStream, ServerCallContext context)
    {
        using var stream = new DocumentStream(Caller.Of(context).Tenant, () => TimeLeft(context), worker, drain, reporter, metrics, settings);
        await stream.RunAsync(requestStream, responseStream, context.CancellationToken);
    }

    public override async Task ExtractUpload(
        IAsyncStreamReader<Wire.ExtractUploadRequest> requestStream, IServerStreamWriter<EncodedMessage> responseStream, ServerCallContext context)
    {
        var tenant = Caller.Of(context).Tenant;
        if (!uploads.TryTake(tenant))
        {
            throw StatusErrors.ToException(ServiceErrors.TooManyUploads(settings.MaxUploads));
        }

        try
        {
            using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
            var (header, document, error) = await new DocumentUpload(settings, time).ReadAsync(requestStream, call.Token);
            if (header is null || error is not null)
            {
                throw StatusErrors.ToException(error ?? throw new InvalidOperationException("An upload has neither header nor error."));
            }

            var order = Order(context, document, header.RuleSet, header.Revision, header.Options) with { Label = header.Label, RoutingKey = header.RoutingKey, Arrival = Arrival.Pieces };
            await _records.RunAsync(order, responseStream, call);
        }
        finally
        {
            uploads.Leave(tenant);
        }
    }

    private DocumentOrder Order(ServerCallContext context, Wire.Document? document, string ruleSet, string revision, Wire.ExtractionOptions? options)
    {
        var left = TimeLeft(context);
        return new DocumentOrder(Caller.Of(context).Tenant, document, ruleSet, revision, options ?? NoOptions, Turn.WaitOrRefuse, left is null ? settings.DefaultDeadline : null) { TimeLeft = left };
    }

    private TimeSpan? TimeLeft(ServerCallContext context) => context.Deadline == DateTime.MaxValue ? null : context.Deadline - time.GetUtcNow().UtcDateTime;
}
