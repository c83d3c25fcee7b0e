using System.Globalization;
using Google.Protobuf;
using Processing.Protocol;

namespace Processing.Server.Errors;

/// <summary>Ends a call before gRPC has seen it: a response of headers only, as the protocol has it.</summary>
internal static class Refusal
{
    /// <summary>Writes the error as the whole answer.</summary>
    public static Task WriteAsync(HttpContext context, ServiceError error)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        SetStatus(response.Headers, error);
        return response.CompleteAsync();
    }

    /// <summary>Lays an error over the status that headers or trailers have.</summary>
    public static void SetStatus(IHeaderDictionary headers, ServiceError error)
    {
        headers["grpc-status"] = ((int)error.Code).ToString(CultureInfo.InvariantCulture);
        headers["grpc-message"] = PercentEncode(error.Message);
        headers[ErrorReasons.DetailsTrailer] = Convert.ToBase64String(StatusErrors.ToStatus(error).ToByteArray());
        if (error.RetryAfter is { } delay)
        {
            headers[ErrorReasons.PushbackTrailer] = ((long)delay.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    // As the protocol has it: what is no printable ASCII, and the sign itself, byte by byte.
    private static string PercentEncode(string message) =>
        message.All(unit => unit is >= ' ' and <= '~' and not '%')
            ? message
            : string.Concat(System.Text.Encoding.UTF8.GetBytes(message).Select(value => value is >= 0x20 and <= 0x7E and not (byte)'%' ? ((char)value).ToString() : $"%{value:X2}"));
}
