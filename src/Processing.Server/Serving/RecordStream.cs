using System.Threading.Channels;
using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Answers one document with each record as soon as it is certain, then with what is known at the end.</summary>
internal sealed class RecordStream(DocumentWorker worker)
{
    /// <summary>Works on a document.</summary>
    /// <param name="order">What is asked.</param>
    /// <param name="responses">Takes the events. Those of <c>ExtractStream</c> and <c>ExtractUpload</c> are the same on the wire.</param>
    /// <param name="call">Ends the work; cancelled where a message cannot be sent.</param>
    /// <exception cref="Grpc.Core.RpcException">The document gets no result.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="call"/> was cancelled.</exception>
    public async Task RunAsync(DocumentOrder order, IServerStreamWriter<EncodedMessage> responses, CancellationTokenSource call)
    {
        var writer = new BatchedWriter(responses);

        // Not bounded: the engine keeps every record for its result anyway, so what waits here is one reference each, and a caller
        // that reads slowly holds neither a thread nor a turn. Messages are made only when there is room to send them.
        var found = Channel.CreateUnbounded<FoundRecord>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var work = WorkAsync(order, found.Writer, call.Token);
        try
        {
            await foreach (var record in found.Reader.ReadAllAsync(call.Token))
            {
                var message = record.ToMessage(Wire.ExtractStreamResponse.RecordFieldNumber);
                await (found.Reader.TryPeek(out _) ? writer.SendWithNextAsync(message) : writer.SendAsync(message));
            }
        }
        catch
        {
            await call.CancelAsync();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        var outcome = await work;
        using var result = outcome.Result ?? throw StatusErrors.ToException(outcome.Error ?? throw new InvalidOperationException("An outcome has neither result nor error."));
        foreach (var (field, content) in result.Parts())
        {
            if (EventOf(field, result.Summary.Cache) is { } number)
            {
                call.Token.ThrowIfCancellationRequested();
                await writer.SendWithNextAsync(EncodedMessage.Of(number, content));
            }
        }

        call.Token.ThrowIfCancellationRequested();
        await writer.SendAsync(EncodedMessage.Of(Wire.ExtractStreamResponse.SummaryFieldNumber, result.Summary));
    }

    private async Task<DocumentOutcome> WorkAsync(DocumentOrder order, ChannelWriter<FoundRecord> found, CancellationToken cancellation)
    {
        try
        {
            return await worker.RunAsync(order, record => found.TryWrite(record), cancellation);
        }
        finally
        {
            found.Complete();
        }
    }

    // Null for records that came through the channel; those from the cache did not.
    private static int? EventOf(int field, Wire.CacheUse cache) => field switch
    {
        Wire.ExtractionResult.RecordsFieldNumber => cache == Wire.CacheUse.Hit ? Wire.ExtractStreamResponse.RecordFieldNumber : null,
        Wire.ExtractionResult.ZonesFieldNumber => Wire.ExtractStreamResponse.ZoneFieldNumber,
        Wire.ExtractionResult.ExplanationsFieldNumber => Wire.ExtractStreamResponse.ExplanationFieldNumber,
        Wire.ExtractionResult.TextFieldNumber => Wire.ExtractStreamResponse.TextFieldNumber,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A result has no such part."),
    };
}
