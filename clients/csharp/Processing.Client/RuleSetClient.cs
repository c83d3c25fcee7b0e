using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Processing.Rules.V1;

namespace Processing.Client;

/// <summary>Publishes rules: revisions and labels of rule sets. Safe to share between threads.</summary>
/// <remarks>Every method throws <see cref="ExtractionException"/> where the service says no, and <see cref="OperationCanceledException"/> where the caller's token was cancelled.</remarks>
public sealed class RuleSetClient : IDisposable
{
    private const int ChunkBytes = 256 * 1024;

    private readonly GrpcChannel _channel;
    private readonly Attempts _attempts;

    private RuleSetClient(GrpcChannel channel, ExtractionClientOptions options)
    {
        _channel = channel;
        _attempts = new Attempts(options);
        Calls = new RuleSetService.RuleSetServiceClient(channel);
    }

    /// <summary>The generated client, for what this class has no method for. Its calls throw <see cref="RpcException"/>, which <see cref="ExtractionException.From(RpcException)"/> reads.</summary>
    public RuleSetService.RuleSetServiceClient Calls { get; }

    /// <summary>A client of the server at an address such as <c>http://127.0.0.1:50061</c>. Connects with the first call.</summary>
    public static RuleSetClient Connect(string address, ExtractionClientOptions? options = null)
    {
        options ??= new ExtractionClientOptions();
        return new RuleSetClient(ServerChannel.Open(address, options), options);
    }

    /// <summary>Sends a package. Safe to repeat: the same package gives the same revision.</summary>
    /// <param name="header">What it is.</param>
    /// <param name="files">Its files by path.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task<CreateRevisionResponse> CreateRevisionAsync(RevisionHeader header, ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> files, CancellationToken cancellation = default) =>
        _attempts.RepeatAsync(
            async options =>
            {
                using var call = Calls.CreateRevision(options);
                try
                {
                    await call.RequestStream.WriteAsync(new CreateRevisionRequest { Header = header }, cancellation);
                    foreach (var (path, content) in files)
                    {
                        for (var at = 0; at == 0 || at < content.Length; at += ChunkBytes)
                        {
                            var piece = UnsafeByteOperations.UnsafeWrap(content.Slice(at, Math.Min(ChunkBytes, content.Length - at)));
                            await call.RequestStream.WriteAsync(new CreateRevisionRequest { Chunk = new FileChunk { Path = path, Content = piece } }, cancellation);
                        }
                    }

                    await call.RequestStream.CompleteAsync();
                }
                catch (Exception ended) when (!cancellation.IsCancellationRequested && ended is RpcException or InvalidOperationException)
                {
                    // The server has said no before it had everything; its answer says why.
                }

                return await call.ResponseAsync;
            },
            cancellation);

    /// <summary>Puts a label at a revision. A request without an id gets one, so that a second attempt moves nothing once more.</summary>
    public Task<MoveLabelResponse> MoveLabelAsync(MoveLabelRequest request, CancellationToken cancellation = default)
    {
        var once = request.Clone();
        once.RequestId = OrNew(once.RequestId);
        return _attempts.RunAsync(options => Calls.MoveLabelAsync(once, options), cancellation);
    }

    /// <summary>Puts a label back to the last other revision that it stood at. A request without an id gets one.</summary>
    public Task<RollbackLabelResponse> RollbackLabelAsync(RollbackLabelRequest request, CancellationToken cancellation = default)
    {
        var once = request.Clone();
        once.RequestId = OrNew(once.RequestId);
        return _attempts.RunAsync(options => Calls.RollbackLabelAsync(once, options), cancellation);
    }

    /// <summary>Takes a label away. A request without an id gets one.</summary>
    public Task<DeleteLabelResponse> DeleteLabelAsync(DeleteLabelRequest request, CancellationToken cancellation = default)
    {
        var once = request.Clone();
        once.RequestId = OrNew(once.RequestId);
        return _attempts.RunAsync(options => Calls.DeleteLabelAsync(once, options), cancellation);
    }

    /// <summary>A rule set with its labels.</summary>
    public Task<RuleSet> GetRuleSetAsync(string ruleSet, CancellationToken cancellation = default) =>
        _attempts.RepeatAsync(async options => (await Calls.GetRuleSetAsync(new GetRuleSetRequest { RuleSet = ruleSet }, options)).RuleSet, cancellation);

    /// <summary>How the shadow of a rule set does.</summary>
    public Task<ShadowReport> GetShadowReportAsync(string ruleSet, CancellationToken cancellation = default) =>
        _attempts.RepeatAsync(async options => (await Calls.GetShadowReportAsync(new GetShadowReportRequest { RuleSet = ruleSet }, options)).Report, cancellation);

    /// <summary>What differs between two revisions.</summary>
    public Task<DiffRevisionsResponse> DiffRevisionsAsync(DiffRevisionsRequest request, CancellationToken cancellation = default) =>
        _attempts.RunAsync(options => Calls.DiffRevisionsAsync(request, options), cancellation);

    /// <summary>All revisions of a rule set, the newest first, read page by page.</summary>
    public async IAsyncEnumerable<Revision> ListRevisionsAsync(string ruleSet, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var request = new ListRevisionsRequest { RuleSet = ruleSet };
        do
        {
            var page = await _attempts.RunAsync(options => Calls.ListRevisionsAsync(request, options), cancellation);
            foreach (var revision in page.Revisions)
            {
                yield return revision;
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    /// <summary>Every rule set as it is, and again whenever it changes; ends only with the token or with an exception.</summary>
    /// <param name="ruleSet">The rule set; empty for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<RuleSet> WatchAsync(string ruleSet = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var call = Calls.WatchRuleSets(new WatchRuleSetsRequest { RuleSet = ruleSet }, new CallOptions(cancellationToken: cancellation));
        while (await Attempts.NextAsync(call.ResponseStream, cancellation))
        {
            yield return call.ResponseStream.Current.RuleSet;
        }
    }

    /// <summary>Ends the connection.</summary>
    public void Dispose() => _channel.Dispose();

    private static string OrNew(string requestId) => requestId.Length > 0 ? requestId : Guid.NewGuid().ToString();
}
