using System.Runtime.CompilerServices;
using Grpc.Core;

namespace Processing.Client;

/// <summary>Calls within the deadline, again where that helps, and makes exceptions of what the service refuses.</summary>
internal sealed class Attempts(ExtractionClientOptions options)
{
    private readonly RetryPolicy _retries = RetryPolicy.Shipped with { MaxAttempts = options.MaxAttempts };

    /// <summary>The deadline of one call for one thing, retries included.</summary>
    public CallOptions Begin(CancellationToken cancellation) => new(deadline: options.Time.GetUtcNow().UtcDateTime + options.Deadline, cancellationToken: cancellation);

    /// <summary>A call with one answer.</summary>
    /// <exception cref="ExtractionException">The service said no.</exception>
    public Task<T> RunAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> start, CancellationToken cancellation) => RepeatAsync(async call => await start(call), cancellation);

    /// <summary>A call that is made by hand.</summary>
    /// <exception cref="ExtractionException">The service said no.</exception>
    public async Task<T> RepeatAsync<T>(Func<CallOptions, Task<T>> start, CancellationToken cancellation)
    {
        var call = Begin(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await start(call);
            }
            catch (RpcException failure)
            {
                await WaitForNextAsync(attempt, failure, call);
            }
        }
    }

    /// <summary>A call with many answers. Tried again only until the first: what the caller has seen must not come twice.</summary>
    /// <exception cref="ExtractionException">The service said no.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(Func<CallOptions, AsyncServerStreamingCall<T>> start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (call, isAny) = await FirstAsync(start, Begin(cancellation));
        using (call)
        {
            for (; isAny; isAny = await NextAsync(call.ResponseStream, cancellation))
            {
                yield return call.ResponseStream.Current;
            }
        }
    }

    /// <summary>Waits for the next attempt.</summary>
    /// <exception cref="ExtractionException">There is none.</exception>
    public async Task WaitForNextAsync(int attempt, RpcException failure, CallOptions call)
    {
        if (_retries.DelayAfter(attempt, failure) is not { } delay || options.Time.GetUtcNow().UtcDateTime + delay >= call.Deadline)
        {
            throw Translate(failure, call.CancellationToken);
        }

        await Task.Delay(delay, options.Time, call.CancellationToken);
    }

    // gRPC's own switch for this would make a cancellation of a passed deadline too.
    public static Exception Translate(RpcException failure, CancellationToken cancellation) =>
        failure.StatusCode == StatusCode.Cancelled && cancellation.IsCancellationRequested
            ? new OperationCanceledException(failure.Status.Detail, failure, cancellation)
            : ExtractionException.From(failure);

    private async Task<(AsyncServerStreamingCall<T> Call, bool IsAny)> FirstAsync<T>(Func<CallOptions, AsyncServerStreamingCall<T>> start, CallOptions options)
    {
        for (var attempt = 1; ; attempt++)
        {
            var call = start(options);
            try
            {
                return (call, await call.ResponseStream.MoveNext(options.CancellationToken));
            }
            catch (RpcException failure)
            {
                call.Dispose();
                await WaitForNextAsync(attempt, failure, options);
            }
        }
    }

    /// <summary>Whether there is another answer.</summary>
    /// <exception cref="ExtractionException">The service said no.</exception>
    public static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, CancellationToken cancellation)
    {
        try
        {
            return await stream.MoveNext(cancellation);
        }
        catch (RpcException failure)
        {
            throw Translate(failure, cancellation);
        }
    }
}
