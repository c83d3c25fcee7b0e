namespace Processing.Protocol;

/// <summary>The reasons that errors of the service carry in their <c>google.rpc.ErrorInfo</c>. A reason never changes its meaning; the comment of the service in the protos says which metadata comes with each.</summary>
/// <remarks>A document that cannot be read has the reason that its reader gives, such as <c>INVALID_UTF8</c>; those are not listed here.</remarks>
public static class ErrorReasons
{
    /// <summary>The domain of every reason.</summary>
    public const string Domain = "processing.extraction";

    /// <summary>The trailer that carries a serialised <c>google.rpc.Status</c>.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The trailer that tells a client's retry policy how many milliseconds to wait.</summary>
    public const string PushbackTrailer = "grpc-retry-pushback-ms";

    /// <summary>The request has no document.</summary>
    public const string DocumentMissing = "DOCUMENT_MISSING";

    /// <summary>The document is longer than the server takes.</summary>
    public const string DocumentTooLarge = "DOCUMENT_TOO_LARGE";

    /// <summary>The request as a whole is longer than the server reads.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>The request is no message of the protocol.</summary>
    public const string MalformedRequest = "MALFORMED_REQUEST";

    /// <summary>The language is not a BCP 47 tag.</summary>
    public const string InvalidLanguage = "INVALID_LANGUAGE";

    /// <summary>The minimum score is not in 0..1.</summary>
    public const string InvalidMinimumScore = "INVALID_MINIMUM_SCORE";

    /// <summary>The time limit is not more than 0.</summary>
    public const string InvalidTimeLimit = "INVALID_TIME_LIMIT";

    /// <summary>The moment of reference is no ISO 8601 day or moment.</summary>
    public const string InvalidReferenceTime = "INVALID_REFERENCE_TIME";

    /// <summary>The form of records is none that the server knows.</summary>
    public const string InvalidRecordForm = "INVALID_RECORD_FORM";

    /// <summary>A unit of offsets is none that the server knows.</summary>
    public const string InvalidOffsetUnit = "INVALID_OFFSET_UNIT";

    /// <summary>Records have no typed form, because the numbers of their fields were not recorded.</summary>
    public const string SchemaNotRecorded = "SCHEMA_NOT_RECORDED";

    /// <summary>The rule set has no record of a type that the options name.</summary>
    public const string UnknownRecordType = "UNKNOWN_RECORD_TYPE";

    /// <summary>A document of a stream has no id.</summary>
    public const string CorrelationIdMissing = "CORRELATION_ID_MISSING";

    /// <summary>The id of a document of a stream is too long.</summary>
    public const string CorrelationIdTooLong = "CORRELATION_ID_TOO_LONG";

    /// <summary>A document of a stream has the id of another one that is not yet answered.</summary>
    public const string CorrelationIdDuplicate = "CORRELATION_ID_DUPLICATE";

    /// <summary>The server has no rule set of that name.</summary>
    public const string RuleSetNotFound = "RULE_SET_NOT_FOUND";

    /// <summary>The server has no health of that name.</summary>
    public const string HealthNameUnknown = "HEALTH_NAME_UNKNOWN";

    /// <summary>The rule set has another revision than the one asked for.</summary>
    public const string RevisionMismatch = "REVISION_MISMATCH";

    /// <summary>The rule set has no label of that name, or the server serves nothing under it.</summary>
    public const string LabelNotFound = "LABEL_NOT_FOUND";

    /// <summary>The rule set has no such revision.</summary>
    public const string RevisionNotFound = "REVISION_NOT_FOUND";

    /// <summary>The server cannot load the revision.</summary>
    public const string RevisionNotLoaded = "REVISION_NOT_LOADED";

    /// <summary>The routing key is too long.</summary>
    public const string InvalidRoutingKey = "INVALID_ROUTING_KEY";

    /// <summary>The registry of rule sets cannot be reached, and without it the call cannot be answered.</summary>
    public const string RegistryUnavailable = "REGISTRY_UNAVAILABLE";

    /// <summary>The rule set does not compile.</summary>
    public const string RuleSetBroken = "RULE_SET_BROKEN";

    /// <summary>The result is not whole and the caller did not allow that.</summary>
    public const string ResultTruncated = "RESULT_TRUNCATED";

    /// <summary>A time limit other than the call's own deadline passed.</summary>
    public const string TimeLimit = "TIME_LIMIT";

    /// <summary>The call's own deadline passed.</summary>
    public const string DeadlineExceeded = "DEADLINE_EXCEEDED";

    /// <summary>The caller gave up.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>Too many calls wait already.</summary>
    public const string ServerBusy = "SERVER_BUSY";

    /// <summary>The tenant has used up what it may have in a minute.</summary>
    public const string QuotaExceeded = "QUOTA_EXCEEDED";

    /// <summary>The server is stopping.</summary>
    public const string ServerDraining = "SERVER_DRAINING";

    /// <summary>The server asks for a credential and the call has none.</summary>
    public const string CredentialMissing = "CREDENTIAL_MISSING";

    /// <summary>The server does not take the credential.</summary>
    public const string CredentialInvalid = "CREDENTIAL_INVALID";

    /// <summary>The credential is not in force now.</summary>
    public const string CredentialExpired = "CREDENTIAL_EXPIRED";

    /// <summary>The credential does not allow the method.</summary>
    public const string CapabilityMissing = "CAPABILITY_MISSING";

    /// <summary>The server has no such method.</summary>
    public const string MethodUnknown = "METHOD_UNKNOWN";

    /// <summary>The message is compressed in a way that the server does not read.</summary>
    public const string EncodingUnknown = "ENCODING_UNKNOWN";

    /// <summary>The audit record cannot be written.</summary>
    public const string AuditUnavailable = "AUDIT_UNAVAILABLE";

    /// <summary>The request has no rules.</summary>
    public const string SourcesMissing = "SOURCES_MISSING";

    /// <summary>The path of a source file is none, or that of another one.</summary>
    public const string SourcePathInvalid = "SOURCE_PATH_INVALID";

    /// <summary>The sources are longer than the server takes.</summary>
    public const string SourcesTooLarge = "SOURCES_TOO_LARGE";

    /// <summary>The sources are more files than the server takes.</summary>
    public const string TooManyFiles = "TOO_MANY_FILES";

    /// <summary>The request has more documents than the server takes.</summary>
    public const string TooManyDocuments = "TOO_MANY_DOCUMENTS";

    /// <summary>The rules of the request have errors.</summary>
    public const string RulesBroken = "RULES_BROKEN";

    /// <summary>The place is not in the sources of the request.</summary>
    public const string PositionInvalid = "POSITION_INVALID";

    /// <summary>The rules have no rule of that name.</summary>
    public const string RuleNotFound = "RULE_NOT_FOUND";

    /// <summary>A fault of the server.</summary>
    public const string Internal = "INTERNAL";
}
