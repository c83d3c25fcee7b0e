using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Processing.Protocol;
using Processing.Server.Errors;

namespace Processing.Server.Hosting;

/// <summary>Gives details to calls that gRPC ends where no interceptor sees it: a message that is too long or that it cannot read, and an answer that it cannot write.</summary>
internal sealed class UnreadRequests(RequestDelegate next, ServerSettings settings, FaultReporter reporter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);

        // A call that ended without an answer has its status in the headers, if those are not yet sent.
        var trailers = context.Response.HasStarted ? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : context.Response.Headers;
        if (trailers is not { IsReadOnly: false }
            || trailers.ContainsKey(ErrorReasons.DetailsTrailer)
            || !trailers.TryGetValue("grpc-status", out var text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return;
        }

        var began = context.Items.ContainsKey(FaultInterceptor.Began);
        var error = (StatusCode)code switch
        {
            StatusCode.Unknown when began => reporter.Report(new InvalidOperationException($"The answer of {context.Request.Path} could not be written.")),
            _ when began => null,
            StatusCode.ResourceExhausted => ServiceErrors.RequestTooLarge(settings.MaxMessageBytes),
            StatusCode.Unknown or StatusCode.Internal => ServiceErrors.MalformedRequest(),
            _ => null,
        };
        if (error is null)
        {
            return;
        }

        trailers["grpc-status"] = ((int)error.Code).ToString(CultureInfo.InvariantCulture);
        trailers["grpc-message"] = error.Message;
        trailers[ErrorReasons.DetailsTrailer] = Convert.ToBase64String(StatusErrors.ToStatus(error).ToByteArray());
    }
}
