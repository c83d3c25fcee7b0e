using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;
using Processing.Server.Errors;

namespace Processing.Server.Hosting;

/// <summary>Reads what a caller sends in a stream.</summary>
internal static class RequestStreams
{
    /// <summary>Reads the next message of something that is sent in pieces, which must not take its sender for ever.</summary>
    /// <param name="requests">The stream.</param>
    /// <param name="settings">What bounds a message.</param>
    /// <param name="longest">How long to wait for it.</param>
    /// <param name="time">The clock of that.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="RpcException">The message is too long, compressed in an unknown way, or cannot be read.</exception>
    public static async Task<NextPart> NextPartAsync<T>(this IAsyncStreamReader<T> requests, ServerSettings settings, TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        using var idle = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, idle.Token);
        try
        {
            return await requests.NextAsync(settings, either.Token) ? NextPart.Message : NextPart.End;
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return NextPart.Idle;
        }
    }

    /// <summary>Reads the next message.</summary>
    /// <param name="requests">The stream.</param>
    /// <param name="settings">What bounds a message.</param>
    /// <param name="cancellation">Ends the wait. It is not given to gRPC, which would reset the whole call, and answers to messages already read would be lost.</param>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="ConnectionResetException">The caller has left.</exception>
    /// <exception cref="RpcException">The message is too long, compressed in an unknown way, or cannot be read.</exception>
    public static async Task<bool> NextAsync<T>(this IAsyncStreamReader<T> requests, ServerSettings settings, CancellationToken cancellation)
    {
        var next = requests.MoveNext(CancellationToken.None);
        try
        {
            return await next.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // It ends with the call; nobody waits for it any more.
            _ = next.ContinueWith(task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.ResourceExhausted)
        {
            throw StatusErrors.ToException(ServiceErrors.RequestTooLarge(settings.MaxMessageBytes));
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Unimplemented)
        {
            throw StatusErrors.ToException(ServiceErrors.EncodingUnknown());
        }
        catch (Exception failure) when (failure is RpcException or InvalidProtocolBufferException or BadHttpRequestException)
        {
            throw StatusErrors.ToException(ServiceErrors.MalformedRequest());
        }
        catch (IOException left) when (left is not ConnectionResetException)
        {
            // What cannot be parsed, or breaks the rules of HTTP/1, is one too, and was told above. A stream that its caller resets fails what is read from it a moment before it cancels the call, with nothing but this kind to tell it by.
            throw new ConnectionResetException(left.Message, left);
        }
    }
}
