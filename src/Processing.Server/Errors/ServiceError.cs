using System.Collections.Immutable;
using Grpc.Core;
using Processing.Server.RuleSets;

namespace Processing.Server.Errors;

/// <summary>Why a document gets no result, as a value. Made by <see cref="ServiceErrors"/> only; <see cref="StatusErrors"/> carries it to the caller.</summary>
internal sealed record ServiceError(StatusCode Code, string Reason, string Message)
{
    public ImmutableDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<FieldFault> Fields { get; init; } = [];

    public ImmutableArray<RuleSetDiagnostic> Diagnostics { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    public QuotaFault? Quota { get; init; }

    public ServiceError With(string key, string value) => this with { Metadata = Metadata.SetItem(key, value) };

    public ServiceError With(string key, long value) => With(key, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
