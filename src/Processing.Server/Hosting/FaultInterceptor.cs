using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Connections;
using Processing.Protocol;
using Processing.Server.Auditing;
using Processing.Server.Errors;
using Processing.Server.Health;
using Processing.Server.Telemetry;
using Processing.Storage;

namespace Processing.Server.Hosting;

/// <summary>Around every call: refuses it when the server is stopping, and turns whatever ends it early into a status with details.</summary>
internal sealed class FaultInterceptor(DrainState drain, FaultReporter reporter, ServerMetrics metrics, TimeProvider time) : Interceptor
{
    /// <summary>Marks a request in <see cref="HttpContext.Items"/> whose message was read and whose call therefore began.</summary>
    public static readonly object Began = new();

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Begin(context);
        try
        {
            return await continuation(request, context);
        }
        catch (Exception fault)
        {
            throw Translate(fault, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Begin(context);
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception fault)
        {
            throw Translate(fault, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Begin(context);
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception fault)
        {
            if (drain.Draining.IsCancellationRequested)
            {
                context.GetHttpContext().Items[DrainedCalls.Mark] = true;
            }

            throw Translate(fault, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Begin(context);
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception fault)
        {
            if (drain.Draining.IsCancellationRequested)
            {
                context.GetHttpContext().Items[DrainedCalls.Mark] = true;
            }

            throw Translate(fault, context);
        }
    }

    private void Begin(ServerCallContext context)
    {
        context.GetHttpContext().Items[Began] = true;
        if (drain.Draining.IsCancellationRequested && !context.Method.StartsWith(HealthHandler.MethodPrefix, StringComparison.Ordinal))
        {
            metrics.Refused(ErrorReasons.ServerDraining);
            throw StatusErrors.ToException(ServiceErrors.Draining());
        }
    }

    // A connection that breaks, as a stream that is reset, fails what is read from it a moment before it cancels the calls.
    private static bool IsLeft(Exception fault) => fault is ConnectionAbortedException or ConnectionResetException || (fault.InnerException is { } inner && IsLeft(inner));

    private RpcException Translate(Exception fault, ServerCallContext context)
    {
        var error = Explain(fault, context);
        metrics.Refused(StatusErrors.ReasonOf(error));
        return error;
    }

    private RpcException Explain(Exception fault, ServerCallContext context)
    {
        if (fault is RpcException rpc && rpc.Trailers.Get(ErrorReasons.DetailsTrailer) is not null)
        {
            return rpc;
        }

        // The order matters: a call that the server cut or that ran out of time must not look as if its caller had given up.
        if (context.CancellationToken.IsCancellationRequested)
        {
            var deadlinePassed = context.Deadline <= time.GetUtcNow().UtcDateTime;
            return StatusErrors.ToException(deadlinePassed ? ServiceErrors.DeadlineExceeded() : ServiceErrors.Cancelled());
        }

        return StatusErrors.ToException(fault switch
        {
            _ when IsLeft(fault) => ServiceErrors.Cancelled(),
            OperationCanceledException when drain.Draining.IsCancellationRequested => ServiceErrors.Draining(),
            RegistryException registry => RuleSetErrors.Of(registry),
            AuditUnavailableException => ServiceErrors.AuditUnavailable(),
            _ => reporter.Report(fault),
        });
    }
}
