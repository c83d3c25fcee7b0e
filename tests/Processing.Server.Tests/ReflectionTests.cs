using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Protocol.Reflection.V1;
using Processing.Server.Tests.Support;
using Alpha = Processing.Protocol.Reflection.V1Alpha;

namespace Processing.Server.Tests;

public class ReflectionTests
{
    [Fact]
    public async Task All_services_are_listed()
    {
        await using var server = await TestServer.StartAsync();
        var names = (await AskAsync(server, new ServerReflectionRequest { ListServices = "" })).ListServicesResponse.Service.Select(service => service.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Contains("processing.extraction.v1.ExtractionService", names);
        Assert.Contains("grpc.health.v1.Health", names);
        Assert.Contains("grpc.reflection.v1.ServerReflection", names);
        Assert.Contains("grpc.reflection.v1alpha.ServerReflection", names);
    }

    [Theory]
    [InlineData("processing.extraction.v1.ExtractionService")]
    [InlineData("processing.extraction.v1.ExtractionService.Extract")]
    [InlineData("processing.extraction.v1.ExtractRequest")]
    [InlineData("processing.extraction.v1.ExtractRequest.document")]
    public async Task A_symbol_comes_with_all_that_its_file_imports(string symbol)
    {
        await using var server = await TestServer.StartAsync();
        var files = (await AskAsync(server, new ServerReflectionRequest { FileContainingSymbol = symbol })).FileDescriptorResponse.FileDescriptorProto
            .Select(FileDescriptorProto.Parser.ParseFrom).ToList();
        Assert.Equal("processing/extraction/v1/extraction_service.proto", files[0].Name);
        Assert.Equal(files.SelectMany(file => file.Dependency).Append(files[0].Name).Distinct().Order(), files.Select(file => file.Name).Order());

        // Whole: a client can build the definitions from it and nothing else.
        var built = FileDescriptor.BuildFromByteStrings(files.AsEnumerable().Reverse().OrderBy(file => Depth(file, files)).Select(file => file.ToByteString()));
        Assert.Contains(built, file => file.Services.Any(service => service.FullName == ExtractionService.Descriptor.FullName));
    }

    [Theory]
    [InlineData("processing.extraction.v1.TruncationReason")]
    [InlineData("processing.extraction.v1.TRUNCATION_REASON_TIME_LIMIT")]
    [InlineData("grpc.health.v1.HealthCheckResponse.ServingStatus")]
    [InlineData("grpc.health.v1.HealthCheckResponse.SERVING")]
    [InlineData("google.rpc.BadRequest.FieldViolation")]
    public async Task Enums_values_and_nested_messages_are_found(string symbol)
    {
        await using var server = await TestServer.StartAsync();
        Assert.NotEmpty((await AskAsync(server, new ServerReflectionRequest { FileContainingSymbol = symbol })).FileDescriptorResponse.FileDescriptorProto);
    }

    [Fact]
    public async Task A_file_is_found_by_its_name()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await AskAsync(server, new ServerReflectionRequest { Host = "here", FileByFilename = "google/rpc/status.proto" });
        Assert.Equal("google/rpc/status.proto", FileDescriptorProto.Parser.ParseFrom(answer.FileDescriptorResponse.FileDescriptorProto[0]).Name);
        Assert.Equal(("here", "google/rpc/status.proto"), (answer.ValidHost, answer.OriginalRequest.FileByFilename));
    }

    [Fact]
    public async Task What_is_not_there_is_said_and_the_stream_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        using var call = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        ServerReflectionRequest[] wrong =
        [
            new() { FileByFilename = "nothing.proto" },
            new() { FileContainingSymbol = "nothing.at.All" },
            new() { AllExtensionNumbersOfType = "nothing.at.All" },
            new() { FileContainingExtension = new ExtensionRequest { ContainingType = "processing.extraction.v1.Record", ExtensionNumber = 5 } },
        ];
        foreach (var request in wrong)
        {
            await call.RequestStream.WriteAsync(request);
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal((int)StatusCode.NotFound, call.ResponseStream.Current.ErrorResponse.ErrorCode);
        }

        await call.RequestStream.WriteAsync(new ServerReflectionRequest());
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal((int)StatusCode.InvalidArgument, call.ResponseStream.Current.ErrorResponse.ErrorCode);
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { AllExtensionNumbersOfType = "processing.extraction.v1.Record" });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Empty(call.ResponseStream.Current.AllExtensionNumbersResponse.ExtensionNumber);
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Older_tools_get_the_same_answers()
    {
        await using var server = await TestServer.StartAsync();
        using var call = new Alpha.ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Alpha.ServerReflectionRequest { FileContainingSymbol = "processing.extraction.v1.Record" });
        Assert.True(await call.ResponseStream.MoveNext());
        var current = await AskAsync(server, new ServerReflectionRequest { FileContainingSymbol = "processing.extraction.v1.Record" });
        Assert.Equal(current.ToByteArray(), call.ResponseStream.Current.ToByteArray());
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_end()
    {
        await using var server = await TestServer.StartAsync(new Hosting.ServerSettings { DrainSeconds = 3600 });
        using var call = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext());
        var stopped = server.Host.StopAsync();
        var end = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal("SERVER_DRAINING", ExtractionException.From(end).Reason);
        await stopped;
    }

    private static async Task<ServerReflectionResponse> AskAsync(TestServer server, ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext());
        return call.ResponseStream.Current;
    }

    private static int Depth(FileDescriptorProto file, List<FileDescriptorProto> all) =>
        file.Dependency.Select(name => 1 + Depth(all.Single(other => other.Name == name), all)).DefaultIfEmpty(0).Max();
}
