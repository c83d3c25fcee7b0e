using Grpc.AspNetCore.Server;
using Processing.Server.Errors;

namespace Processing.Server.Security;

/// <summary>Lets a call through when its caller is known and may make it; before anything of its message is read.</summary>
internal sealed class CallGate(RequestDelegate next, CallerJudge judge, SecuritySettings settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!settings.AsksForCredentials || context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }

        // A method that does not exist is told so to whoever may know what does.
        var access = endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is null ? Access.AnyCaller : endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Access ?? Access.Admin;
        if (access != Access.Anyone)
        {
            var (caller, error) = await judge.JudgeAsync(context);
            if (caller is not null && !caller.May(access))
            {
                error = ServiceErrors.CapabilityMissing(access, context.Request.Path);
            }

            if (error is not null)
            {
                await Refusal.WriteAsync(context, error);
                return;
            }

            context.Features.Set(caller);
        }

        await next(context);
    }
}
