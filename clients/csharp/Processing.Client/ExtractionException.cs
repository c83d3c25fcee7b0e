using System.Collections.Immutable;
using Grpc.Core;
using Processing.Protocol;
using Processing.Protocol.Rpc;
using RpcStatus = Processing.Protocol.Rpc.Status;

namespace Processing.Client;

/// <summary>The service said no, and why.</summary>
public sealed class ExtractionException : Exception
{
    /// <summary>Makes an exception without details.</summary>
    public ExtractionException()
        : this("The service did not extract.")
    {
    }

    /// <summary>Makes an exception without details.</summary>
    public ExtractionException(string message)
        : this(message, null)
    {
    }

    /// <summary>Makes an exception without details.</summary>
    public ExtractionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    private ExtractionException(RpcStatus status, Exception? innerException)
        : base(status.Message, innerException)
    {
        StatusCode = (StatusCode)status.Code;
        foreach (var detail in status.Details)
        {
            if (detail.TryUnpack<ErrorInfo>(out var info))
            {
                Reason = info.Reason;
                Metadata = info.Metadata.ToImmutableDictionary();
            }
            else if (detail.TryUnpack<BadRequest>(out var request))
            {
                Violations = [.. request.FieldViolations.Select(violation => new FieldViolation(violation.Field, violation.Description))];
            }
            else if (detail.TryUnpack<PreconditionFailure>(out var failure))
            {
                Diagnostics = [.. failure.Violations.Select(violation => new RuleDiagnostic(violation.Type, violation.Description, violation.Subject))];
            }
            else if (detail.TryUnpack<RetryInfo>(out var retry))
            {
                RetryAfter = retry.RetryDelay?.ToTimeSpan();
            }
        }
    }

    /// <summary>The status of gRPC.</summary>
    public StatusCode StatusCode { get; } = StatusCode.Unknown;

    /// <summary>The reason, one of <see cref="ErrorReasons"/> or the one that a reader of documents gives; empty when the server did not answer.</summary>
    public string Reason { get; } = "";

    /// <summary>Facts about the reason, as the service's comment in the protos lists them.</summary>
    public ImmutableDictionary<string, string> Metadata { get; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The fields of the request that cannot be accepted.</summary>
    public ImmutableArray<FieldViolation> Violations { get; } = [];

    /// <summary>Why the rule set is broken; at most 20.</summary>
    public ImmutableArray<RuleDiagnostic> Diagnostics { get; } = [];

    /// <summary>When it makes sense to try again; null when the server does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The exception for a status that came as a message.</summary>
    public static ExtractionException From(RpcStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return new ExtractionException(status, null);
    }

    /// <summary>The exception for a call that failed.</summary>
    public static ExtractionException From(RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var bytes = failure.Trailers.GetValueBytes(ErrorReasons.DetailsTrailer);
        return new ExtractionException(Parse(bytes) ?? new RpcStatus { Code = (int)failure.StatusCode, Message = failure.Status.Detail }, failure);
    }

    // A proxy may have cut the trailer; the status itself is still worth having.
    private static RpcStatus? Parse(byte[]? bytes)
    {
        try
        {
            return bytes is null ? null : RpcStatus.Parser.ParseFrom(bytes);
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
