using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Grpc.Core;
using Processing.Protocol;

namespace Processing.Client;

/// <summary>When a call is tried again, and after how long.</summary>
/// <remarks>
/// The retries of gRPC itself know status codes only. RESOURCE_EXHAUSTED is worth another try where the server names a time, as it does when it is busy,
/// and never where the document is too large; so the decision is made here, by the trailer.
/// </remarks>
internal sealed record RetryPolicy(int MaxAttempts, TimeSpan InitialBackoff, TimeSpan MaxBackoff, double BackoffMultiplier, ImmutableArray<string> RetryableStatusCodes)
{
    private const string Resource = "extraction_grpc_service_config.json";

    /// <summary>The policy of the shipped service config.</summary>
    public static RetryPolicy Shipped { get; } = Read();

    /// <summary>How long to wait before the next attempt; null where there is none.</summary>
    /// <param name="attempt">Number of the attempt that failed, from 1.</param>
    /// <param name="failure">How it failed.</param>
    public TimeSpan? DelayAfter(int attempt, RpcException failure)
    {
        if (attempt >= MaxAttempts)
        {
            return null;
        }

        if (failure.Trailers.GetValue(ErrorReasons.PushbackTrailer) is { } pushback)
        {
            // A number below zero, or none at all, asks not to try again.
            var canRetry = failure.StatusCode == StatusCode.ResourceExhausted || IsRetryable(failure.StatusCode);
            return canRetry && int.TryParse(pushback, NumberStyles.None, CultureInfo.InvariantCulture, out var wait) ? TimeSpan.FromMilliseconds(wait) : null;
        }

        var longest = Math.Min(InitialBackoff.TotalMilliseconds * Math.Pow(BackoffMultiplier, attempt - 1), MaxBackoff.TotalMilliseconds);
        return IsRetryable(failure.StatusCode) ? TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * longest) : null;
    }

    private bool IsRetryable(StatusCode code) => RetryableStatusCodes.Contains(code.ToString(), StringComparer.OrdinalIgnoreCase);

    private static RetryPolicy Read()
    {
        using var file = typeof(RetryPolicy).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not in the package");
        using var config = JsonDocument.Parse(file);
        var policy = config.RootElement.GetProperty("methodConfig")[0].GetProperty("retryPolicy");
        return new RetryPolicy(
            policy.GetProperty("maxAttempts").GetInt32(),
            Seconds(policy.GetProperty("initialBackoff")),
            Seconds(policy.GetProperty("maxBackoff")),
            policy.GetProperty("backoffMultiplier").GetDouble(),
            [.. policy.GetProperty("retryableStatusCodes").EnumerateArray().Select(code => (code.GetString() ?? "").Replace("_", "", StringComparison.Ordinal))]);
    }

    // The JSON form of google.protobuf.Duration, such as `0.1s`.
    private static TimeSpan Seconds(JsonElement duration) =>
        TimeSpan.FromSeconds(double.Parse((duration.GetString() ?? "").TrimEnd('s'), CultureInfo.InvariantCulture));
}
