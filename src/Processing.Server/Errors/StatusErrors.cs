using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Processing.Protocol;
using Processing.Protocol.Rpc;
using RpcStatus = Processing.Protocol.Rpc.Status;

namespace Processing.Server.Errors;

/// <summary>Carries errors to callers: as a message inside a stream, or as the end of a call.</summary>
internal static class StatusErrors
{
    // Trailers are headers, and clients bound those (64 KiB in .NET, 8 KiB in several others).
    private const int MaxDiagnostics = 20;
    private const int MaxDescription = 200;

    public static RpcException ToException(ServiceError error)
    {
        var trailers = new Metadata { { ErrorReasons.DetailsTrailer, ToStatus(error).ToByteArray() } };
        if (error.RetryAfter is { } delay)
        {
            trailers.Add(ErrorReasons.PushbackTrailer, ((long)delay.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }

        return new RpcException(new Grpc.Core.Status(error.Code, error.Message), trailers);
    }

    /// <summary>The reason of an error that <see cref="ToException"/> made; <c>OTHER</c> where there is none.</summary>
    public static string ReasonOf(RpcException error) =>
        error.Trailers.GetValueBytes(ErrorReasons.DetailsTrailer) is { } details && RpcStatus.Parser.ParseFrom(details).Details.FirstOrDefault() is { } first && first.TryUnpack<ErrorInfo>(out var info) ? info.Reason : "OTHER";

    public static RpcStatus ToStatus(ServiceError error)
    {
        var status = new RpcStatus { Code = (int)error.Code, Message = error.Message };
        var info = new ErrorInfo { Reason = error.Reason, Domain = ErrorReasons.Domain };
        foreach (var (key, value) in error.Metadata)
        {
            info.Metadata[key] = value;
        }

        status.Details.Add(Any.Pack(info));
        if (!error.Fields.IsEmpty)
        {
            var request = new BadRequest();
            request.FieldViolations.Add(error.Fields.Select(fault => new BadRequest.Types.FieldViolation { Field = fault.Field, Description = fault.Description }));
            status.Details.Add(Any.Pack(request));
        }

        if (!error.Diagnostics.IsEmpty)
        {
            var failure = new PreconditionFailure();
            failure.Violations.Add(error.Diagnostics.Take(MaxDiagnostics).Select(diagnostic => new PreconditionFailure.Types.Violation
            {
                Type = diagnostic.Id,
                Subject = string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Path}:{diagnostic.Line}:{diagnostic.Column}"),
                Description = Shorten(diagnostic.Message),
            }));
            status.Details.Add(Any.Pack(failure));
        }

        if (error.Quota is { } quota)
        {
            status.Details.Add(Any.Pack(new QuotaFailure { Violations = { new QuotaFailure.Types.Violation { Subject = quota.Subject, Description = quota.Description } } }));
        }

        if (error.RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = delay.ToDuration() }));
        }

        status.Details.Add(Any.Pack(new Help { Links = { PageOf(error) } }));
        return status;
    }

    private static string Shorten(string text) => text.Length <= MaxDescription ? text : Excerpt.Of(text, MaxDescription) + "…";

    // A document that cannot be read has a page of its own; the reasons of all else stand on one.
    private static Help.Types.Link PageOf(ServiceError error) => error.Metadata.TryGetValue("diagnostic", out var id)
        ? new Help.Types.Link { Description = $"What {id} means and what to do", Url = $"docs/diagnostics/{id}.md" }
        : new Help.Types.Link { Description = $"What {error.Reason} means and what to do", Url = $"docs/operations/errors.md#{error.Reason.ToLowerInvariant()}" };
}
