using System.Collections.Immutable;
using System.Globalization;
using Grpc.Core;
using Processing.Protocol;
using Processing.Server.RuleSets;
using Processing.Storage;

namespace Processing.Server.Errors;

/// <summary>Every error about rule sets, their labels and revisions, one factory each: the only place where their words stand.</summary>
internal static class RuleSetErrors
{
    private static readonly TimeSpan RetryWhenAway = TimeSpan.FromSeconds(1);

    /// <summary>Why there is no revision to work with.</summary>
    public static ServiceError Of(RuleSetSelection selection, RuleSetQuery query, ImmutableArray<string> known) => selection.Fault switch
    {
        SelectionFault.UnknownRuleSet => ServiceErrors.RuleSetNotFound(query.RuleSet, known),
        SelectionFault.OtherRevision when selection.RuleSet is { } current => ServiceErrors.RevisionMismatch(current, query.Revision),
        SelectionFault.UnknownLabel => LabelNotFound(query.RuleSet, query.Label.Length == 0 ? RuleSetQuery.LiveLabel : query.Label),
        SelectionFault.UnknownRevision => RevisionNotFound(query.RuleSet, query.Revision),
        SelectionFault.RegistryUnavailable => RegistryUnavailable(),
        SelectionFault.RegistryDamaged => RegistryDamaged(RegistryFault.Damaged),
        SelectionFault.RegistryNewer => RegistryDamaged(RegistryFault.NewerFormat),
        _ => RevisionNotLoaded(query.RuleSet, query.Revision, "its rules do not compile here") with { Diagnostics = selection.Diagnostics },
    };

    public static ServiceError SchemaNotRecorded(RuleSet ruleSet, string record) =>
        new ServiceError(StatusCode.FailedPrecondition, ErrorReasons.SchemaNotRecorded, $"The record `{Excerpt.Of(record)}` has no typed form: {ruleSet.Messages.WhyMissing(record)}. Run `rules schema`, and keep `{RuleFolder.NumbersFile}` with the rules.")
            .With("rule_set", ruleSet.Name).With("revision", ruleSet.Revision).With("record", Excerpt.Of(record));

    public static ServiceError InvalidRoutingKey() =>
        BadField(ErrorReasons.InvalidRoutingKey, "routing_key", $"The routing key is longer than {RuleSetQuery.MaxRoutingKey} UTF-16 code units.");

    public static ServiceError RuleSetUnknown(string ruleSet) =>
        new ServiceError(StatusCode.NotFound, ErrorReasons.RuleSetNotFound, $"The registry has no rule set `{Excerpt.Of(ruleSet)}`.").With("rule_set", Excerpt.Of(ruleSet));

    public static ServiceError LabelNotFound(string ruleSet, string label) =>
        new ServiceError(StatusCode.NotFound, ErrorReasons.LabelNotFound, $"The rule set `{Excerpt.Of(ruleSet)}` has no label `{Excerpt.Of(label)}`.")
            .With("rule_set", Excerpt.Of(ruleSet)).With("label", Excerpt.Of(label));

    public static ServiceError RevisionNotFound(string ruleSet, string revision) =>
        new ServiceError(StatusCode.NotFound, ErrorReasons.RevisionNotFound, $"The rule set `{Excerpt.Of(ruleSet)}` has no revision `{Excerpt.Of(revision)}`.")
            .With("rule_set", Excerpt.Of(ruleSet)).With("revision", Excerpt.Of(revision));

    public static ServiceError RevisionNotLoaded(string ruleSet, string revision, string reason) =>
        new ServiceError(StatusCode.FailedPrecondition, ErrorReasons.RevisionNotLoaded, $"This server cannot load the revision: {reason}.")
            .With("rule_set", Excerpt.Of(ruleSet)).With("revision", Excerpt.Of(revision));

    public static ServiceError RegistryUnavailable() =>
        new(StatusCode.Unavailable, ErrorReasons.RegistryUnavailable, "The registry of rule sets does not answer; try again later.") { RetryAfter = RetryWhenAway };

    /// <summary>Why the registry does not answer, without the words of its database, which are for the log.</summary>
    public static ServiceError Of(RegistryException fault) => fault.Fault == RegistryFault.Unavailable ? RegistryUnavailable() : RegistryDamaged(fault.Fault);

    private static ServiceError RegistryDamaged(RegistryFault fault) =>
        new(StatusCode.DataLoss, RuleSetReasons.RegistryDamaged, fault == RegistryFault.Damaged ? "What the registry holds is not what was put into it." : "The registry is of a newer version than this server.");

    public static ServiceError InvalidName(string field, string form) => BadField(RuleSetReasons.InvalidName, field, $"The name is not of the form: {form}.");

    public static ServiceError InvalidWait(string field) => BadField(ErrorReasons.InvalidTimeLimit, field, "The wait is not between 0 and an hour, or not a valid duration.");

    public static ServiceError InvalidShare(string description) => BadField(RuleSetReasons.InvalidShare, "share", description);

    public static ServiceError InvalidRequestId() =>
        BadField(RuleSetReasons.InvalidRequestId, "request_id", "The name of the request is not 1 to 100 printable ASCII characters.");

    public static ServiceError RequestIdReused() =>
        BadField(RuleSetReasons.RequestIdReused, "request_id", "An earlier request of the same name asked for something else.");

    public static ServiceError InvalidEtag() => BadField(RuleSetReasons.InvalidEtag, "etag", "The etag is neither one that this service gave, nor `new`, nor empty.");

    public static ServiceError InvalidPageSize() => BadField(RuleSetReasons.InvalidPage, "page_size", "The size of a page is negative.");

    public static ServiceError InvalidPageToken() => BadField(RuleSetReasons.InvalidPage, "page_token", "The token is none that this method gave.");

    public static ServiceError InvalidUpload(string field, string description) => BadField(RuleSetReasons.InvalidUpload, field, description);

    public static ServiceError TextTooLong(string field, int limit) =>
        BadField(RuleSetReasons.TextTooLong, field, $"The text is longer than {limit.ToString("N0", CultureInfo.InvariantCulture)} UTF-16 code units.");

    public static ServiceError RulesInvalid(ImmutableArray<RuleSetDiagnostic> errors) =>
        new ServiceError(StatusCode.InvalidArgument, RuleSetReasons.RulesInvalid, $"The package does not compile: {errors[0].Path}:{errors[0].Line}: {errors[0].Id}: {errors[0].Message}") { Diagnostics = errors }
            .With("diagnostics", errors.Length);

    public static ServiceError PackageTooLarge(int limit) => Limit(RuleSetReasons.PackageTooLarge, "The package has more bytes than this server takes", limit, "registry.max_package_bytes");

    public static ServiceError UploadIdle(TimeSpan limit) => ServiceErrors.Idle("package", limit, "registry.upload_idle_seconds");

    public static ServiceError TooManyUploads(int limit) => ServiceErrors.TooMany("packages", limit, "registry.max_uploads");

    public static ServiceError TooManyFiles(int limit) => Limit(ErrorReasons.TooManyFiles, "The package has more files than this server takes", limit, "registry.max_package_files");

    public static ServiceError TooManyDocuments(int limit) => Limit(ErrorReasons.TooManyDocuments, "The request has more documents than this server compares", limit, "registry.max_diff_documents");

    public static ServiceError RegistryNotConfigured() =>
        new(StatusCode.FailedPrecondition, RuleSetReasons.RegistryNotConfigured, "This server has no registry; start it with `rules serve --data FOLDER`, or set `registry.data_folder` or `registry.postgres`.");

    public static ServiceError RevisionTestsFailed(StoredRevision revision) =>
        new ServiceError(StatusCode.FailedPrecondition, RuleSetReasons.RevisionTestsFailed, $"{revision.Facts.TestsFailed} of the revision's own tests failed; no label moves to it.")
            .With("failed", revision.Facts.TestsFailed);

    public static ServiceError NothingToRollBack(string label) =>
        new ServiceError(StatusCode.FailedPrecondition, RuleSetReasons.NothingToRollBack, $"The label `{Excerpt.Of(label)}` stood at no other revision before.").With("label", Excerpt.Of(label));

    public static ServiceError NoShadow() => new(StatusCode.FailedPrecondition, RuleSetReasons.NoShadow, "The rule set has no label `shadow`, or no label `live` beside it.");

    public static ServiceError SchemaInvalid(ImmutableArray<RuleSetDiagnostic> errors) =>
        new(StatusCode.FailedPrecondition, RuleSetReasons.SchemaInvalid, $"The records have no schema: {errors[0].Id}: {errors[0].Message}") { Diagnostics = errors };

    public static ServiceError LabelMoved(string label, LabelState? current) =>
        new ServiceError(StatusCode.Aborted, RuleSetReasons.LabelMoved, $"The label `{label}` is not where the request takes it to be; look at it and decide anew.")
            .With("label", label).With("current", current?.Revision ?? "").With("etag", current?.Version.ToString(CultureInfo.InvariantCulture) ?? "new");

    private static ServiceError Limit(string reason, string message, int limit, string key) =>
        new ServiceError(StatusCode.ResourceExhausted, reason, $"{message}, {limit.ToString("N0", CultureInfo.InvariantCulture)} (`{key}`).").With("limit", limit).With("key", key);

    private static ServiceError BadField(string reason, string field, string description) =>
        new(StatusCode.InvalidArgument, reason, description) { Fields = [new FieldFault(field, description)] };
}
