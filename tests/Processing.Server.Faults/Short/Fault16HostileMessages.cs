using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Processing.Authoring.V1;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Rules.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Messages that are small on the wire and large in memory, nested deep, or say that they are longer than they are. Each is refused with a reason before memory is taken for it.</summary>
public sealed class Fault16HostileMessages
{
    private const int DocumentBytes = 1_000_000;

    // Fifty times the longest message that the server takes, client and server together; a message of empty entries becomes an object for every two bytes.
    private const long MostAllocated = 100L * DocumentBytes;

    [Fact]
    public async Task Groups_nested_ten_thousand_deep_that_nobody_knows()
    {
        const int depth = 10_000;
        const int begin = (200 << 3) | 3;
        const int end = (200 << 3) | 4;
        await RefusedAsync(Extract, Encode(output =>
        {
            for (var i = 0; i < depth; i++)
            {
                output.WriteUInt32(begin);
            }

            for (var i = 0; i < depth; i++)
            {
                output.WriteUInt32(end);
            }
        }), "INVALID_ARGUMENT", "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task Fields_that_nobody_knows_are_passed_over()
    {
        var request = TestServer.Request("one alpha").ToByteArray();
        var unknown = Encode(output =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                output.WriteTag(1_000 + (i % 1_000), WireFormat.WireType.Varint);
                output.WriteUInt32((uint)i);
            }
        });
        await using var server = await StartAsync();
        var (code, reason) = await PostAsync(server, Extract, Framed([.. request, .. unknown]));
        Assert.Equal(("OK", ""), (code, reason));
    }

    [Fact]
    public async Task A_million_empty_entries()
    {
        static byte[] Entries(int field, int inner) => Encode(output =>
        {
            byte[] entries = Encode(nested =>
            {
                for (var i = 0; i < 900_000; i++)
                {
                    nested.WriteTag(inner, WireFormat.WireType.LengthDelimited);
                    nested.WriteLength(0);
                }
            });
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(entries));
        });
        var document = TestServer.Request("alpha").ToByteArray();
        await RefusedAsync(Extract, [.. document, .. Entries(ExtractRequest.OptionsFieldNumber, ExtractionOptions.RecordTypesFieldNumber)], "INVALID_ARGUMENT", "UNKNOWN_RECORD_TYPE");
        await RefusedAsync($"/{AuthoringService.Descriptor.FullName}/Check", Entries(CheckRequest.SourcesFieldNumber, Sources.FilesFieldNumber), "RESOURCE_EXHAUSTED", "TOO_MANY_FILES");
    }

    [Fact]
    public async Task Texts_that_say_they_are_two_gigabytes_long()
    {
        await RefusedAsync(Extract, [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], "INVALID_ARGUMENT", "MALFORMED_REQUEST");
        await RefusedAsync($"/{RuleSetService.Descriptor.FullName}/GetRuleSet", [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], "INVALID_ARGUMENT", "MALFORMED_REQUEST");
    }

    [Theory]
    [InlineData(0x7FFFFFFFu, "RESOURCE_EXHAUSTED", "REQUEST_TOO_LARGE")]
    [InlineData(0xFFFFFFFFu, "INVALID_ARGUMENT", "MALFORMED_REQUEST")]
    public async Task A_message_that_says_it_is_gigabytes_long(uint length, string code, string reason)
    {
        var prefix = new byte[5];
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), length);
        await RefusedAsync(Extract, null, code, reason, prefix);
    }

    [Fact]
    public async Task A_message_that_unpacks_to_a_thousand_times_its_bytes()
    {
        const int unpacked = 512 * 1024 * 1024;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < unpacked / zeros.Length; i++)
            {
                gzip.Write(zeros);
            }
        }

        var framed = Framed(packed.ToArray());
        framed[0] = 1;
        await RefusedAsync(Extract, null, "RESOURCE_EXHAUSTED", "REQUEST_TOO_LARGE", framed, "gzip");
    }

    [Fact]
    public async Task A_message_that_is_not_packed_as_it_says()
    {
        var framed = Framed(TestServer.Request("alpha").ToByteArray());
        framed[0] = 1;
        await RefusedAsync(Extract, null, "INVALID_ARGUMENT", "MALFORMED_REQUEST", framed, "gzip");
    }

    private static string Extract { get; } = $"/{ExtractionService.Descriptor.FullName}/Extract";

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, MaxDocumentBytes = DocumentBytes });

    private static async Task RefusedAsync(string path, byte[]? message, string code, string reason, byte[]? framed = null, string? encoding = null)
    {
        await using var server = await StartAsync();
        await server.AssertAnswersAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var answer = await PostAsync(server, path, framed ?? Framed(message!), encoding);

        Assert.Equal((code, reason), answer);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, MostAllocated);
        await server.AssertAnswersAsync();
    }

    // As no library of gRPC would send it.
    private static async Task<(string Code, string Reason)> PostAsync(TestServer server, string path, byte[] body, string? encoding = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Host.Address, path)) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(body) };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var headers = response.TrailingHeaders.Contains("grpc-status") ? (HttpHeaders)response.TrailingHeaders : response.Headers;
        var code = (Grpc.Core.StatusCode)int.Parse(headers.GetValues("grpc-status").Single(), System.Globalization.CultureInfo.InvariantCulture);
        if (code == Grpc.Core.StatusCode.OK)
        {
            return ("OK", "");
        }

        var details = new Grpc.Core.Metadata { { "grpc-status-details-bin", Convert.FromBase64String(Padded(headers.GetValues("grpc-status-details-bin").Single())) } };
        var error = ExtractionException.From(new Grpc.Core.RpcException(new Grpc.Core.Status(code, ""), details));
        return (System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString()), error.Reason);
    }

    private static string Padded(string text) => text.PadRight((text.Length + 3) / 4 * 4, '=');

    private static byte[] Framed(byte[] message) => Support.RawConnection.Message(message);

    private static byte[] Encode(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            write(output);
        }

        return stream.ToArray();
    }
}
