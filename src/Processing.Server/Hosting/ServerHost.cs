using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Processing.Server.Auditing;
using Processing.Server.Authoring;
using Processing.Server.Discovery;
using Processing.Server.Health;
using Processing.Server.Publishing;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Server.Security;
using Processing.Server.ServerInfo;
using Processing.Server.Serving;
using Processing.Server.Telemetry;
using Processing.Server.Web;

namespace Processing.Server.Hosting;

/// <summary>A gRPC server of the extraction service, in a process of its own or inside another program.</summary>
public sealed class ServerHost : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownMargin = TimeSpan.FromSeconds(5);
    private readonly WebApplication _application;
    private readonly IRuleSetSource _ruleSets;

    private ServerHost(WebApplication application, ServerSettings settings, IRuleSetSource ruleSets)
    {
        _application = application;
        Settings = settings;
        _ruleSets = ruleSets;
    }

    /// <summary>The settings in force.</summary>
    public ServerSettings Settings { get; }

    /// <summary>Where it listens, with the port it got; only after <see cref="StartAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">It does not listen yet.</exception>
    public Uri Address => AddressAt(0);

    /// <summary>Where it listens for browsers, with the port it got; only after <see cref="StartAsync"/>, and only where <see cref="ServerSettings.WebAddress"/> is set.</summary>
    /// <exception cref="InvalidOperationException">It does not listen there.</exception>
    public Uri WebAddress => AddressAt(1);

    /// <summary>Where it offers measures, with the port it got; only after <see cref="StartAsync"/>, and only where <see cref="TelemetrySettings.MetricsAddress"/> is set.</summary>
    /// <exception cref="InvalidOperationException">It does not listen there.</exception>
    public Uri MetricsAddress => AddressAt(Settings.WebAddress.Length > 0 ? 2 : 1);

    /// <summary>Makes a server. It reads the settings, the file, the environment and the arguments, each going before the one named earlier.</summary>
    /// <exception cref="OptionsValidationException">Settings are wrong; its failures are sentences for people.</exception>
    public static ServerHost Create(ServerHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // Empty: a program that holds a server must not have its own folder read for settings, nor its output written to.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Processing.Server" });
        if (options.SettingsFile is { } file)
        {
            builder.Configuration.AddConfiguration(SettingsFile.Read(file));
        }

        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine([.. options.Arguments]);
        var settings = ServerSettingsReader.Read(options.Settings, builder.Configuration);
        WorkerThreads.Reserve(settings);

        options.Logging?.Invoke(builder.Logging);

        // The host logs as a fault, with its stack, that it cannot listen; whoever starts the server hears of it by an exception.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        // It logs as an error what only callers can cause: a request that was reset or cannot be read. Every fault of ours is logged by FaultReporter.
        builder.Logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);

        // Where its log is written at all it makes a trace and a scope of its own for every request, though it has nothing to tell of one. CallTelemetry does what is wanted of that.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        AddServices(builder.Services, options, settings);
        builder.Services.AddRegistry(options.RuleSets, RegistrySettings.Read(builder.Configuration));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listeners.Configure(kestrel, settings, options.Time));
        builder.WebHost.UseShutdownTimeout(settings.DrainNotice + settings.DrainTime + ShutdownMargin);
        var application = Build(builder);
        if (settings.Telemetry.MetricsAddress.Length > 0)
        {
            application.UseMiddleware<MetricsPage>();
        }

        application.UseMiddleware<DrainedCalls>();
        application.UseMiddleware<WebCalls>();
        application.UseMiddleware<CallTelemetry>();
        application.UseMiddleware<UnreadRequests>();
        application.UseMiddleware<CallGate>();
        application.UseMiddleware<AdmissionGate>();
        application.MapGrpcService<ExtractionHandler>();
        application.MapGrpcService<RuleSetHandler>();
        application.MapGrpcService<AuthoringHandler>();
        application.MapGrpcService<ServerInfoHandler>();
        application.MapGrpcService<HealthHandler>();
        application.MapGrpcService<ReflectionHandler>();
        application.MapGrpcService<ReflectionAlphaHandler>();
        return new ServerHost(application, settings, application.Services.GetRequiredService<IRuleSetSource>());
    }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">It cannot listen at its address; the message is one sentence for people.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (_application.Services.GetService<RegistryFollower>() is { } follower)
        {
            await follower.StartAsync(cancellation);
        }

        try
        {
            await _application.StartAsync(cancellation);
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            var reason = refused.GetBaseException().Message;
            throw new IOException($"cannot listen on {Settings.Address}: {char.ToLowerInvariant(reason[0])}{reason[1..]}", refused);
        }

        var log = _application.Services.GetRequiredService<ILogger<ServerHost>>();
        foreach (var ruleSet in _ruleSets.Names.Select(_ruleSets.Find))
        {
            if (ruleSet is { Extractor: null, Diagnostics: [var first, ..] })
            {
                ServerLog.RuleSetBroken(log, ruleSet.Name, ruleSet.Diagnostics.Length, first.Id, first.Message);
            }
        }

        foreach (var address in new[] { Settings.Address, Settings.WebAddress }.Select(ListenAddress.Parse).OfType<ListenAddress>().Where(address => !address.IsLoopback))
        {
            if (!Settings.Security.AsksForCredentials)
            {
                ServerLog.Unauthenticated(log, address.Endpoint);
            }
            else if (!address.IsTls)
            {
                ServerLog.CredentialsInClear(log, address.Endpoint);
            }
        }

        ServerLog.Listening(log, Address, string.Join(", ", _ruleSets.Names));
        if (Settings.WebAddress.Length > 0)
        {
            ServerLog.AlsoListening(log, WebAddress, "browsers");
        }

        if (Settings.Telemetry.MetricsAddress.Length > 0)
        {
            ServerLog.AlsoListening(log, MetricsAddress, "measures");
        }
    }

    /// <summary>Waits until the server was told to stop (SIGTERM, Ctrl+C or <see cref="StopAsync"/>) and has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => _application.WaitForShutdownAsync(cancellation);

    /// <summary>Stops: takes no new calls, gives running ones <see cref="ServerSettings.DrainSeconds"/>, ends the rest with <c>UNAVAILABLE</c>, reason <c>SERVER_DRAINING</c>.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => _application.StopAsync(cancellation);

    /// <summary>Calls that wait for a turn now.</summary>
    internal int Waiting => _application.Services.GetRequiredService<ExtractionTurns>().Waiting;

    /// <summary>Requests that wait for an equal one now.</summary>
    internal int WaitingForEqual => _application.Services.GetRequiredService<ResultCache>().Flights.Waiting;

    /// <summary>Documents that are worked on now.</summary>
    internal int Running => _application.Services.GetRequiredService<ExtractionTurns>().Running;

    /// <summary>Documents that come in pieces now.</summary>
    internal int Uploads => _application.Services.GetRequiredService<UploadPlaces>().Taken;

    /// <summary>Everything that can be called.</summary>
    internal IReadOnlyList<Endpoint> Endpoints => _application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>What was measured, from the first access on or, where there is an address for it, from the start.</summary>
    internal MetricStore Measures => _application.Services.GetRequiredService<MetricStore>();

    /// <summary>Done when the server has begun to stop and takes nothing new.</summary>
    internal Task DrainingAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _application.Services.GetRequiredService<DrainState>().Draining.Register(() => done.TrySetResult());
        return done.Task;
    }

    /// <summary>Stops at once and frees everything.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    // Certificates, keys and callers are read now: a file that cannot be read is a wrong setting.
    private static WebApplication Build(WebApplicationBuilder builder)
    {
        try
        {
            var application = builder.Build();
            _ = application.Services.GetRequiredService<CallerJudge>();
            Observe(application.Services, application.Services.GetRequiredService<IAuditRecord>());
            return application;
        }
        catch (InvalidDataException unreadable)
        {
            throw new OptionsValidationException(SecuritySettings.Section, typeof(SecuritySettings), [unreadable.Message]);
        }
    }

    private static void Observe(IServiceProvider services, IAuditRecord audit)
    {
        var turns = services.GetRequiredService<ExtractionTurns>();
        var cache = services.GetRequiredService<ResultCache>();
        var costs = services.GetRequiredService<RuleCosts>();
        services.GetRequiredService<ServerMetrics>().Observe(() => turns.Waiting, () => turns.Running, () => cache.Count, costs.Measure, () => (audit as AuditRecord)?.Dropped ?? 0);
    }

    // In the order in which Listeners sets them up.
    private Uri AddressAt(int index) => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ElementAtOrDefault(index) is { } address
        ? new Uri(address)
        : throw new InvalidOperationException("The server was not started, or does not listen there.");

    private static void AddServices(IServiceCollection services, ServerHostOptions options, ServerSettings settings)
    {
        services.AddRoutingCore();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = settings.MaxMessageBytes;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<FaultInterceptor>();
        });
        services.AddSingleton(settings);
        services.AddSingleton(options.Time);
        services.AddSingleton<DrainState>();
        services.AddHostedService(provider => provider.GetRequiredService<DrainState>());
        services.AddSingleton<ServiceIndex>();
        services.AddSingleton<ServingStates>();
        services.AddSingleton<ServerInfoHandler>();
        services.AddSingleton(options.Engine);
        services.AddSingleton(settings.Security);
        services.AddSingleton<CallerJudge>();
        AddRecords(services, options, settings);
        services.AddSingleton<HealthHandler>();
        services.AddSingleton<ReflectionHandler>();
        services.AddSingleton<ReflectionAlphaHandler>();
        services.AddSingleton<FaultReporter>();
        services.AddSingleton<FaultInterceptor>();
        services.AddSingleton<ExtractionTurns>();
        services.AddSingleton(settings.Quotas);
        services.AddSingleton<TenantQuotas>();
        services.AddSingleton<ResultCache>();
        services.AddSingleton<RecordExplainer>();
        services.AddSingleton<DocumentWorker>();
        services.AddSingleton<UploadPlaces>();
        services.AddSingleton<ExtractionHandler>();
        services.AddSingleton<ShippedPackages>();
        services.AddSingleton<AuthoringTurns>();
        services.AddSingleton<AuthoringPreview>();
        services.AddSingleton(settings.Authoring);
        services.AddSingleton<KeptCompilations>();
        services.AddSingleton<AuthoringExplainer>();
        services.AddSingleton<AuthoringTestRuns>();
        services.AddSingleton<AuthoringEditor>();
        services.AddSingleton<AuthoringHandler>();
    }

    private static void AddRecords(IServiceCollection services, ServerHostOptions options, ServerSettings settings)
    {
        services.AddSingleton(settings.Telemetry);
        services.AddSingleton<ServerMetrics>();
        services.AddSingleton(provider => new MetricStore(provider.GetRequiredService<ServerMetrics>(), settings.Telemetry.MaxSeries));
        services.AddSingleton(provider => new RuleCosts(provider.GetRequiredService<IRuleSetSource>(), settings.Telemetry.MaxRules));
        services.AddHostedService<OtlpExport>();
        services.AddSingleton(settings.Audit);
        if (settings.Audit.File.Length == 0 && options.AuditSink is null)
        {
            services.AddSingleton<IAuditRecord, NoAuditRecord>();
            return;
        }

        services.AddSingleton(options.AuditSink ?? new AuditFile(settings.Audit.File));
        services.AddSingleton<AuditRecord>();
        services.AddSingleton<IAuditRecord>(provider => provider.GetRequiredService<AuditRecord>());
        services.AddHostedService(provider => provider.GetRequiredService<AuditRecord>());
    }
}
