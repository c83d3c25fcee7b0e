using Google.Protobuf.Reflection;
using Grpc.Core;
using Processing.Client;

namespace Processing.Server.Faults.Support;

/// <summary>Calls any method of any service with bytes.</summary>
internal static class AnyCall
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(value => value, value => value);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromSeconds(1);

    /// <summary>Sends the messages and takes at most one answer, so that streams without end end.</summary>
    /// <returns>How it was refused; null where it was not.</returns>
    public static async Task<ExtractionException?> TryAsync(CallInvoker invoker, MethodDescriptor method, IReadOnlyList<byte[]> messages)
    {
        var kind = (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (false, true) => MethodType.ServerStreaming,
            (true, false) => MethodType.ClientStreaming,
            _ => MethodType.DuplexStreaming,
        };
        var call = new Method<byte[], byte[]>(kind, method.Service.FullName, method.Name, Bytes, Bytes);
        // Who watches what is not there yet waits for it.
        var isWatch = method.Name.StartsWith("Watch", StringComparison.Ordinal);
        var options = new CallOptions(deadline: DateTime.UtcNow + (isWatch ? LongestWatch : Longest));
        try
        {
            switch (kind)
            {
                case MethodType.Unary:
                    await invoker.AsyncUnaryCall(call, null, options, messages[0]);
                    break;
                case MethodType.ServerStreaming:
                    using (var stream = invoker.AsyncServerStreamingCall(call, null, options, messages[0]))
                    {
                        await stream.ResponseStream.MoveNext(default);
                    }

                    break;
                case MethodType.ClientStreaming:
                    using (var stream = invoker.AsyncClientStreamingCall(call, null, options))
                    {
                        await SendAsync(stream.RequestStream, messages);
                        await stream.ResponseAsync;
                    }

                    break;
                default:
                    using (var stream = invoker.AsyncDuplexStreamingCall(call, null, options))
                    {
                        await SendAsync(stream.RequestStream, messages);
                        while (await stream.ResponseStream.MoveNext(default))
                        {
                            // All of them: the stream has an end, since it was told that nothing more comes.
                        }
                    }

                    break;
            }

            return null;
        }
        catch (RpcException waiting) when (isWatch && waiting.StatusCode == StatusCode.DeadlineExceeded)
        {
            return null;
        }
        catch (RpcException refused)
        {
            return ExtractionException.From(refused);
        }
    }

    private static async Task SendAsync(IClientStreamWriter<byte[]> stream, IReadOnlyList<byte[]> messages)
    {
        try
        {
            foreach (var message in messages)
            {
                await stream.WriteAsync(message);
            }

            await stream.CompleteAsync();
        }
        catch (Exception ended) when (ended is RpcException or InvalidOperationException)
        {
            // It has said no already; its answer says why.
        }
    }
}
