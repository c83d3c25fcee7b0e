using System.Collections.Immutable;
using Processing.Server.Auditing;
using Processing.Server.Authoring;
using Processing.Server.Security;
using Processing.Server.Serving;
using Processing.Server.Telemetry;

namespace Processing.Server.Hosting;

/// <summary>Everything about a server that can be set, bound from the configuration section <c>processing</c>. The environment spells a key as <c>processing__max_document_bytes</c>, the command line as <c>--processing:max_document_bytes=1000</c>.</summary>
public sealed record ServerSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "processing";

    /// <summary>The most that <see cref="MaxDocumentBytes"/> may be: a message of the protocol ends at 2 GiB, and twice the limit must fit.</summary>
    public const int LargestDocumentBytes = 512 * 1024 * 1024;

    /// <summary>Who may call and how connections are protected: the section <c>security</c>.</summary>
    public SecuritySettings Security { get; init; } = new();

    /// <summary>How connections are kept: the section <c>connections</c>.</summary>
    public ConnectionSettings Connections { get; init; } = new();

    /// <summary>Where measures and traces go: the section <c>telemetry</c>.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>The audit record: the section <c>audit</c>.</summary>
    public AuditSettings Audit { get; init; } = new();

    /// <summary>What each tenant may have in a minute: the section <c>quotas</c>.</summary>
    public QuotaSettings Quotas { get; init; } = new();

    /// <summary>How much the authoring service does: the section <c>authoring</c>.</summary>
    public AuthoringSettings Authoring { get; init; } = new();

    /// <summary>Where the server listens, by HTTP/2; with TLS where it begins with <c>https://</c>, and then by HTTP/1.1 too. Default <c>http://127.0.0.1:50061</c>, reachable from this machine only; port 0 takes a free one. Key <c>address</c>.</summary>
    [ConfigurationKeyName("address")]
    public string Address { get; init; } = "http://127.0.0.1:50061";

    /// <summary>Where it listens for browsers by HTTP/1.1, which has no place beside HTTP/2 at an address without TLS. Empty, the default, for nowhere; key <c>web_address</c>.</summary>
    [ConfigurationKeyName("web_address")]
    public string WebAddress { get; init; } = "";

    /// <summary>The origins whose pages may call by gRPC-Web, parted by spaces, such as <c>https://desk.example</c>; <c>*</c> for all. Empty, the default, for none; key <c>web_origins</c>.</summary>
    [ConfigurationKeyName("web_origins")]
    public string WebOrigins { get; init; } = "";

    /// <summary>The rule set of requests that name none. Default <c>default</c>; key <c>default_rule_set</c>.</summary>
    [ConfigurationKeyName("default_rule_set")]
    public string DefaultRuleSet { get; init; } = "default";

    /// <summary>Most bytes of one document; a longer one is refused with <c>DOCUMENT_TOO_LARGE</c>. Default 16 MiB; key <c>max_document_bytes</c>.</summary>
    [ConfigurationKeyName("max_document_bytes")]
    public int MaxDocumentBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most bytes of one document that comes in pieces; a longer one is refused with <c>DOCUMENT_TOO_LARGE</c>. Default 64 MiB; key <c>max_upload_bytes</c>. The limit of readers, <c>documents.max_bytes</c>, holds too.</summary>
    [ConfigurationKeyName("max_upload_bytes")]
    public int MaxUploadBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most documents that come in pieces at the same time, from their first piece to the end of their answers; one more is refused with <c>SERVER_BUSY</c>. Each holds up to <see cref="MaxUploadBytes"/>, and twice that while it grows. Default 4; key <c>max_uploads</c>.</summary>
    [ConfigurationKeyName("max_uploads")]
    public int MaxUploads { get; init; } = 4;

    /// <summary>Most documents that came in pieces which are worked on at the same time; further ones wait, since the tokens of a long text take many times its bytes. Default 1; key <c>max_concurrent_uploads</c>.</summary>
    [ConfigurationKeyName("max_concurrent_uploads")]
    public int MaxConcurrentUploads { get; init; } = 1;

    /// <summary>Longest wait for the next piece of a document, in seconds. Default 30; key <c>upload_idle_seconds</c>.</summary>
    [ConfigurationKeyName("upload_idle_seconds")]
    public double UploadIdleSeconds { get; init; } = 30;

    /// <summary>How long before the deadline of a call work ends where a result that is not whole is welcome, in seconds, but no more than half of what is left. Default 0.1; key <c>partial_margin_seconds</c>.</summary>
    [ConfigurationKeyName("partial_margin_seconds")]
    public double PartialMarginSeconds { get; init; } = 0.1;

    /// <summary>Most documents of one bidirectional stream that are read and not yet answered. Default 2 for each core; key <c>max_in_flight_per_stream</c>.</summary>
    [ConfigurationKeyName("max_in_flight_per_stream")]
    public int MaxInFlightPerStream { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Most documents that are worked on at the same time. Default one for each core, since the work is all computing; key <c>max_concurrent_extractions</c>.</summary>
    [ConfigurationKeyName("max_concurrent_extractions")]
    public int MaxConcurrentExtractions { get; init; } = Environment.ProcessorCount;

    /// <summary>Most calls that wait for their turn; one more is refused with <c>SERVER_BUSY</c>. As many may wait for the result of an equal call. Bidirectional streams don't count, they wait by not reading. Default 1,000; key <c>max_waiting_calls</c>.</summary>
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

    internal TimeSpan UploadIdle => TimeSpan.FromSeconds(UploadIdleSeconds);

    internal TimeSpan PartialMargin => TimeSpan.FromSeconds(PartialMarginSeconds);

    internal TimeSpan DrainNotice => TimeSpan.FromSeconds(DrainNoticeSeconds);

    internal TimeSpan DrainTime => TimeSpan.FromSeconds(DrainSeconds);

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        CheckAddress(faults, "address", Address);
        if (WebAddress.Length > 0)
        {
            CheckAddress(faults, "web_address", WebAddress);
        }

        if (Web.WebOrigins.FirstWrong(WebOrigins) is { } wrong)
        {
            faults.Add($"`{Section}.web_origins` has `{wrong}`, which is no origin such as https://desk.example");
        }

        SettingsSection.Between(faults, $"{Section}.max_document_bytes", MaxDocumentBytes, 1, LargestDocumentBytes);
        SettingsSection.Between(faults, $"{Section}.max_upload_bytes", MaxUploadBytes, 1, LargestDocumentBytes);
        SettingsSection.Between(faults, $"{Section}.max_uploads", MaxUploads, 1, 10_000);
        SettingsSection.Between(faults, $"{Section}.max_concurrent_uploads", MaxConcurrentUploads, 1, 10_000);
        SettingsSection.Between(faults, $"{Section}.upload_idle_seconds", UploadIdleSeconds, 0.001, 3_600);
        SettingsSection.Between(faults, $"{Section}.partial_margin_seconds", PartialMarginSeconds, 0, 60);
        SettingsSection.Between(faults, $"{Section}.max_in_flight_per_stream", MaxInFlightPerStream, 1, 10_000);
        SettingsSection.Between(faults, $"{Section}.max_concurrent_extractions", MaxConcurrentExtractions, 1, 10_000);
        SettingsSection.Between(faults, $"{Section}.max_waiting_calls", MaxWaitingCalls, 0, 1_000_000);
        SettingsSection.Between(faults, $"{Section}.cache_bytes", CacheBytes, 0, 1L << 40);
        SettingsSection.Between(faults, $"{Section}.default_deadline_seconds", DefaultDeadlineSeconds, 0.001, 86_400);
        SettingsSection.Between(faults, $"{Section}.drain_seconds", DrainSeconds, 0, 3_600);
        SettingsSection.Between(faults, $"{Section}.drain_notice_seconds", DrainNoticeSeconds, 0, 3_600);
        faults.AddRange(Security.Check());
        faults.AddRange(Connections.Check());
        faults.AddRange(Telemetry.Check());
        faults.AddRange(Audit.Check());
        faults.AddRange(Quotas.Check(Math.Max(MaxDocumentBytes, MaxUploadBytes)));
        faults.AddRange(Authoring.Check());
        return faults.ToImmutable();
    }

    // A server that anybody can reach and that asks nobody who they are has to be wanted.
    private void CheckAddress(ImmutableArray<string>.Builder faults, string key, string text)
    {
        if (ListenAddress.Parse(text) is not { } address)
        {
            faults.Add($"`{Section}.{key}` is `{text}`, not http:// or https://, an IP address or localhost, and a port, such as http://127.0.0.1:50061");
        }
        else if (address.IsTls != Security.HasCertificate)
        {
            faults.Add(address.IsTls
                ? $"`{Section}.{key}` is `{text}`, which needs `{SecuritySettings.Section}.certificate_file` and `{SecuritySettings.Section}.key_file`"
                : $"`{Section}.{key}` is `{text}` while `{SecuritySettings.Section}.certificate_file` is set; an address with TLS begins with https://");
        }
        else if (!address.IsLoopback && !Security.AsksForCredentials && !Security.AllowUnauthenticated)
        {
            faults.Add($"`{Section}.{key}` is `{text}`, which other machines reach, and nobody is asked for a credential; set `{SecuritySettings.Section}.callers_file` or `{SecuritySettings.Section}.jwt_keys_file`, or say `{SecuritySettings.Section}.allow_unauthenticated`");
        }
    }
}
