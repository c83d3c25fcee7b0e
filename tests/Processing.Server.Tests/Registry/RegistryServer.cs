using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests.Registry;

/// <summary>A real server with a registry, and real clients of it. The registry is in a folder of its own unless a test names another.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly string? _owned;

    private RegistryServer(TestServer server, string folder, string? owned)
    {
        _server = server;
        _owned = owned;
        Folder = folder;
        Rules = RuleSetClient.Connect(server.Host.Address.ToString());
    }

    public string Folder { get; }

    public RuleSetClient Rules { get; }

    public ExtractionClient Client => _server.Client;

    public TestServer Server => _server;

    public static Task<RegistryServer> StartAsync(string? folder = null, params string[] settings) => StartWithAsync(options => options, folder, settings);

    public static async Task<RegistryServer> StartWithAsync(Func<ServerHostOptions, ServerHostOptions> change, string? folder = null, params string[] settings)
    {
        var owned = folder is null ? Directory.CreateTempSubdirectory("registry-server-").FullName : null;
        folder ??= owned!;
        string[] arguments = [$"--registry:data_folder={folder}", "--registry:poll_seconds=0.05", .. settings];
        return new RegistryServer(await TestServer.StartAsync(change: options => change(options with { Arguments = arguments })), folder, owned);
    }

    public async Task<ExtractionResult> ExtractAsync(string text, string revision = "", string label = "", string key = "") => await Client.ExtractAsync(
        new ExtractRequest { Document = Packages.Document(text), RuleSet = "visits", Revision = revision, Label = label, RoutingKey = key });

    /// <summary>The call must fail as said.</summary>
    public static async Task<ExtractionException> FailAsync(Func<Task> call, StatusCode code, string reason)
    {
        var error = await Assert.ThrowsAsync<ExtractionException>(call);
        Assert.Equal((code, reason), (error.StatusCode, error.Reason));
        Assert.NotEmpty(error.Message);
        return error;
    }

    public async ValueTask DisposeAsync()
    {
        Rules.Dispose();
        await _server.DisposeAsync();
        if (_owned is not null)
        {
            Directory.Delete(_owned, recursive: true);
        }
    }
}
