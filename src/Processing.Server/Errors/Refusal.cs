using System.Globalization;
using Google.Protobuf;
using Processing.Protocol;

namespace Processing.Server.Errors;

/// <summary>Ends a call before gRPC has seen it: a response of headers only, as the protocol has it. Written once, it may end any number of calls.</summary>
internal sealed class Refusal
{
    private readonly string _status;
    private readonly string _message;
    private readonly string _details;
    private readonly string? _pushback;

    /// <summary>Writes an error as headers.</summary>
    public Refusal(ServiceError error)
    {
        _status = ((int)error.Code).ToString(CultureInfo.InvariantCulture);
        _message = PercentEncode(error.Message);
        _details = Convert.ToBase64String(StatusErrors.ToStatus(error).ToByteArray());
        _pushback = error.RetryAfter is { } delay ? ((long)delay.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Sends it as the whole answer.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        SetStatus(response.Headers);
        return response.CompleteAsync();
    }

    /// <summary>Lays it over the status that headers or trailers have.</summary>
    public void SetStatus(IHeaderDictionary headers)
    {
        headers["grpc-status"] = _status;
        headers["grpc-message"] = _message;
        headers[ErrorReasons.DetailsTrailer] = _details;
        if (_pushback is not null)
        {
            headers[ErrorReasons.PushbackTrailer] = _pushback;
        }
    }

    // As the protocol has it: what is no printable ASCII, and the sign itself, byte by byte.
    private static string PercentEncode(string message) =>
        message.All(unit => unit is >= ' ' and <= '~' and not '%')
            ? message
            : string.Concat(System.Text.Encoding.UTF8.GetBytes(message).Select(value => value is >= 0x20 and <= 0x7E and not (byte)'%' ? ((char)value).ToString() : $"%{value:X2}"));
}
