using Google.Protobuf;
using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Puts a document together whose pieces come one after the other.</summary>
internal sealed class DocumentUpload(ServerSettings settings, TimeProvider time)
{
    private const int FirstRoom = 64 * 1024;

    /// <summary>Reads a document to its end.</summary>
    /// <returns>What it is and its content, or what is wrong with it.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up, or the server stops.</exception>
    public async Task<(Wire.UploadHeader? Header, Wire.Document Document, ServiceError? Error)> ReadAsync(IAsyncStreamReader<Wire.ExtractUploadRequest> parts, CancellationToken cancellation)
    {
        var document = new Wire.Document();
        if (await NextAsync(parts, cancellation) is { } idle)
        {
            return (null, document, idle.Error ?? NoHeader);
        }

        if (parts.Current.PartCase != Wire.ExtractUploadRequest.PartOneofCase.Header)
        {
            return (null, document, NoHeader);
        }

        var header = parts.Current.Header;
        if (header.HasSize && header.Size > (ulong)settings.MaxUploadBytes)
        {
            return (null, document, ServiceErrors.UploadTooLarge(settings.MaxUploadBytes));
        }

        var (content, error) = await ReadContentAsync(parts, header, cancellation);
        (document.Content, document.MediaType, document.Language, document.Name) = (content, header.MediaType, header.Language, header.Name);
        return (header, document, error);
    }

    private static ServiceError NoHeader => RuleSetErrors.InvalidUpload("header", "The first message is not the header.");

    private async Task<(ByteString Content, ServiceError? Error)> ReadContentAsync(IAsyncStreamReader<Wire.ExtractUploadRequest> parts, Wire.UploadHeader header, CancellationToken cancellation)
    {
        var content = new MemoryStream(header.HasSize ? (int)header.Size : FirstRoom);
        End? end;
        while ((end = await NextAsync(parts, cancellation)) is null)
        {
            if (parts.Current.PartCase != Wire.ExtractUploadRequest.PartOneofCase.Chunk)
            {
                return (ByteString.Empty, RuleSetErrors.InvalidUpload("chunk", "A message after the first one is not a piece of the document."));
            }

            var chunk = parts.Current.Chunk;
            if (content.Length + chunk.Length > settings.MaxUploadBytes)
            {
                return (ByteString.Empty, ServiceErrors.UploadTooLarge(settings.MaxUploadBytes));
            }

            if (header.HasSize && (ulong)(content.Length + chunk.Length) > header.Size)
            {
                return (ByteString.Empty, WrongSize(header.Size));
            }

            content.Write(chunk.Span);
        }

        if (end.Value.Error is null && header.HasSize && (ulong)content.Length != header.Size)
        {
            return (ByteString.Empty, WrongSize(header.Size));
        }

        return (UnsafeByteOperations.UnsafeWrap(content.GetBuffer().AsMemory(0, (int)content.Length)), end.Value.Error);
    }

    private static ServiceError WrongSize(ulong size) => RuleSetErrors.InvalidUpload("header.size", $"The document has not the {size} bytes that the header says.");

    // Null where there is a message.
    private async Task<End?> NextAsync(IAsyncStreamReader<Wire.ExtractUploadRequest> parts, CancellationToken cancellation) =>
        await parts.NextPartAsync(settings, settings.UploadIdle, time, cancellation) switch
        {
            NextPart.Message => null,
            NextPart.End => new End(null),
            _ => new End(ServiceErrors.UploadIdle(settings.UploadIdle)),
        };

    // Why no more comes: null for the end of the document.
    private readonly record struct End(ServiceError? Error);
}
