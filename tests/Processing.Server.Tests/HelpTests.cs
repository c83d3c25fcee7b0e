using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Protocol;
using Processing.Protocol.Rpc;
using Processing.Server.Errors;
using Processing.Server.Tests.Support;
using RpcStatus = Processing.Protocol.Rpc.Status;

namespace Processing.Server.Tests;

/// <summary>What an error tells besides its reason: where more is said of it, and no half characters of what was sent.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Reasons => [.. typeof(ErrorReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Concat(typeof(RuleSetReasons).GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(constant => constant.Name is not (nameof(ErrorReasons.Domain) or nameof(ErrorReasons.DetailsTrailer) or nameof(ErrorReasons.PushbackTrailer)))
        .Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_names_its_section(string reason)
    {
        var url = LinkOf(StatusErrors.ToStatus(new ServiceError(StatusCode.Internal, reason, "")));

        // As pages are shown, a heading has the name of its words in lower case.
        Assert.Equal($"docs/operations/errors.md#{reason.ToLowerInvariant()}", url);
        Assert.Contains($"\n### `{reason}`\n", File.ReadAllText(Path.Combine(Repository.Root, url.Split('#')[0])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x61 }, "application/x-unknown", "docs/diagnostics/DP5001.md")]
    [InlineData(new byte[] { 0xFF }, "text/plain", "docs/diagnostics/DP5002.md")]
    public async Task A_document_that_cannot_be_read_names_the_page_of_its_fault(byte[] content, string type, string page)
    {
        await using var server = await TestServer.StartAsync();
        var calls = new ExtractionService.ExtractionServiceClient(server.Channel);

        var error = await Assert.ThrowsAsync<RpcException>(() => calls.ExtractAsync(new ExtractRequest { Document = new Document { Content = ByteString.CopyFrom(content), MediaType = type } }).ResponseAsync);

        Assert.Equal(page, LinkOf(RpcStatus.Parser.ParseFrom(error.Trailers.GetValueBytes(ErrorReasons.DetailsTrailer))));
        Assert.True(File.Exists(Path.Combine(Repository.Root, page)));
    }

    [Fact]
    public async Task A_message_that_is_compressed_in_an_unknown_way()
    {
        await using var server = await TestServer.StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Host.Address, new GrpcChannelOptions { CompressionProviders = [new Unknown()] });
        var calls = new ExtractionService.ExtractionServiceClient(channel);
        var headers = new Metadata { { "grpc-internal-encoding-request", Unknown.Name } };

        var once = await Assert.ThrowsAsync<RpcException>(() => calls.ExtractAsync(TestServer.Request("one alpha"), headers).ResponseAsync);
        using var stream = calls.ExtractDocuments(headers);
        await stream.RequestStream.WriteAsync(new ExtractDocumentsRequest { CorrelationId = "1", Document = TestServer.Text("one alpha") });
        var many = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(default));

        Assert.All([ExtractionException.From(once), ExtractionException.From(many)], error =>
        {
            Assert.Equal((StatusCode.Unimplemented, "ENCODING_UNKNOWN"), (error.StatusCode, error.Reason));
            Assert.Equal(["identity", "gzip", "deflate"], error.Metadata["known"].Split(','));
        });
        await server.AssertAnswersAsync();
    }

    [Theory]
    [InlineData("😀", 4, "😀")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("ab😀c", 4, "ab😀")]
    [InlineData("abc", 2, "ab")]
    public void An_excerpt_does_not_end_within_a_character(string text, int most, string expected) => Assert.Equal(expected, Excerpt.Of(text, most));

    [Fact]
    public void A_name_that_is_cut_is_cut_between_characters()
    {
        var name = new string('a', Excerpt.OfName - 1) + "😀";
        ImmutableArray<ServiceError> errors = [ServiceErrors.MethodUnknown(name), RuleSetErrors.RuleSetUnknown(name), ServiceErrors.RuleSetNotFound(name, [])];
        Assert.All(errors, error => Assert.Contains(new string('a', Excerpt.OfName - 1), error.Metadata.Values));
    }

    private static string LinkOf(RpcStatus status) => Assert.Single(status.Details.Last().Unpack<Help>().Links).Url;

    private sealed class Unknown : ICompressionProvider
    {
        public const string Name = "x-unknown";

        public string EncodingName => Name;

        public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true);

        public Stream CreateDecompressionStream(Stream stream) => throw new NotSupportedException();
    }
}
