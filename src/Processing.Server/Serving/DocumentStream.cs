using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.Telemetry;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>One bidirectional stream: reads documents, works on a bounded number of them at a time, answers each as soon as it is done.</summary>
/// <remarks>
/// A place is taken before a request is read and given back when its answer was written, so at most that many documents and
/// answers are in memory, and a caller that sends without reading is held back by HTTP/2's flow control.
/// </remarks>
internal sealed class DocumentStream(string tenant, Func<TimeSpan?> timeLeft, DocumentWorker worker, DrainState drain, FaultReporter reporter, ServerMetrics metrics, ServerSettings settings) : IDisposable
{
    private const int MaxCorrelationId = 256;
    private static readonly Wire.ExtractionOptions NoOptions = new();

    private readonly SemaphoreSlim _places = new(settings.MaxInFlightPerStream);
    private readonly ConcurrentDictionary<string, bool> _unanswered = new(StringComparer.Ordinal);
    private readonly Channel<Answer> _answers = Channel.CreateUnbounded<Answer>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Runs the stream to its end.</summary>
    public async Task RunAsync(IAsyncStreamReader<Wire.ExtractDocumentsRequest> requests, IServerStreamWriter<EncodedMessage> responses, CancellationToken cancellation)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(cancellation, drain.Cut);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(call.Token, drain.Draining);
        var writing = WriteAsync(responses, call);
        var readAll = false;
        try
        {
            readAll = await ReadAsync(requests, reading, call);
        }
        finally
        {
            _answers.Writer.TryComplete();
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (writing.IsFaulted)
            {
                // A failed write stopped the work; it is the cause, not the cancellation that followed.
                await writing;
            }
        }

        await writing;
        if (!readAll)
        {
            throw StatusErrors.ToException(ServiceErrors.Draining());
        }
    }

    public void Dispose() => _places.Dispose();

    // Whether the caller's side of the stream was read to its end; not so where the server began to stop before.
    private async Task<bool> ReadAsync(IAsyncStreamReader<Wire.ExtractDocumentsRequest> requests, CancellationTokenSource reading, CancellationTokenSource call)
    {
        var running = new ConcurrentDictionary<ulong, Task>();
        var readAll = true;
        try
        {
            for (ulong sequence = 0; await TakePlaceAsync(reading.Token) && await requests.NextAsync(settings, reading.Token); sequence++)
            {
                var number = sequence;
                var work = AnswerAsync(requests.Current, number, call.Token);
                running[number] = work;
                _ = work.ContinueWith(_ => running.TryRemove(number, out var _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException) when (drain.Draining.IsCancellationRequested && !call.IsCancellationRequested)
        {
            // Nothing more is read; what was read is still answered.
            readAll = false;
        }
        catch
        {
            await call.CancelAsync();
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await Task.WhenAll(running.Values);
        return readAll;
    }

    private async Task<bool> TakePlaceAsync(CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        return true;
    }

    private async Task AnswerAsync(Wire.ExtractDocumentsRequest request, ulong sequence, CancellationToken cancellation)
    {
        var id = request.CorrelationId;
        if (RefuseId(id) is { } refused)
        {
            metrics.Refused(refused.Reason);
            _answers.Writer.TryWrite(new Answer(ToMessage(refused, id.Length <= MaxCorrelationId ? id : "", sequence), null));
            return;
        }

        var order = new DocumentOrder(tenant, request.Document, request.RuleSet, request.Revision, request.Options ?? NoOptions, Turn.Wait, settings.DefaultDeadline)
        {
            Label = request.Label,
            RoutingKey = request.RoutingKey,
            TimeLeft = timeLeft(),
        };
        _answers.Writer.TryWrite(new Answer(await WorkAsync(order, id, sequence, cancellation), id));
    }

    private static EncodedMessage ToMessage(DocumentOutcome outcome, string id, ulong sequence) => outcome.Result is { } result
        ? result.ToMessage(Wire.ExtractDocumentsResponse.ResultFieldNumber, head => Begin(head, id, sequence))
        : throw new InvalidOperationException("An outcome has neither result nor error.");

    private static EncodedMessage ToMessage(ServiceError error, string id, ulong sequence)
    {
        var message = new WireBuffer(0);
        message.Message(Wire.ExtractDocumentsResponse.StatusFieldNumber, StatusErrors.ToStatus(error));
        Begin(message, id, sequence);
        return new EncodedMessage(message, default, null);
    }

    // The fields before the outcome, the last of them first.
    private static void Begin(WireBuffer message, string id, ulong sequence)
    {
        message.NumberUnlessZero(Wire.ExtractDocumentsResponse.SequenceFieldNumber, (long)sequence);
        message.TextUnlessEmpty(Wire.ExtractDocumentsResponse.CorrelationIdFieldNumber, id);
    }

    private ServiceError? RefuseId(string id)
    {
        if (id.Length == 0)
        {
            return ServiceErrors.CorrelationIdMissing();
        }

        if (id.Length > MaxCorrelationId)
        {
            return ServiceErrors.CorrelationIdTooLong(MaxCorrelationId);
        }

        return _unanswered.TryAdd(id, true) ? null : ServiceErrors.CorrelationIdDuplicate();
    }

    // A bug that one document shows, be it in the making of its answer, must not take the others of the stream with it, nor leave the document without an answer.
    private async Task<EncodedMessage> WorkAsync(DocumentOrder order, string id, ulong sequence, CancellationToken cancellation)
    {
        ServiceError? error;
        try
        {
            var outcome = await worker.RunAsync(order, null, cancellation);
            error = outcome.Error;
            if (error is null)
            {
                return ToMessage(outcome, id, sequence);
            }
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            error = reporter.Report(fault);
        }

        metrics.Refused(error.Reason);
        return ToMessage(error, id, sequence);
    }

    private async Task WriteAsync(IServerStreamWriter<EncodedMessage> responses, CancellationTokenSource call)
    {
        var writer = new BatchedWriter(responses);
        try
        {
            await foreach (var (message, id) in _answers.Reader.ReadAllAsync(call.Token))
            {
                // Before the write: once the caller has the answer it may use the id again.
                if (id is not null)
                {
                    _unanswered.TryRemove(id, out _);
                }

                await (_answers.Reader.TryPeek(out _) ? writer.SendWithNextAsync(message) : writer.SendAsync(message));
                _places.Release();
            }
        }
        catch
        {
            await call.CancelAsync();
            throw;
        }
    }

    // Id is null where the answer does not free one.
    private readonly record struct Answer(EncodedMessage Message, string? Id);
}
