using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Processing.Server.Telemetry;

/// <summary>Sends measures and traces by OTLP while the server runs. What the collector cannot take is lost; calls never wait for it.</summary>
internal sealed class OtlpExport(TelemetrySettings settings) : IHostedService, IDisposable
{
    private MeterProvider? _meters;
    private TracerProvider? _traces;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.OtlpEndpoint.Length > 0)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("processing-server");
            _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(ServerMetrics.MeterName).AddOtlpExporter(exporter => Set(exporter, "metrics")).Build();
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(CallTelemetry.SourceName)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TraceShare))).AddOtlpExporter(exporter => Set(exporter, "traces")).Build();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        // Sends the rest.
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _meters?.Dispose();
        _traces?.Dispose();
        (_meters, _traces) = (null, null);
    }

    // By gRPC the signals have one address; by HTTP each has a path of its own.
    private void Set(OtlpExporterOptions exporter, string signal)
    {
        var isGrpc = settings.OtlpProtocol == "grpc";
        exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = isGrpc ? new Uri(settings.OtlpEndpoint) : new Uri($"{settings.OtlpEndpoint.TrimEnd('/')}/v1/{signal}");
    }
}
