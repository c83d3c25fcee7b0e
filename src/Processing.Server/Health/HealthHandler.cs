using Grpc.Core;
using Processing.Protocol.Health.V1;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Security;
using ServingStatus = Processing.Protocol.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Processing.Server.Health;

/// <summary>Health by the public protocol. It answers while the server stops, too, and to callers without credentials: probes have none.</summary>
[Requires(Access.Anyone)]
internal sealed class HealthHandler(ServingStates states, DrainState drain, TimeProvider time) : Protocol.Health.V1.Health.HealthBase
{
    /// <summary>What the names of its methods begin with.</summary>
    public const string MethodPrefix = "/grpc.health.v1.Health/";

    // A look costs one dictionary access, and no source of rule sets has to know that somebody watches it.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        states.Find(request.Service) is { } state
            ? Task.FromResult(new HealthCheckResponse { Status = state })
            : throw StatusErrors.ToException(ServiceErrors.HealthNameUnknown(request.Service, states.Names));

    public override Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        var response = new HealthListResponse();
        foreach (var name in states.Names)
        {
            response.Statuses[name] = new HealthCheckResponse { Status = states.Find(name) ?? ServingStatus.Unknown };
        }

        return Task.FromResult(response);
    }

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        ServingStatus? told = null;
        var isLast = false;
        while (!isLast && !context.CancellationToken.IsCancellationRequested)
        {
            // Asked before the state, so that the state of a server that stops is told before the stream ends.
            isLast = drain.Draining.IsCancellationRequested;
            var now = states.Find(request.Service) ?? ServingStatus.ServiceUnknown;
            if (now != told)
            {
                await responseStream.WriteAsync(new HealthCheckResponse { Status = now }, CancellationToken.None);
                told = now;
            }

            if (!isLast)
            {
                await WaitAsync(context.CancellationToken);
            }
        }

        throw StatusErrors.ToException(isLast ? ServiceErrors.Draining() : ServiceErrors.Cancelled());
    }

    // Until something may have changed; once the server leaves, nothing will but the end.
    private async Task WaitAsync(CancellationToken call)
    {
        var isLeaving = drain.Leaving.IsCancellationRequested;
        using var change = CancellationTokenSource.CreateLinkedTokenSource(call, isLeaving ? drain.Draining : drain.Leaving);
        await Task.Delay(isLeaving ? Timeout.InfiniteTimeSpan : Interval, time, change.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
