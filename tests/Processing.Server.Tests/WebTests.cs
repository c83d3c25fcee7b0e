using System.Text;
using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class WebTests
{
    private const string Extract = "/processing.extraction.v1.ExtractionService/Extract";
    private const string ExtractStream = "/processing.extraction.v1.ExtractionService/ExtractStream";
    private const string Page = "https://desk.example";
    private static readonly ServerSettings Settings = new() { WebAddress = "http://127.0.0.1:0", WebOrigins = Page, DrainSeconds = 0 };

    [Theory]
    [InlineData("application/grpc-web", "application/grpc-web")]
    [InlineData("application/grpc-web+proto", "application/grpc-web+proto")]
    public async Task A_call_in_binary(string type, string answered)
    {
        await using var server = await TestServer.StartAsync(Settings);
        using var client = new WebClient(server.Host.WebAddress);
        var answer = await client.CallAsync(Extract, TestServer.Request("one alpha"), type);
        Assert.StartsWith("application/grpc-web", answer.Type, StringComparison.Ordinal);
        Assert.DoesNotContain("text", answer.Type, StringComparison.Ordinal);
        Assert.Equal(("0", answered.Length > 0), (answer.Status, true));
        Assert.Equal(4u, Assert.Single(ExtractResponse.Parser.ParseFrom(Assert.Single(answer.Messages)).Result.Records).Place.Utf8.Start);
    }

    [Fact]
    public async Task A_stream_in_text_comes_message_by_message()
    {
        await using var server = await TestServer.StartAsync(Settings);
        using var client = new WebClient(server.Host.WebAddress);
        var body = Encoding.ASCII.GetBytes(Convert.ToBase64String(WebClient.Frame(new ExtractStreamRequest { Document = TestServer.Text("alpha alpha!") })));
        var answer = await client.CallAsync(ExtractStream, body, "application/grpc-web-text");
        Assert.StartsWith("application/grpc-web-text", answer.Type, StringComparison.Ordinal);
        Assert.Equal("0", answer.Status);
        var events = answer.Messages.Select(ExtractStreamResponse.Parser.ParseFrom).Select(message => message.EventCase).ToList();
        Assert.Equal([ExtractStreamResponse.EventOneofCase.Record, ExtractStreamResponse.EventOneofCase.Record, ExtractStreamResponse.EventOneofCase.Zone, ExtractStreamResponse.EventOneofCase.Summary], events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Text_may_be_padded_anywhere(int bytes)
    {
        await using var server = await TestServer.StartAsync(Settings);
        using var client = new WebClient(server.Host.WebAddress);
        var frame = WebClient.Frame(TestServer.Request($"{new string('x', 100_000)} alpha"));
        var body = Encoding.ASCII.GetBytes(string.Concat(frame.Chunk(bytes).Select(Convert.ToBase64String)));
        var answer = await client.CallAsync(Extract, body, "application/grpc-web-text+proto");
        Assert.Equal("0", answer.Status);
        Assert.Equal(100_001u, Assert.Single(ExtractResponse.Parser.ParseFrom(Assert.Single(answer.Messages)).Result.Records).Place.Utf8.Start);
    }

    [Theory]
    [InlineData("not base64 at all!!!")]
    [InlineData("AAAAAAI")]
    [InlineData("")]
    public async Task Text_that_is_none_is_a_malformed_request(string body)
    {
        await using var server = await TestServer.StartAsync(Settings);
        using var client = new WebClient(server.Host.WebAddress);
        var answer = await client.CallAsync(Extract, Encoding.ASCII.GetBytes(body), "application/grpc-web-text");
        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_REQUEST"), (answer.Error.StatusCode, answer.Error.Reason));
        Assert.Equal(0, server.Extractor.Calls);
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task An_error_has_its_details_in_both_ways()
    {
        await using var server = await TestServer.StartAsync(Settings);
        using var client = new WebClient(server.Host.WebAddress);
        var alone = await client.CallAsync(Extract, new ExtractRequest());
        Assert.Equal((StatusCode.InvalidArgument, "DOCUMENT_MISSING"), (alone.Error.StatusCode, alone.Error.Reason));

        server.Extractor.AfterRecord = (_, _) => throw new InvalidOperationException("a bug");
        server.ExpectedErrors = 1;
        var amid = await client.CallAsync(ExtractStream, new ExtractStreamRequest { Document = TestServer.Text("alpha") });
        Assert.Equal((StatusCode.Internal, "INTERNAL"), (amid.Error.StatusCode, amid.Error.Reason));
    }

    [Fact]
    public async Task A_page_of_a_named_origin_may_call()
    {
        await using var server = await TestServer.StartAsync(Settings);
        using var client = new WebClient(server.Host.WebAddress);
        using var preflight = await client.PreflightAsync(Extract, Page);
        Assert.Equal(204, (int)preflight.StatusCode);
        Assert.Equal(Page, Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("content-type", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);

        var answer = await client.CallAsync(Extract, TestServer.Request("alpha"), origin: Page);
        Assert.Equal("0", answer.Status);
        Assert.Equal(Page, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("grpc-status-details-bin", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example", "https://desk.example")]
    [InlineData("null", "https://desk.example")]
    [InlineData("https://desk.example", "")]
    public async Task A_page_of_another_origin_may_not(string origin, string allowed)
    {
        await using var server = await TestServer.StartAsync(Settings with { WebOrigins = allowed });
        using var client = new WebClient(server.Host.WebAddress);
        using var preflight = await client.PreflightAsync(Extract, origin);
        Assert.Equal(403, (int)preflight.StatusCode);
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
        var answer = await client.CallAsync(Extract, TestServer.Request("alpha"), origin: origin);
        Assert.Equal(403, answer.HttpStatus);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(0, server.Extractor.Calls);
    }

    [Fact]
    public async Task Every_origin_may_where_the_settings_say_so()
    {
        await using var server = await TestServer.StartAsync(Settings with { WebOrigins = "*" });
        using var client = new WebClient(server.Host.WebAddress);
        Assert.Equal("0", (await client.CallAsync(Extract, TestServer.Request("alpha"), origin: "https://elsewhere.example")).Status);
    }

    [Fact]
    public async Task A_credential_is_asked_for_as_well()
    {
        var folder = Directory.CreateTempSubdirectory("web-");
        try
        {
            var callers = Path.Combine(folder.FullName, "callers.json");
            await File.WriteAllTextAsync(callers, "{}");
            await using var server = await TestServer.StartAsync(Settings with { Security = new Security.SecuritySettings { CallersFile = callers } });
            using var client = new WebClient(server.Host.WebAddress);
            var answer = await client.CallAsync(Extract, TestServer.Request("alpha"), origin: Page);
            Assert.Equal((StatusCode.Unauthenticated, "CREDENTIAL_MISSING"), (answer.Error.StatusCode, answer.Error.Reason));
            Assert.Equal(Page, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
