using Google.Protobuf;
using Processing.Client;
using Processing.Documents;
using Processing.Extraction.V1;
using Processing.Protocol;
using Processing.Server.Mapping;
using DocumentMessage = Processing.Extraction.V1.Document;
using ExtractionOptions = Processing.Pipeline.ExtractionOptions;
using ExtractionResult = Processing.Pipeline.ExtractionResult;
using ReferenceTime = Processing.Matching.ReferenceTime;

namespace Processing.Cli.Extraction;

/// <summary>A server. Its answers are turned back into what an engine in this process would have given.</summary>
internal sealed class ServerSource(ExtractionClient client, string address, string ruleSet, string label) : IDocumentSource
{
    // Not an option: other users of a machine can see the arguments of a program.
    private const string KeyVariable = "RULES_API_KEY";
    private static readonly ExtractionResult Nothing = new([], [], null, null, default);

    /// <summary>A source that asks a server; it connects with the first document.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="ruleSet">Name of the rule set; null for the server's default one.</param>
    /// <param name="label">The label whose revision is applied; null for the one that the server chooses.</param>
    /// <exception cref="UsageException">The address is none.</exception>
    public static ServerSource Connect(string address, string? ruleSet, string? label) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new ServerSource(ExtractionClient.Connect(address, new ExtractionClientOptions { ApiKey = Environment.GetEnvironmentVariable(KeyVariable) }), address, ruleSet ?? "", label ?? "")
            : throw new UsageException($"`{address}` is no server address; write it like http://127.0.0.1:50061");

    /// <remarks>A refusal names no revision, so the server is asked with an empty document.</remarks>
    public async ValueTask<string> RevisionAsync(CancellationToken cancellation) =>
        (await ExtractAsync(new DocumentInput(ReadOnlyMemory<byte>.Empty), ExtractionOptions.Default, cancellation)).Revision;

    public async Task<DocumentOutcome> ExtractAsync(DocumentInput input, ExtractionOptions options, CancellationToken cancellation)
    {
        var request = new ExtractRequest
        {
            Document = new DocumentMessage { Content = UnsafeByteOperations.UnsafeWrap(input.Content), MediaType = input.MediaType ?? string.Empty },
            RuleSet = ruleSet,
            Label = label,
            Options = new Processing.Extraction.V1.ExtractionOptions
            {
                MinimumScore = options.MinimumScore,
                RecordTypes = { options.Records },
                AllowPartial = true,
                ReferenceTime = options.Reference is { } reference ? ReferenceTime.Print(reference) : string.Empty,
            },
        };
        try
        {
            var answer = await client.ExtractAsync(request, cancellation);
            return new DocumentOutcome(answer.Summary.Program, MessageToResult.ToResult(answer), null);
        }
        catch (ExtractionException refusal) when (refusal.StatusCode == Grpc.Core.StatusCode.Unavailable && refusal.Reason.Length > 0)
        {
            // It did answer, and not to this document alone: it stops, or lacks something that every call needs.
            throw new UsageException($"the server at {address} takes no documents now: {refusal.Message} ({refusal.Reason})");
        }
        catch (ExtractionException refusal) when (refusal.StatusCode == Grpc.Core.StatusCode.Unavailable)
        {
            throw new UsageException($"the server at {address} does not answer: {refusal.Message}");
        }
        catch (ExtractionException refusal) when (refusal.StatusCode is Grpc.Core.StatusCode.Unauthenticated or Grpc.Core.StatusCode.PermissionDenied)
        {
            throw new UsageException($"{refusal.Message} `{KeyVariable}` in the environment holds the API key for {address}.");
        }
        catch (ExtractionException refusal) when (refusal.Reason is ErrorReasons.UnknownRecordType or ErrorReasons.RuleSetNotFound or ErrorReasons.LabelNotFound)
        {
            throw new UsageException(refusal.Message);
        }
        catch (ExtractionException refusal)
        {
            var id = refusal.Metadata.TryGetValue("diagnostic", out var diagnostic) ? diagnostic : refusal.Reason;
            var what = string.IsNullOrEmpty(refusal.Message) ? "the server gave no reason" : refusal.Message;
            return new DocumentOutcome(string.Empty, Nothing, $"{(string.IsNullOrEmpty(id) ? refusal.StatusCode.ToString() : id)}: {what}");
        }
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
