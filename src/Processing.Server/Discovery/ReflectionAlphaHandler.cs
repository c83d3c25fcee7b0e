using Google.Protobuf;
using Grpc.Core;
using Processing.Protocol.Reflection.V1Alpha;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Current = Processing.Protocol.Reflection.V1;

namespace Processing.Server.Discovery;

/// <summary>Reflection for tools that know only its first version; on the wire the two are alike.</summary>
[Requires(Access.AnyCaller)]
internal sealed class ReflectionAlphaHandler(ReflectionHandler current, DrainState drain, ServerSettings settings) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        while (await requestStream.NextAsync(settings, drain.Draining))
        {
            var answer = current.Answer(Current.ServerReflectionRequest.Parser.ParseFrom(requestStream.Current.ToByteString()));
            await responseStream.WriteAsync(ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()), CancellationToken.None);
        }
    }
}
