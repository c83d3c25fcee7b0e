using System.Collections.Immutable;
using System.Globalization;
using Grpc.Core;
using Processing.Documents;
using Processing.Protocol;
using Processing.Rules.Diagnostics;
using Processing.Server.RuleSets;
using Processing.Server.Security;

namespace Processing.Server.Errors;

/// <summary>Every error of the service, one factory each: the only place where their words stand.</summary>
internal static partial class ServiceErrors
{
    // As gRPC has them in `grpc-accept-encoding`.
    private const string Encodings = "identity,gzip,deflate";
    private const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    private static readonly TimeSpan RetryWhenBusy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryWhenDraining = TimeSpan.FromSeconds(1);

    public static ServiceError DocumentMissing() =>
        BadField(ErrorReasons.DocumentMissing, "document", "The request has no document.");

    public static ServiceError DocumentTooLarge(long bytes, long limit) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.DocumentTooLarge, $"the document has {Number(bytes)} bytes; the limit is {Number(limit)} bytes (`processing.max_document_bytes`)")
            .With("diagnostic", "DP5004").With("bytes", bytes).With("limit_bytes", limit).With("key", "processing.max_document_bytes");

    public static ServiceError RequestTooLarge(long limit) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.RequestTooLarge, $"the request is longer than the {Number(limit)} bytes that this server reads for one message, twice `processing.max_document_bytes`")
            .With("limit_bytes", limit).With("key", "processing.max_document_bytes");

    public static ServiceError MalformedRequest() =>
        new(StatusCode.InvalidArgument, ErrorReasons.MalformedRequest, "The request is not a message of this method.");

    public static ServiceError InvalidLanguage() =>
        BadField(ErrorReasons.InvalidLanguage, "document.language", "The language is not a BCP 47 tag such as `fa` or `en-GB`.");

    public static ServiceError InvalidMinimumScore() =>
        BadField(ErrorReasons.InvalidMinimumScore, "options.minimum_score", "The minimum score is not between 0 and 1.");

    public static ServiceError InvalidTimeLimit() =>
        BadField(ErrorReasons.InvalidTimeLimit, "options.time_limit", "The time limit is not more than 0, or not a valid duration.");

    public static ServiceError InvalidReferenceTime() =>
        BadField(ErrorReasons.InvalidReferenceTime, "options.reference_time", "The moment of reference is not an ISO 8601 day or moment such as `2026-03-04` or `2026-03-04T10:30:00`.");

    public static ServiceError InvalidRecordForm(int form) =>
        BadField(ErrorReasons.InvalidRecordForm, "options.record_form", $"This server has no form of records with the number {form}.");

    public static ServiceError InvalidOffsetUnit(int index, int unit) =>
        BadField(ErrorReasons.InvalidOffsetUnit, $"options.offset_units[{index}]", $"This server has no unit of offsets with the number {unit}.");

    public static ServiceError UploadTooLarge(long limit) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.DocumentTooLarge, $"the document has more bytes than an upload may have, {Number(limit)} (`processing.max_upload_bytes`)")
            .With("diagnostic", "DP5004").With("limit_bytes", limit).With("key", "processing.max_upload_bytes");

    public static ServiceError UploadIdle(TimeSpan limit) => Idle("document", limit, "processing.upload_idle_seconds");

    public static ServiceError Idle(string what, TimeSpan limit, string key) =>
        new ServiceError(StatusCode.DeadlineExceeded, ErrorReasons.TimeLimit, $"The next piece of the {what} did not come in time (`{key}`).")
            .With("limit_ms", (long)limit.TotalMilliseconds).With("key", key);

    public static ServiceError TooManyUploads(int limit) => TooMany("documents", limit, "processing.max_uploads");

    public static ServiceError TooMany(string what, int limit, string key) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.ServerBusy, $"Too many {what} come in pieces already (`{key}`); try again later.") { RetryAfter = RetryWhenBusy }
            .With("waiting", limit).With("key", key);

    public static ServiceError UnknownRecordType(RuleSet ruleSet, int index, string name) =>
        BadField(ErrorReasons.UnknownRecordType, $"options.record_types[{index}]", RecordNames.Unknown(Excerpt.Of(name), ruleSet.Records))
            .With("known", string.Join(' ', ruleSet.Records.Take(50)));

    public static ServiceError CorrelationIdMissing() =>
        BadField(ErrorReasons.CorrelationIdMissing, "correlation_id", "The document has no correlation id.");

    public static ServiceError CorrelationIdTooLong(int limit) =>
        BadField(ErrorReasons.CorrelationIdTooLong, "correlation_id", $"The correlation id is longer than {limit} UTF-16 code units.").With("limit", limit);

    public static ServiceError CorrelationIdDuplicate() =>
        BadField(ErrorReasons.CorrelationIdDuplicate, "correlation_id", "Another document of this stream has the same correlation id and is not yet answered.");

    public static ServiceError RuleSetNotFound(string name, ImmutableArray<string> known)
    {
        var shown = Excerpt.Of(name);
        var hint = Spelling.Nearest(shown, known) is { } near ? $"; did you mean `{near}`?" : ".";
        return new ServiceError(StatusCode.NotFound, ErrorReasons.RuleSetNotFound, $"This server has no rule set `{shown}`{hint}").With("rule_set", shown);
    }

    public static ServiceError HealthNameUnknown(string name, IEnumerable<string> known)
    {
        var shown = Excerpt.Of(name);
        var hint = Spelling.Nearest(shown, known) is { } near ? $"; did you mean `{near}`?" : ": names are empty, a service, or `ruleSets/` and a rule set.";
        return new ServiceError(StatusCode.NotFound, ErrorReasons.HealthNameUnknown, $"This server has no health of `{shown}`{hint}").With("name", shown);
    }

    public static ServiceError RevisionMismatch(RuleSet ruleSet, string wanted) =>
        new ServiceError(StatusCode.FailedPrecondition, ErrorReasons.RevisionMismatch, $"The rule set '{ruleSet.Name}' has another revision than the one asked for.")
            .With("rule_set", ruleSet.Name).With("current", ruleSet.Revision).With("wanted", Excerpt.Of(wanted));

    public static ServiceError RuleSetBroken(RuleSet ruleSet) =>
        new ServiceError(StatusCode.FailedPrecondition, ErrorReasons.RuleSetBroken, $"The rule set '{ruleSet.Name}' does not compile.") { Diagnostics = ruleSet.Diagnostics }
            .With("rule_set", ruleSet.Name).With("diagnostics", ruleSet.Diagnostics.Length);

    public static ServiceError Unreadable(ReadError read)
    {
        // The engine's own limit, where it was set below the server's.
        var code = read.Reason == ErrorReasons.DocumentTooLarge ? StatusCode.ResourceExhausted : StatusCode.InvalidArgument;
        var error = new ServiceError(code, read.Reason, read.Message).With("diagnostic", read.Id);
        if (code == StatusCode.InvalidArgument)
        {
            error = error with { Fields = [new FieldFault(read.Reason == UnsupportedMediaType ? "document.media_type" : "document.content", read.Message)] };
        }

        if (read.ByteOffset is { } offset)
        {
            error = error.With("byte_offset", offset);
        }

        return read.Line > 0 ? error.With("line", read.Line).With("column", read.Column) : error;
    }

    public static ServiceError ResultTruncated(string truncation, params ImmutableArray<string> keys) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.ResultTruncated, $"The document gives more than the server allows (`{string.Join("`, `", keys)}`); set options.allow_partial to get what was found until then.")
            .With("truncation", truncation).With("key", string.Join(' ', keys));

    public static ServiceError TimeLimit(TimeSpan limit) =>
        new ServiceError(StatusCode.DeadlineExceeded, ErrorReasons.TimeLimit, "The document was not done within its time limit; set options.allow_partial to get what was found until then.")
            .With("limit_ms", (long)limit.TotalMilliseconds);

    public static ServiceError DefaultTimeLimit(TimeSpan limit) =>
        new ServiceError(
            StatusCode.DeadlineExceeded,
            ErrorReasons.TimeLimit,
            "The document was not done within the time that this server gives to one without a limit of its own (`processing.default_deadline_seconds`); set options.time_limit, or options.allow_partial to get what was found until then.")
            .With("limit_ms", (long)limit.TotalMilliseconds).With("key", "processing.default_deadline_seconds");

    public static ServiceError DeadlineExceeded() =>
        new(StatusCode.DeadlineExceeded, ErrorReasons.DeadlineExceeded, "The deadline of the call passed.");

    public static ServiceError Cancelled() => new(StatusCode.Cancelled, ErrorReasons.Cancelled, "The caller gave up.");

    public static ServiceError Busy(int waiting, string key = "processing.max_waiting_calls") =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.ServerBusy, $"Too many calls wait already (`{key}`); try again later.") { RetryAfter = RetryWhenBusy }
            .With("waiting", waiting).With("key", key);

    public static ServiceError QuotaExceeded(string tenant, string key, TimeSpan wait)
    {
        var who = tenant.Length == 0 ? "Callers without a tenant have" : $"The tenant `{Excerpt.Of(tenant)}` has";
        var message = $"{who} used up what `{key}` allows.";
        return new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.QuotaExceeded, message) { RetryAfter = wait, Quota = new QuotaFault($"tenant:{Excerpt.Of(tenant)}", message) }
            .With("tenant", Excerpt.Of(tenant)).With("key", key);
    }

    public static ServiceError Draining() =>
        new(StatusCode.Unavailable, ErrorReasons.ServerDraining, "The server is stopping.") { RetryAfter = RetryWhenDraining };

    public static ServiceError CredentialMissing() =>
        new(StatusCode.Unauthenticated, ErrorReasons.CredentialMissing, $"This server asks for a credential: an API key in `{CallerJudge.KeyHeader}`, a token in `authorization`, or a client certificate.");

    // What exactly is wrong with it is for the server's operator to find, not for whoever tries.
    public static ServiceError CredentialInvalid(string kind) =>
        new ServiceError(StatusCode.Unauthenticated, ErrorReasons.CredentialInvalid, "The credential is not one that this server takes.").With("kind", kind);

    public static ServiceError CredentialExpired(string kind) =>
        new ServiceError(StatusCode.Unauthenticated, ErrorReasons.CredentialExpired, "The credential is not in force now.").With("kind", kind);

    public static ServiceError CapabilityMissing(Access access, string method)
    {
        var capability = access.ToString().ToUpperInvariant();
        return new ServiceError(StatusCode.PermissionDenied, ErrorReasons.CapabilityMissing, $"The credential does not allow this method, which asks for {capability}.").With("capability", capability).With("method", Excerpt.Of(method));
    }

    public static ServiceError MethodUnknown(string method) =>
        new ServiceError(StatusCode.Unimplemented, ErrorReasons.MethodUnknown, $"This server has no method `{Excerpt.Of(method)}`.").With("method", Excerpt.Of(method));

    public static ServiceError EncodingUnknown() =>
        new ServiceError(StatusCode.Unimplemented, ErrorReasons.EncodingUnknown, $"The message is compressed in a way that this server does not read; it reads {Encodings}.").With("known", Encodings);

    public static ServiceError AuditUnavailable() =>
        new(StatusCode.Unavailable, ErrorReasons.AuditUnavailable, "The audit record cannot be written, and nothing is done that it does not have.") { RetryAfter = RetryWhenDraining };

    public static ServiceError Internal(string trace) =>
        new ServiceError(StatusCode.Internal, ErrorReasons.Internal, "A fault of the server; its log has it under the trace id in the details.").With("trace", trace);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static ServiceError BadField(string reason, string field, string description) =>
        new(StatusCode.InvalidArgument, reason, description) { Fields = [new FieldFault(field, description)] };
}
