using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;

namespace Processing.Server.Tests.Support;

/// <summary>A real server on a free port of the loopback, and a real client of it. Disposing fails the test when the server logged an error that the test did not expect.</summary>
public sealed class TestServer : IAsyncDisposable
{
    /// <summary>How long a test waits for what must happen; only a failing test waits so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly string Revision = new('a', 64);
    private readonly ErrorLog _log = new();

    private TestServer(ServerSettings settings, Func<ServerHostOptions, ServerHostOptions>? change)
    {
        Rules.Set(RuleSet.Ready("default", Revision, Extractor, ["word", "other"]));
        var options = new ServerHostOptions
        {
            RuleSets = Rules,
            Settings = settings with { Address = settings.Address == new ServerSettings().Address ? "http://127.0.0.1:0" : settings.Address },
            Logging = logging => logging.AddProvider(_log),
        };
        Host = ServerHost.Create(change?.Invoke(options) ?? options);
    }

    public FakeExtractor Extractor { get; } = new();

    public RuleSetCatalogue Rules { get; } = new();

    public ServerHost Host { get; }

    public ExtractionClient Client { get; private set; } = null!;

    /// <summary>A connection of its own, for calls of other services.</summary>
    public GrpcChannel Channel { get; private set; } = null!;

    public int ExpectedErrors { get; set; }

    /// <summary>Errors with this text may be logged any number of times; null for none.</summary>
    public string? ToleratedError { get; set; }

    public static async Task<TestServer> StartAsync(ServerSettings? settings = null, ExtractionClientOptions? client = null, Func<ServerHostOptions, ServerHostOptions>? change = null)
    {
        var server = new TestServer(settings ?? new ServerSettings { DrainSeconds = 0 }, change);
        await server.Host.StartAsync();
        server.Channel = GrpcChannel.ForAddress(server.Host.Address);
        server.Client = ExtractionClient.Connect(server.Host.Address.ToString(), client ?? new ExtractionClientOptions { MaxAttempts = 1 });
        return server;
    }

    public static Document Text(string text) => new() { Content = ByteString.CopyFromUtf8(text) };

    public static ExtractRequest Request(string text, ExtractionOptions? options = null) => new() { Document = Text(text), Options = options };

    /// <summary>The server still answers as it should: what was wrong before has left nothing behind.</summary>
    public async Task AssertAnswersAsync()
    {
        Extractor.Before = null;
        Extractor.AfterRecord = null;
        Extractor.Truncation = null;
        var result = await Client.ExtractAsync("one alpha");
        Assert.Equal(4u, Assert.Single(result.Records).Place.Utf8.Start);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Channel.Dispose();
        await Host.StopAsync();
        await Host.DisposeAsync();
        var errors = _log.Errors.Where(error => ToleratedError is null || !error.Contains(ToleratedError, StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == ExpectedErrors, $"Expected {ExpectedErrors} logged errors, got {errors.Count}:\n{string.Join('\n', errors)}");
    }
}
