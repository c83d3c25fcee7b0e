using Google.Protobuf;
using Grpc.Core;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>The methods of the extraction service as the generated base has them, but with answers that are written already: their classes would need an object for each place of each field.</summary>
[BindServiceMethod(typeof(ExtractionMethods), nameof(Bind))]
internal abstract class ExtractionMethods
{
    /// <summary>The service.</summary>
    public static Google.Protobuf.Reflection.ServiceDescriptor Descriptor => Wire.ExtractionService.Descriptor;

    /// <summary>Found by its name, as in generated code.</summary>
    public static void Bind(ServiceBinderBase binder, ExtractionMethods? handler)
    {
        binder.AddMethod(Method(MethodType.Unary, nameof(Extract), Wire.ExtractRequest.Parser), handler is null ? null : new UnaryServerMethod<Wire.ExtractRequest, EncodedMessage>(handler.Extract));
        binder.AddMethod(Method(MethodType.ServerStreaming, nameof(ExtractStream), Wire.ExtractStreamRequest.Parser), handler is null ? null : new ServerStreamingServerMethod<Wire.ExtractStreamRequest, EncodedMessage>(handler.ExtractStream));
        binder.AddMethod(Method(MethodType.DuplexStreaming, nameof(ExtractDocuments), Wire.ExtractDocumentsRequest.Parser), handler is null ? null : new DuplexStreamingServerMethod<Wire.ExtractDocumentsRequest, EncodedMessage>(handler.ExtractDocuments));
        binder.AddMethod(Method(MethodType.DuplexStreaming, nameof(ExtractUpload), Wire.ExtractUploadRequest.Parser), handler is null ? null : new DuplexStreamingServerMethod<Wire.ExtractUploadRequest, EncodedMessage>(handler.ExtractUpload));
    }

    /// <summary>Answers with an <see cref="Wire.ExtractResponse"/>.</summary>
    public abstract Task<EncodedMessage> Extract(Wire.ExtractRequest request, ServerCallContext context);

    /// <summary>Answers with messages of <see cref="Wire.ExtractStreamResponse"/>.</summary>
    public abstract Task ExtractStream(Wire.ExtractStreamRequest request, IServerStreamWriter<EncodedMessage> responseStream, ServerCallContext context);

    /// <summary>Answers with messages of <see cref="Wire.ExtractDocumentsResponse"/>.</summary>
    public abstract Task ExtractDocuments(IAsyncStreamReader<Wire.ExtractDocumentsRequest> requestStream, IServerStreamWriter<EncodedMessage> responseStream, ServerCallContext context);

    /// <summary>Answers with messages of <see cref="Wire.ExtractUploadResponse"/>.</summary>
    public abstract Task ExtractUpload(IAsyncStreamReader<Wire.ExtractUploadRequest> requestStream, IServerStreamWriter<EncodedMessage> responseStream, ServerCallContext context);

    private static Method<TRequest, EncodedMessage> Method<TRequest>(MethodType type, string name, MessageParser<TRequest> parser)
        where TRequest : class, IMessage<TRequest>, new() =>
        new(type, Descriptor.FullName, name, Marshallers.Create<TRequest>((request, context) => context.Complete(request.ToByteArray()), context => parser.ParseFrom(context.PayloadAsReadOnlySequence())), EncodedMessage.Marshaller);
}
