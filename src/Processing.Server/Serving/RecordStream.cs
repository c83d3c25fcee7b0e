using System.Threading.Channels;
using Processing.Server.Errors;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Answers one document with each record as soon as it is certain, then with what is known at the end.</summary>
internal sealed class RecordStream(DocumentWorker worker)
{
    /// <summary>Works on a document.</summary>
    /// <param name="order">What is asked.</param>
    /// <param name="write">Sends one message. Not given the call's token: gRPC would answer it with a reset, and the caller would not learn why.</param>
    /// <param name="call">Ends the work; cancelled where a message cannot be sent.</param>
    /// <exception cref="Grpc.Core.RpcException">The document gets no result.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="call"/> was cancelled.</exception>
    public async Task RunAsync(DocumentOrder order, Func<Wire.ExtractStreamResponse, Task> write, CancellationTokenSource call)
    {
        // Not bounded: the engine keeps every record for its result anyway, so what waits here is one reference each, and a caller
        // that reads slowly holds neither a thread nor a turn. Messages are made only when there is room to send them.
        var found = Channel.CreateUnbounded<FoundRecord>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var work = WorkAsync(order, found.Writer, call.Token);
        try
        {
            await foreach (var record in found.Reader.ReadAllAsync(call.Token))
            {
                await write(new Wire.ExtractStreamResponse { Record = record.ToMessage() });
            }
        }
        catch
        {
            await call.CancelAsync();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        foreach (var message in Rest(await work))
        {
            call.Token.ThrowIfCancellationRequested();
            await write(message);
        }
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

    private static IEnumerable<Wire.ExtractStreamResponse> Rest(DocumentOutcome outcome)
    {
        if (outcome.Result is not { } result)
        {
            throw StatusErrors.ToException(outcome.Error ?? throw new InvalidOperationException("An outcome has neither result nor error."));
        }

        // Records from the cache did not come through the channel.
        foreach (var record in result.Summary.Cache == Wire.CacheUse.Hit ? result.Records : [])
        {
            yield return new Wire.ExtractStreamResponse { Record = record };
        }

        foreach (var zone in result.Zones)
        {
            yield return new Wire.ExtractStreamResponse { Zone = zone };
        }

        foreach (var explanation in result.Explanations)
        {
            yield return new Wire.ExtractStreamResponse { Explanation = explanation };
        }

        if (result.HasText)
        {
            yield return new Wire.ExtractStreamResponse { Text = result.Text };
        }

        yield return new Wire.ExtractStreamResponse { Summary = result.Summary };
    }
}
