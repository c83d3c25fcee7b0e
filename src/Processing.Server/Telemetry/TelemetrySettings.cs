using System.Collections.Immutable;
using Processing.Server.Hosting;

namespace Processing.Server.Telemetry;

/// <summary>Where measures and traces go, bound from the configuration section <c>telemetry</c>. Nowhere by default.</summary>
public sealed record TelemetrySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "telemetry";

    /// <summary>Where measures are offered as text at <c>/metrics</c>, by HTTP/1.1 without TLS and without a credential. Empty, the default, for nowhere; key <c>metrics_address</c>.</summary>
    [ConfigurationKeyName("metrics_address")]
    public string MetricsAddress { get; init; } = "";

    /// <summary>Most series of one measure; the measures of further ones are added up in one whose labels all are <c>_OTHER</c>. Default 2,000; key <c>max_series</c>.</summary>
    [ConfigurationKeyName("max_series")]
    public int MaxSeries { get; init; } = 2000;

    /// <summary>Most rules of one rule set whose cost is told by name; that of the others is told together as <c>_OTHER</c>. Default 50; key <c>max_rules</c>.</summary>
    [ConfigurationKeyName("max_rules")]
    public int MaxRules { get; init; } = 50;

    /// <summary>Where measures and traces are sent by OTLP, such as <c>http://127.0.0.1:4317</c>. Empty, the default, for nowhere; key <c>otlp_endpoint</c>.</summary>
    [ConfigurationKeyName("otlp_endpoint")]
    public string OtlpEndpoint { get; init; } = "";

    /// <summary>How they are sent: <c>grpc</c>, the default, or <c>http/protobuf</c>; key <c>otlp_protocol</c>.</summary>
    [ConfigurationKeyName("otlp_protocol")]
    public string OtlpProtocol { get; init; } = "grpc";

    /// <summary>The share of calls that are traced where their caller has not decided, 0 to 1. Default 0.01; key <c>trace_share</c>.</summary>
    [ConfigurationKeyName("trace_share")]
    public double TraceShare { get; init; } = 0.01;

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (MetricsAddress.Length > 0 && ListenAddress.Parse(MetricsAddress) is not { IsTls: false })
        {
            faults.Add($"`{Section}.metrics_address` is `{MetricsAddress}`, not http://, an IP address or localhost, and a port, such as http://127.0.0.1:9464");
        }

        if (OtlpEndpoint.Length > 0 && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)))
        {
            faults.Add($"`{Section}.otlp_endpoint` is `{OtlpEndpoint}`, not an address such as http://127.0.0.1:4317");
        }

        if (OtlpProtocol is not ("grpc" or "http/protobuf"))
        {
            faults.Add($"`{Section}.otlp_protocol` is `{OtlpProtocol}`, not `grpc` or `http/protobuf`");
        }

        SettingsSection.Between(faults, $"{Section}.max_series", MaxSeries, 1, 100_000);
        SettingsSection.Between(faults, $"{Section}.max_rules", MaxRules, 0, 10_000);
        SettingsSection.Between(faults, $"{Section}.trace_share", TraceShare, 0, 1);
        return faults.ToImmutable();
    }
}
