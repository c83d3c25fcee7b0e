using Google.Protobuf.Reflection;
using Grpc.Core;
using Processing.Protocol.Reflection.V1;
using Processing.Server.Hosting;
using Processing.Server.Security;

namespace Processing.Server.Discovery;

/// <summary>Reflection: answers what tools such as <c>buf curl</c> and <c>grpcurl</c> ask before they call a method.</summary>
[Requires(Access.AnyCaller)]
internal sealed class ReflectionHandler(ServiceIndex index, DrainState drain, ServerSettings settings) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        while (await requestStream.NextAsync(settings, drain.Draining))
        {
            await responseStream.WriteAsync(Answer(requestStream.Current), CancellationToken.None);
        }
    }

    /// <summary>The answer to one request.</summary>
    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                response.ListServicesResponse = new ListServiceResponse { Service = { index.Services.Select(service => new ServiceResponse { Name = service.FullName }) } };
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                Give(response, index.FindFile(request.FileByFilename), $"There is no file `{Shown(request.FileByFilename)}`.");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                Give(response, index.FindSymbol(request.FileContainingSymbol), $"There is no symbol `{Shown(request.FileContainingSymbol)}`.");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension:
                // The API is proto3 and has none.
                Give(response, null, $"`{Shown(request.FileContainingExtension.ContainingType)}` has no extension {request.FileContainingExtension.ExtensionNumber}.");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType when index.HasMessage(request.AllExtensionNumbersOfType):
                response.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = request.AllExtensionNumbersOfType };
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType:
                Give(response, null, $"There is no message `{Shown(request.AllExtensionNumbersOfType)}`.");
                break;
            default:
                response.ErrorResponse = new ErrorResponse { ErrorCode = (int)StatusCode.InvalidArgument, ErrorMessage = "The request asks for nothing." };
                break;
        }

        return response;
    }

    private static void Give(ServerReflectionResponse response, FileDescriptor? file, string missing)
    {
        if (file is null)
        {
            response.ErrorResponse = new ErrorResponse { ErrorCode = (int)StatusCode.NotFound, ErrorMessage = missing };
            return;
        }

        // With its imports, so that a client needs one question for one service.
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<FileDescriptor>([file]);
        response.FileDescriptorResponse = new FileDescriptorResponse();
        while (waiting.TryDequeue(out var next))
        {
            if (sent.Add(next.Name))
            {
                response.FileDescriptorResponse.FileDescriptorProto.Add(next.SerializedData);
                foreach (var import in next.Dependencies)
                {
                    waiting.Enqueue(import);
                }
            }
        }
    }

    private static string Shown(string name) => name.Length <= 100 ? name : name[..100];
}
