using Grpc.AspNetCore.Server;
using Processing.Server.Auditing;
using Processing.Server.Errors;
using Processing.Server.Telemetry;

namespace Processing.Server.Security;

/// <summary>Lets a call through when its caller is known and may make it; before anything of its message is read.</summary>
internal sealed class CallGate(RequestDelegate next, CallerJudge judge, SecuritySettings settings, AuditSettings auditing, IAuditRecord audit, ServerMetrics metrics)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || AccessOf(endpoint) is not (var access and not Access.Anyone))
        {
            await next(context);
            return;
        }

        var (caller, error) = settings.AsksForCredentials ? await judge.JudgeAsync(context) : (Caller.Anonymous, null);
        if (caller is not null && !caller.May(access))
        {
            error = ServiceErrors.CapabilityMissing(access, context.Request.Path);
        }

        try
        {
            error = await RecordAsync(context, caller ?? Caller.Anonymous, error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (error is not null)
        {
            metrics.Refused(error.Reason);
            await new Refusal(error).WriteAsync(context);
            return;
        }

        context.Features.Set(caller);
        await next(context);
    }

    // A method that does not exist is told so to whoever may know what does.
    private static Access AccessOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is null
        ? Access.AnyCaller
        : endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Access ?? Access.Admin;

    // A refusal that cannot be recorded stays one; a call that cannot be recorded is not let in.
    private async Task<ServiceError?> RecordAsync(HttpContext context, Caller caller, ServiceError? error)
    {
        if (error is null && !auditing.Calls)
        {
            return null;
        }

        KeyValuePair<string, string> method = new("method", context.Request.Path), peer = new("peer", context.Connection.RemoteIpAddress?.ToString() ?? "");
        try
        {
            await audit.AddAsync(
                error is null
                    ? new Decision("call.admitted", caller.Name, caller.Tenant, [method, peer])
                    : new Decision("call.refused", caller.Name, caller.Tenant, [method, new("reason", error.Reason), peer]),
                context.RequestAborted);
            return error;
        }
        catch (AuditUnavailableException)
        {
            return error ?? ServiceErrors.AuditUnavailable();
        }
    }
}
