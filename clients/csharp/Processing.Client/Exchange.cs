using Grpc.Core;

namespace Processing.Client;

/// <summary>A call with a stream in both directions: sends a sequence while answers are read. Its end stops the call.</summary>
internal sealed class Exchange<TRequest, TResponse> : IAsyncDisposable
{
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly AsyncDuplexStreamingCall<TRequest, TResponse> _call;
    private readonly Task _sending;
    private Exception? _failed;
    private bool _isEnded;

    /// <summary>Starts the call.</summary>
    /// <param name="begin">The method.</param>
    /// <param name="requests">What is sent, asked for only as fast as the server takes it.</param>
    /// <param name="options">Of the call.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Exchange(Func<CallOptions, AsyncDuplexStreamingCall<TRequest, TResponse>> begin, IAsyncEnumerable<TRequest> requests, CallOptions options, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _call = begin(options.WithCancellationToken(_stop.Token));
        _sending = SendAsync(requests);
    }

    /// <summary>Whether there is an answer.</summary>
    public bool HasCurrent { get; private set; }

    /// <summary>The answer that was read last.</summary>
    public TResponse Current => _call.ResponseStream.Current;

    /// <summary>Reads the first answer; where the service says no instead it gives back what it said.</summary>
    /// <exception cref="ExtractionException">The sequence threw.</exception>
    public async Task<RpcException?> FirstAsync()
    {
        try
        {
            HasCurrent = await _call.ResponseStream.MoveNext(_cancellation);
            return null;
        }
        catch (RpcException failure)
        {
            ThrowIfSequenceFailed();
            return failure;
        }
    }

    /// <summary>Reads the next answer; false at the end.</summary>
    /// <exception cref="ExtractionException">The service said no, or the sequence threw.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<bool> NextAsync() => await FirstAsync() is { } failure ? throw Attempts.Translate(failure, _cancellation) : HasCurrent;

    /// <summary>Stops the call where it still goes on, and waits until nothing is asked of the sequence any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        await _stop.CancelAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _call.Dispose();
        _stop.Dispose();
    }

    private void ThrowIfSequenceFailed()
    {
        if (!_cancellation.IsCancellationRequested && Volatile.Read(ref _failed) is { } cause)
        {
            // The caller's own sequence threw; that is what the caller wants to see.
            throw new ExtractionException("The sequence of documents failed.", cause);
        }
    }

    private Task FailAsync(Exception cause)
    {
        Volatile.Write(ref _failed, cause);
        return _stop.CancelAsync();
    }

    // Notes what the sequence threw before it stops the call, so that whoever reads the answers finds it there.
    private async Task SendAsync(IAsyncEnumerable<TRequest> requests)
    {
        await using var each = requests.GetAsyncEnumerator(_stop.Token);
        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception cause)
            {
                await FailAsync(cause);
                return;
            }

            try
            {
                await _call.RequestStream.WriteAsync(each.Current, _stop.Token);
            }
            catch (Exception ended) when (ended is RpcException or InvalidOperationException or OperationCanceledException)
            {
                // The call ended; reading the answers says how.
                return;
            }
            catch (Exception cause)
            {
                // What cannot be sent, such as null, came from the sequence. An unfinished call must not be left: nobody would ever answer it.
                await FailAsync(cause);
                return;
            }
        }

        await _call.RequestStream.CompleteAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
