using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace Processing.Server.Web;

/// <summary>The origins whose pages may call.</summary>
internal sealed class WebOrigins
{
    /// <summary>Stands for every origin.</summary>
    public const string Any = "*";

    // What a client may read of an answer, and send with a call, beyond what every page may.
    private const string Exposed = "grpc-status, grpc-message, grpc-status-details-bin, grpc-retry-pushback-ms";
    private const string Sent = "authorization, content-type, grpc-timeout, traceparent, x-api-key, x-grpc-web, x-user-agent";
    private const string SecondsKept = "7200";
    private readonly FrozenSet<string> _origins;

    private WebOrigins(FrozenSet<string> origins) => _origins = origins;

    /// <summary>Reads origins parted by spaces.</summary>
    public static WebOrigins Parse(string origins) => new(Split(origins).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The first of the origins that is none; null when all are.</summary>
    public static string? FirstWrong(string origins) => Split(origins).FirstOrDefault(origin =>
        origin != Any && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.GetLeftPart(UriPartial.Authority) == origin));

    /// <summary>Whether a browser asks if it may send a call.</summary>
    public static bool IsPreflight(HttpRequest request) => HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey("access-control-request-method");

    /// <summary>Answers that question.</summary>
    public void AnswerPreflight(HttpContext context)
    {
        if (!Admit(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = HttpMethods.Post;
        headers.AccessControlAllowHeaders = Sent;
        headers.AccessControlMaxAge = SecondsKept;
    }

    /// <summary>Whether a request may be answered: it comes from no page, or from one of a known origin, which is then told that its page may read the answer.</summary>
    public bool Admit(HttpContext context)
    {
        var origin = context.Request.Headers.Origin;
        if (StringValues.IsNullOrEmpty(origin))
        {
            return true;
        }

        var headers = context.Response.Headers;
        headers.Append("Vary", "Origin");
        if (!_origins.Contains(origin.ToString()) && !_origins.Contains(Any))
        {
            return false;
        }

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Exposed;
        return true;
    }

    private static string[] Split(string origins) => origins.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
