using System.Collections.Immutable;
using System.Net;

namespace Processing.Server.Hosting;

/// <summary>Everything about a server that can be set, bound from the configuration section <c>processing</c>. The environment spells a key as <c>processing__max_document_bytes</c>, the command line as <c>--processing:max_document_bytes=1000</c>.</summary>
public sealed record ServerSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "processing";

    /// <summary>The most that <see cref="MaxDocumentBytes"/> may be: a message of the protocol ends at 2 GiB, and twice the limit must fit.</summary>
    public const int LargestDocumentBytes = 512 * 1024 * 1024;

    /// <summary>Where the server listens, HTTP/2 without TLS. Default <c>http://127.0.0.1:50061</c>, reachable from this machine only; port 0 takes a free one. Key <c>address</c>.</summary>
    [ConfigurationKeyName("address")]
    public string Address { get; init; } = "http://127.0.0.1:50061";

    /// <summary>The rule set of requests that name none. Default <c>default</c>; key <c>default_rule_set</c>.</summary>
    [ConfigurationKeyName("default_rule_set")]
    public string DefaultRuleSet { get; init; } = "default";

    /// <summary>Most bytes of one document; a longer one is refused with <c>DOCUMENT_TOO_LARGE</c>. Default 16 MiB; key <c>max_document_bytes</c>.</summary>
    [ConfigurationKeyName("max_document_bytes")]
    public int MaxDocumentBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most documents of one bidirectional stream that are read and not yet answered. Default 2 for each core; key <c>max_in_flight_per_stream</c>.</summary>
    [ConfigurationKeyName("max_in_flight_per_stream")]
    public int MaxInFlightPerStream { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Most documents that are worked on at the same time. Default one for each core, since the work is all computing; key <c>max_concurrent_extractions</c>.</summary>
    [ConfigurationKeyName("max_concurrent_extractions")]
    public int MaxConcurrentExtractions { get; init; } = Environment.ProcessorCount;

    /// <summary>Most calls that wait for their turn; one more is refused with <c>SERVER_BUSY</c>. Bidirectional streams don't count, they wait by not reading. Default 1,000; key <c>max_waiting_calls</c>.</summary>
    [ConfigurationKeyName("max_waiting_calls")]
    public int MaxWaitingCalls { get; init; } = 1000;

    /// <summary>Most bytes of results that the cache keeps, counted as they are sent. Default 64 MiB, 0 for no cache; key <c>cache_bytes</c>.</summary>
    [ConfigurationKeyName("cache_bytes")]
    public long CacheBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Longest work on one document where the caller sets neither deadline nor time limit, in seconds. Default 60; key <c>default_deadline_seconds</c>.</summary>
    [ConfigurationKeyName("default_deadline_seconds")]
    public double DefaultDeadlineSeconds { get; init; } = 60;

    /// <summary>How long calls that run when the server is told to stop may go on, in seconds. Default 5; key <c>drain_seconds</c>.</summary>
    [ConfigurationKeyName("drain_seconds")]
    public double DrainSeconds { get; init; } = 5;

    /// <summary>How long a server that is told to stop still takes new calls while its health says NOT_SERVING, in seconds, so that load balancers send elsewhere first. Default 0; key <c>drain_notice_seconds</c>.</summary>
    [ConfigurationKeyName("drain_notice_seconds")]
    public double DrainNoticeSeconds { get; init; }

    /// <summary>Most bytes that the server reads for one message. Above <see cref="MaxDocumentBytes"/>, so that a document that is too large by up to a factor of two gets an answer of its own even inside a stream.</summary>
    public int MaxMessageBytes => (2 * Math.Clamp(MaxDocumentBytes, 1, LargestDocumentBytes)) + (64 * 1024);

    internal TimeSpan DefaultDeadline => TimeSpan.FromSeconds(DefaultDeadlineSeconds);

    internal TimeSpan DrainNotice => TimeSpan.FromSeconds(DrainNoticeSeconds);

    internal TimeSpan DrainTime => TimeSpan.FromSeconds(DrainSeconds);

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (!TryGetEndpoint(out _))
        {
            faults.Add($"`{Section}.address` is `{Address}`, not http://, an IP address or localhost, and a port, such as http://127.0.0.1:50061");
        }

        Between(faults, "max_document_bytes", MaxDocumentBytes, 1, LargestDocumentBytes);
        Between(faults, "max_in_flight_per_stream", MaxInFlightPerStream, 1, 10_000);
        Between(faults, "max_concurrent_extractions", MaxConcurrentExtractions, 1, 10_000);
        Between(faults, "max_waiting_calls", MaxWaitingCalls, 0, 1_000_000);
        Between(faults, "cache_bytes", CacheBytes, 0, 1L << 40);
        Between(faults, "default_deadline_seconds", DefaultDeadlineSeconds, 0.001, 86_400);
        Between(faults, "drain_seconds", DrainSeconds, 0, 3_600);
        Between(faults, "drain_notice_seconds", DrainNoticeSeconds, 0, 3_600);
        return faults.ToImmutable();
    }

    internal bool TryGetEndpoint(out IPEndPoint endpoint)
    {
        endpoint = new IPEndPoint(IPAddress.Loopback, 0);
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/")
        {
            return false;
        }

        // Kestrel would bind localhost twice (IPv4 and IPv6), which port 0 does not allow.
        var host = uri.Host == "localhost" ? "127.0.0.1" : uri.Host.Trim('[', ']');
        if (!IPAddress.TryParse(host, out var address))
        {
            return false;
        }

        endpoint = new IPEndPoint(address, uri.Port);
        return true;
    }

    private static void Between(ImmutableArray<string>.Builder faults, string key, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            faults.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"`{Section}.{key}` is {value}, not between {least} and {most}"));
        }
    }
}
