using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Processing.Authoring.V1;

namespace Processing.Client;

/// <summary>Checks and tries rules; nothing is stored. Safe to share between threads.</summary>
/// <remarks>Every method throws <see cref="ExtractionException"/> where the service says no, and <see cref="OperationCanceledException"/> where the caller's token was cancelled.</remarks>
public sealed class AuthoringClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly Attempts _attempts;

    private AuthoringClient(GrpcChannel channel, ExtractionClientOptions options)
    {
        _channel = channel;
        _attempts = new Attempts(options);
        Calls = new AuthoringService.AuthoringServiceClient(channel);
    }

    /// <summary>The generated client, for what this class has no method for. Its calls throw <see cref="RpcException"/>, which <see cref="ExtractionException.From(RpcException)"/> reads.</summary>
    public AuthoringService.AuthoringServiceClient Calls { get; }

    /// <summary>A client of the server at an address such as <c>http://127.0.0.1:50061</c>. Connects with the first call.</summary>
    public static AuthoringClient Connect(string address, ExtractionClientOptions? options = null)
    {
        options ??= new ExtractionClientOptions();
        return new AuthoringClient(ServerChannel.Open(address, options), options);
    }

    /// <summary>The files of rules as messages of this service take them.</summary>
    /// <param name="files">The files by path, such as <see cref="RulePackage.ReadFolder"/> gives them.</param>
    public static Sources SourcesOf(ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> files) => new()
    {
        // The file of field numbers is no rules and no data of a lexicon.
        Files = { files.Where(file => file.Key != RulePackage.NumbersFile).Select(file => new SourceFile { Path = file.Key, Content = UnsafeByteOperations.UnsafeWrap(file.Value) }) },
    };

    /// <summary>What is wrong with rules, and doubtful about them.</summary>
    /// <param name="files">The files by path.</param>
    /// <param name="allow">Ids of warnings to leave out.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<ImmutableArray<Diagnostic>> CheckAsync(
        ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> files, ImmutableArray<string> allow = default, CancellationToken cancellation = default)
    {
        var request = new CheckRequest { Sources = SourcesOf(files), Allow = { allow.IsDefault ? [] : allow } };
        return [.. (await _attempts.RunAsync(call => Calls.CheckAsync(request, call), cancellation)).Diagnostics];
    }

    /// <summary>Runs the tests that stand in rules and gives each outcome as it comes, then the summary.</summary>
    /// <param name="files">The files by path.</param>
    /// <param name="containing">A part of the names of those wanted; empty for all.</param>
    /// <param name="cancellation">Stops the call.</param>
    public IAsyncEnumerable<RunTestsResponse> RunTestsAsync(
        ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> files, string containing = "", CancellationToken cancellation = default) =>
        _attempts.StreamAsync(call => Calls.RunTests(new RunTestsRequest { Sources = SourcesOf(files), Filter = containing }, call), cancellation);

    /// <summary>Why a document gives each of its records, and where it is asked for how far rules got that give none.</summary>
    /// <param name="request">The document, with rules of the caller's own (<see cref="SourcesOf"/>) or the name of a rule set of the server.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task<ExplainResponse> ExplainAsync(ExplainRequest request, CancellationToken cancellation = default) =>
        _attempts.RunAsync(call => Calls.ExplainAsync(request, call), cancellation);

    /// <summary>Ends the connection.</summary>
    public void Dispose() => _channel.Dispose();
}
