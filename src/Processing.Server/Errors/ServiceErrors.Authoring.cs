using System.Collections.Immutable;
using Grpc.Core;
using Processing.Protocol;
using Processing.Rules.Diagnostics;
using Processing.Server.RuleSets;

namespace Processing.Server.Errors;

internal static partial class ServiceErrors
{
    private const int MostOfSentence = 400;

    public static ServiceError SourcesMissing(string field) =>
        BadField(ErrorReasons.SourcesMissing, field, "The request has no file of rules, whose path ends in `.rules`.");

    public static ServiceError SourcePathInvalid(string field, string wrong) =>
        BadField(ErrorReasons.SourcePathInvalid, field, $"The path of a source file {wrong}.");

    public static ServiceError SourcesTooLarge(long bytes, long limit) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.SourcesTooLarge, $"the sources have {Number(bytes)} bytes; the limit is {Number(limit)} bytes (`authoring.max_source_bytes`)")
            .With("bytes", bytes).With("limit_bytes", limit).With("key", "authoring.max_source_bytes");

    public static ServiceError TooManyFiles(int count, int limit) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.TooManyFiles, $"the sources are {Number(count)} files; the limit is {Number(limit)} (`authoring.max_files`)")
            .With("count", count).With("limit", limit).With("key", "authoring.max_files");

    public static ServiceError TooManyDocuments(int count, int limit) =>
        new ServiceError(StatusCode.ResourceExhausted, ErrorReasons.TooManyDocuments, $"the request has {Number(count)} documents; the limit is {Number(limit)} (`authoring.max_documents`)")
            .With("count", count).With("limit", limit).With("key", "authoring.max_documents");

    public static ServiceError RulesBroken(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = RuleSetCompiler.ErrorsIn(diagnostics);
        return new ServiceError(StatusCode.FailedPrecondition, ErrorReasons.RulesBroken, "The rules of the request have errors; `Check` tells of all of them.") { Diagnostics = errors }.With("diagnostics", errors.Length);
    }

    public static ServiceError PositionInvalid(string field, string wrong) =>
        BadField(ErrorReasons.PositionInvalid, field, $"The place {wrong}.");

    public static ServiceError RuleNotFound(string rule, string fault) =>
        new ServiceError(StatusCode.NotFound, ErrorReasons.RuleNotFound, Sentence(fault)).With("rule", Excerpt.Of(rule));

    public static ServiceError AuthoringTimeLimit(TimeSpan limit) =>
        new ServiceError(StatusCode.DeadlineExceeded, ErrorReasons.TimeLimit, "The call was not done within the time that the server gives it (`authoring.max_seconds`).")
            .With("limit_ms", (long)limit.TotalMilliseconds).With("key", "authoring.max_seconds");

    private static string Sentence(string words)
    {
        var shown = Excerpt.Of(words, MostOfSentence);
        return $"{char.ToUpperInvariant(shown[0])}{shown[1..]}{(shown.EndsWith('?') ? "" : ".")}";
    }
}
