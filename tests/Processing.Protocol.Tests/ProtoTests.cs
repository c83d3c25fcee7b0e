using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Processing.Extraction.V1;
using Processing.Protocol.Rpc;
using RpcStatus = Processing.Protocol.Rpc.Status;

namespace Processing.Protocol.Tests;

public class ProtoTests
{
    [Fact]
    public void Every_file_has_the_same_options_and_an_outer_class_of_its_own()
    {
        var files = ProtoFiles.All.Select(File.ReadAllLines).ToList();
        Assert.Equal(8, files.Count);
        Assert.Single(files.Select(lines => string.Join('\n', Options(lines).Where(line => !line.Contains("java_outer_classname", StringComparison.Ordinal)))).Distinct());
        Assert.Equal(files.Count, files.Select(lines => Options(lines).Single(line => line.Contains("java_outer_classname", StringComparison.Ordinal))).Distinct().Count());

        static IEnumerable<string> Options(string[] lines) => lines.Where(line => line.StartsWith("option ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_service_config_names_every_method_once_and_retries_no_stream_of_documents()
    {
        using var config = JsonDocument.Parse(ProtoFiles.Read("extraction_grpc_service_config.json"));
        var named = new List<string>();
        foreach (var method in config.RootElement.GetProperty("methodConfig").EnumerateArray())
        {
            var names = method.GetProperty("name").EnumerateArray().ToList();
            Assert.All(names, name => Assert.Equal(ExtractionService.Descriptor.FullName, name.GetProperty("service").GetString()));
            named.AddRange(names.Select(name => name.GetProperty("method").GetString()!));
            if (names.Any(name => name.GetProperty("method").GetString() is "ExtractDocuments" or "ExtractUpload"))
            {
                Assert.False(method.TryGetProperty("retryPolicy", out _));
                Assert.False(method.TryGetProperty("timeout", out _));
            }
            else
            {
                var codes = method.GetProperty("retryPolicy").GetProperty("retryableStatusCodes").EnumerateArray().Select(code => code.GetString());
                Assert.Equal(["UNAVAILABLE"], codes);
            }
        }

        Assert.Equal(ExtractionService.Descriptor.Methods.Select(method => method.Name).Order(), named.Order());
    }

    [Fact]
    public void Enums_begin_with_unspecified_and_numbers_have_no_gaps()
    {
        foreach (var type in Files().SelectMany(file => file.EnumTypes))
        {
            Assert.EndsWith("_UNSPECIFIED", type.Values[0].Name, StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, type.Values.Count), type.Values.Select(value => value.Number));
        }

        foreach (var type in Files().SelectMany(file => file.MessageTypes))
        {
            Assert.Equal(Enumerable.Range(1, type.Fields.InFieldNumberOrder().Count), type.Fields.InFieldNumberOrder().Select(field => field.FieldNumber));
        }
    }

    // Scores and edges of boxes are measures, not what a document writes.
    [Fact]
    public void Decimal_numbers_are_never_binary()
    {
        var binary = Files().SelectMany(file => file.MessageTypes).SelectMany(type => type.Fields.InDeclarationOrder())
            .Where(field => field.FieldType is FieldType.Double or FieldType.Float)
            .Select(field => field.FullName["processing.extraction.v1.".Length..]);
        Assert.Equal(["Box.bottom", "Box.left", "Box.right", "Box.top", "ExtractionOptions.minimum_score", "NestedRecord.score", "Record.score"], binary.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Errors_have_the_names_and_numbers_of_the_public_definition()
    {
        var status = new RpcStatus { Code = 5, Message = "m" };
        status.Details.Add(Any.Pack(new ErrorInfo { Reason = "R", Domain = "d", Metadata = { ["k"] = "v" } }));

        Assert.Equal("google.rpc.Status", RpcStatus.Descriptor.FullName);
        Assert.Equal("type.googleapis.com/google.rpc.ErrorInfo", status.Details[0].TypeUrl);
        Assert.Equal("0A01521201641A060A016B120176", Convert.ToHexString(status.Details[0].Value.Span));
        Assert.Equal("google.rpc.BadRequest", BadRequest.Descriptor.FullName);
        Assert.Equal("google.rpc.PreconditionFailure", PreconditionFailure.Descriptor.FullName);
        Assert.Equal("google.rpc.RetryInfo", RetryInfo.Descriptor.FullName);
    }

    [Fact]
    public void An_answer_with_an_error_can_be_written_through_a_span()
    {
        var answer = new ExtractDocumentsResponse { CorrelationId = "a", Status = new RpcStatus { Code = 3 } };
        answer.Status.Details.Add(Any.Pack(new ErrorInfo { Reason = "R" }));
        var buffer = new byte[answer.CalculateSize()];

        answer.WriteTo(buffer.AsSpan());

        Assert.Equal(answer, ExtractDocumentsResponse.Parser.ParseFrom(buffer));
    }

    private static FileDescriptor[] Files() =>
    [
        ExtractionServiceReflection.Descriptor, DocumentReflection.Descriptor, OptionsReflection.Descriptor, PlaceReflection.Descriptor,
        RecordReflection.Descriptor, ResultReflection.Descriptor, ValueReflection.Descriptor,
    ];
}
