using Microsoft.AspNetCore.Http.Features;
using Processing.Server.Hosting;

namespace Processing.Server.Web;

/// <summary>gRPC-Web: lets a browser call the same methods. Its requests differ from gRPC in their content type, may be base64, and get the trailers as the last frame of the body.</summary>
/// <remarks>
/// A page of another origin may call only where the settings name that origin. That is asked here and not left to the browser alone: a server on the
/// loopback takes anybody's calls, and pages from everywhere run on its machine.
/// </remarks>
internal sealed class WebCalls(RequestDelegate next, ServerSettings settings)
{
    private const string Binary = "application/grpc-web";
    private const string Text = "application/grpc-web-text";
    private readonly WebOrigins _origins = WebOrigins.Parse(settings.WebOrigins);

    public async Task InvokeAsync(HttpContext context)
    {
        var type = context.Request.ContentType ?? "";
        var isText = IsOf(type, Text);
        var isWeb = isText || IsOf(type, Binary);
        if (WebOrigins.IsPreflight(context.Request))
        {
            _origins.AnswerPreflight(context);
        }
        else if (!isWeb)
        {
            await next(context);
        }
        else if (!_origins.Admit(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            await TranslateAsync(context, type[(isText ? Text.Length : Binary.Length)..], isText);
        }
    }

    private async Task TranslateAsync(HttpContext context, string format, bool isText)
    {
        var prefix = isText ? Text : Binary;
        context.Request.ContentType = "application/grpc" + format;
        // gRPC asks for HTTP/2, which has trailers; here they travel in the body.
        var (features, protocol) = (context.Features, context.Request.Protocol);
        context.Request.Protocol = HttpProtocol.Http2;
        await using var decoded = isText ? new Base64Body(context.Request.BodyReader) : null;
        if (decoded is not null)
        {
            features.Set<IRequestBodyPipeFeature>(decoded);
        }

        var original = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var trailers = new WebTrailers();
        var body = new WebResponseBody(original, trailers, isText ? new Base64Writer(original.Writer) : original.Writer);
        features.Set<IHttpResponseTrailersFeature>(trailers);
        features.Set<IHttpResponseBodyFeature>(body);
        context.Response.OnStarting(() =>
        {
            var answered = context.Response.ContentType ?? "";
            context.Response.ContentType = answered.StartsWith("application/grpc", StringComparison.Ordinal) ? prefix + answered["application/grpc".Length..] : answered;
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
            await body.FinishAsync();
        }
        finally
        {
            features.Set(original);
            context.Request.Protocol = protocol;
        }
    }

    // `application/grpc-web-text` begins with `application/grpc-web`.
    private static bool IsOf(string type, string kind) =>
        type.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && (type.Length == kind.Length || type[kind.Length] is '+' or ';');
}
