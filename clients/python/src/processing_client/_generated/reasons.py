"""The reasons of errors."""


class Reason:
    """What ``ExtractionError.reason`` is one of. A document that cannot be read has the reason of its reader, such as ``INVALID_UTF8``."""

    #: The request has no document.
    DOCUMENT_MISSING = "DOCUMENT_MISSING"
    #: The document is longer than the server takes.
    DOCUMENT_TOO_LARGE = "DOCUMENT_TOO_LARGE"
    #: The request as a whole is longer than the server reads.
    REQUEST_TOO_LARGE = "REQUEST_TOO_LARGE"
    #: The request is no message of the protocol.
    MALFORMED_REQUEST = "MALFORMED_REQUEST"
    #: The language is not a BCP 47 tag.
    INVALID_LANGUAGE = "INVALID_LANGUAGE"
    #: The minimum score is not in 0..1.
    INVALID_MINIMUM_SCORE = "INVALID_MINIMUM_SCORE"
    #: The time limit is not more than 0.
    INVALID_TIME_LIMIT = "INVALID_TIME_LIMIT"
    #: The moment of reference is no ISO 8601 day or moment.
    INVALID_REFERENCE_TIME = "INVALID_REFERENCE_TIME"
    #: The form of records is none that the server knows.
    INVALID_RECORD_FORM = "INVALID_RECORD_FORM"
    #: A unit of offsets is none that the server knows.
    INVALID_OFFSET_UNIT = "INVALID_OFFSET_UNIT"
    #: Records have no typed form, because the numbers of their fields were not recorded.
    SCHEMA_NOT_RECORDED = "SCHEMA_NOT_RECORDED"
    #: The rule set has no record of a type that the options name.
    UNKNOWN_RECORD_TYPE = "UNKNOWN_RECORD_TYPE"
    #: A document of a stream has no id.
    CORRELATION_ID_MISSING = "CORRELATION_ID_MISSING"
    #: The id of a document of a stream is too long.
    CORRELATION_ID_TOO_LONG = "CORRELATION_ID_TOO_LONG"
    #: A document of a stream has the id of another one that is not yet answered.
    CORRELATION_ID_DUPLICATE = "CORRELATION_ID_DUPLICATE"
    #: The server has no rule set of that name.
    RULE_SET_NOT_FOUND = "RULE_SET_NOT_FOUND"
    #: The server has no health of that name.
    HEALTH_NAME_UNKNOWN = "HEALTH_NAME_UNKNOWN"
    #: The rule set has another revision than the one asked for.
    REVISION_MISMATCH = "REVISION_MISMATCH"
    #: The rule set has no label of that name, or the server serves nothing under it.
    LABEL_NOT_FOUND = "LABEL_NOT_FOUND"
    #: The rule set has no such revision.
    REVISION_NOT_FOUND = "REVISION_NOT_FOUND"
    #: The server cannot load the revision.
    REVISION_NOT_LOADED = "REVISION_NOT_LOADED"
    #: The routing key is too long.
    INVALID_ROUTING_KEY = "INVALID_ROUTING_KEY"
    #: The registry of rule sets cannot be reached, and without it the call cannot be answered.
    REGISTRY_UNAVAILABLE = "REGISTRY_UNAVAILABLE"
    #: The rule set does not compile.
    RULE_SET_BROKEN = "RULE_SET_BROKEN"
    #: The result is not whole and the caller did not allow that.
    RESULT_TRUNCATED = "RESULT_TRUNCATED"
    #: A time limit other than the call's own deadline passed.
    TIME_LIMIT = "TIME_LIMIT"
    #: The call's own deadline passed.
    DEADLINE_EXCEEDED = "DEADLINE_EXCEEDED"
    #: The caller gave up.
    CANCELLED = "CANCELLED"
    #: Too many calls wait already.
    SERVER_BUSY = "SERVER_BUSY"
    #: The tenant has used up what it may have in a minute.
    QUOTA_EXCEEDED = "QUOTA_EXCEEDED"
    #: The server is stopping.
    SERVER_DRAINING = "SERVER_DRAINING"
    #: The server asks for a credential and the call has none.
    CREDENTIAL_MISSING = "CREDENTIAL_MISSING"
    #: The server does not take the credential.
    CREDENTIAL_INVALID = "CREDENTIAL_INVALID"
    #: The credential is not in force now.
    CREDENTIAL_EXPIRED = "CREDENTIAL_EXPIRED"
    #: The credential does not allow the method.
    CAPABILITY_MISSING = "CAPABILITY_MISSING"
    #: The server has no such method.
    METHOD_UNKNOWN = "METHOD_UNKNOWN"
    #: The message is compressed in a way that the server does not read.
    ENCODING_UNKNOWN = "ENCODING_UNKNOWN"
    #: The audit record cannot be written.
    AUDIT_UNAVAILABLE = "AUDIT_UNAVAILABLE"
    #: The request has no rules.
    SOURCES_MISSING = "SOURCES_MISSING"
    #: The path of a source file is none, or that of another one.
    SOURCE_PATH_INVALID = "SOURCE_PATH_INVALID"
    #: The sources are longer than the server takes.
    SOURCES_TOO_LARGE = "SOURCES_TOO_LARGE"
    #: The sources are more files than the server takes.
    TOO_MANY_FILES = "TOO_MANY_FILES"
    #: The request has more documents than the server takes.
    TOO_MANY_DOCUMENTS = "TOO_MANY_DOCUMENTS"
    #: The rules of the request have errors.
    RULES_BROKEN = "RULES_BROKEN"
    #: The place is not in the sources of the request.
    POSITION_INVALID = "POSITION_INVALID"
    #: The rules have no rule of that name.
    RULE_NOT_FOUND = "RULE_NOT_FOUND"
    #: A fault of the server.
    INTERNAL = "INTERNAL"
