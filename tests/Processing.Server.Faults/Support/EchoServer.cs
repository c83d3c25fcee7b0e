using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Processing.Documents;
using Processing.Extraction.V1;
using Processing.Server.RuleSets;
using ExtractionOptions = Processing.Pipeline.ExtractionOptions;

namespace Processing.Server.Faults.Support;

/// <summary>A gRPC service that does nothing of its own: it takes bytes and answers with as many as it was told. What it costs is what any unary call of such a size costs.</summary>
internal static class EchoServer
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(value => value, value => value);
    private static readonly Method<byte[], byte[]> Method = new(MethodType.Unary, Path.Service, Path.Method, Bytes, Bytes);
    private static byte[] _answer = [];
    private static IDocumentExtractor? _engine;

    /// <summary>What to call.</summary>
    public static (string Service, string Method) Path => ("faults.Echo", nameof(Service.Answer));

    /// <summary>Serves until the process is ended; prints its address as <c>rules serve</c> does.</summary>
    /// <param name="answerBytes">Length of each answer.</param>
    /// <param name="work">What is done for it.</param>
    public static async Task RunAsync(int answerBytes, EchoWork work)
    {
        (_answer, _engine) = (new byte[answerBytes], work == EchoWork.Engine ? EngineLoop.Compile() : null);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        await using var application = builder.Build();
        application.MapGrpcService<Echo>();
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Single();
        await Console.Out.WriteLineAsync($"listening on {address}");
        await application.WaitForShutdownAsync();
    }

    /// <summary>Found by its name, as in generated code.</summary>
    public static void Bind(ServiceBinderBase binder, Service? service) =>
        binder.AddMethod(Method, service is null ? null : new UnaryServerMethod<byte[], byte[]>(service.Answer));

    /// <summary>The base that generated code would have.</summary>
    [BindServiceMethod(typeof(EchoServer), nameof(Bind))]
    internal abstract class Service
    {
        public virtual Task<byte[]> Answer(byte[] request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.Unimplemented, ""));
    }

    private sealed class Echo : Service
    {
        public override Task<byte[]> Answer(byte[] request, ServerCallContext context)
        {
            if (_engine is not null)
            {
                var document = ExtractRequest.Parser.ParseFrom(request).Document;
                _engine.Extract(new DocumentInput(document.Content.Memory, document.MediaType), ExtractionOptions.Default, null, context.CancellationToken);
            }

            return Task.FromResult(_answer);
        }
    }
}
