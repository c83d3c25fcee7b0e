using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Processing.Protocol;
using Processing.Server.Errors;
using Processing.Server.Telemetry;

namespace Processing.Server.Hosting;

/// <summary>Gives details to calls that gRPC ends where no interceptor sees it: a message that is too long or that it cannot read, an answer that it cannot write, a method that is not there, a deadline.</summary>
internal sealed class UnreadRequests(RequestDelegate next, ServerSettings settings, FaultReporter reporter, ServerMetrics metrics)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // A call that ended without an answer has its status in the headers. At a deadline gRPC sends those itself, before the call has returned.
        context.Response.OnStarting(() =>
        {
            Complete(context, context.Response.Headers);
            return Task.CompletedTask;
        });
        await next(context);
        Complete(context, context.Response.HasStarted ? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : context.Response.Headers);
    }

    private void Complete(HttpContext context, IHeaderDictionary? headers)
    {
        if (headers is { IsReadOnly: false }
            && !headers.ContainsKey(ErrorReasons.DetailsTrailer)
            && headers.TryGetValue("grpc-status", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && Explain(context, (StatusCode)code) is { } error)
        {
            metrics.Refused(error.Reason);
            new Refusal(error).SetStatus(headers);
        }
    }

    private ServiceError? Explain(HttpContext context, StatusCode code) => code switch
    {
        StatusCode.DeadlineExceeded => ServiceErrors.DeadlineExceeded(),
        StatusCode.Unknown when HasBegun(context) => reporter.Report(new InvalidOperationException($"The answer of {context.Request.Path} could not be written.")),
        _ when HasBegun(context) => null,
        StatusCode.ResourceExhausted => ServiceErrors.RequestTooLarge(settings.MaxMessageBytes),
        StatusCode.Unimplemented when context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null => ServiceErrors.EncodingUnknown(),
        StatusCode.Unimplemented => ServiceErrors.MethodUnknown(context.Request.Path),
        StatusCode.Unknown or StatusCode.Internal => ServiceErrors.MalformedRequest(),
        _ => null,
    };

    private static bool HasBegun(HttpContext context) => context.Items.ContainsKey(FaultInterceptor.Began);
}
