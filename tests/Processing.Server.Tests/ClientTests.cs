using System.Net;
using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Protocol;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class ClientTests
{
    [Fact]
    public async Task Where_no_server_is_there_is_no_reason()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = ExtractionClient.Connect($"http://127.0.0.1:{port}", new ExtractionClientOptions { MaxAttempts = 1 });

        var error = await Assert.ThrowsAsync<ExtractionException>(() => client.ExtractAsync("alpha"));

        Assert.Equal((StatusCode.Unavailable, ""), (error.StatusCode, error.Reason));
    }

    [Fact]
    public async Task A_sequence_that_throws_stops_the_stream_and_is_the_cause()
    {
        await using var server = await TestServer.StartAsync();

        var error = await Assert.ThrowsAsync<ExtractionException>(async () => await server.Client.ExtractDocumentsAsync(Throwing()).ToListAsync());

        Assert.Equal("no more paper", Assert.IsType<IOException>(error.InnerException).Message);
        await server.AssertAnswersAsync();

        static async IAsyncEnumerable<ExtractDocumentsRequest> Throwing()
        {
            await Task.Yield();
            yield return new ExtractDocumentsRequest { CorrelationId = "1", Document = TestServer.Text("alpha") };
            throw new IOException("no more paper");
        }
    }

    [Fact]
    public async Task What_cannot_be_sent_stops_the_stream_and_is_told()
    {
        await using var server = await TestServer.StartAsync();
        ExtractDocumentsRequest[] requests = [null!];

        var error = await Assert.ThrowsAsync<ExtractionException>(async () => await server.Client.ExtractDocumentsAsync(requests.ToAsyncEnumerable()).ToListAsync());

        Assert.NotNull(error.InnerException);
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task An_empty_sequence_has_no_answers()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Empty(await server.Client.ExtractDocumentsAsync(AsyncEnumerable.Empty<ExtractDocumentsRequest>()).ToListAsync());
    }

    [Fact]
    public async Task A_call_is_tried_again_where_the_server_was_unavailable()
    {
        await using var server = await TestServer.StartAsync(client: new ExtractionClientOptions { MaxAttempts = 3 });
        server.Extractor.Before = (_, _) =>
        {
            if (server.Extractor.Calls < 3)
            {
                throw Unavailable();
            }
        };

        Assert.Single((await server.Client.ExtractAsync("alpha")).Records);
        Assert.Equal(3, server.Extractor.Calls);

        // What the interceptor lets through as it is.
        static RpcException Unavailable() => new(
            new Status(StatusCode.Unavailable, "not now"),
            new Metadata { { ErrorReasons.DetailsTrailer, [] }, { ErrorReasons.PushbackTrailer, "1" } });
    }

    [Fact]
    public void Details_that_cannot_be_read_leave_the_status()
    {
        var failure = new RpcException(new Status(StatusCode.NotFound, "gone"), new Metadata { { ErrorReasons.DetailsTrailer, [0xFF] } });

        var error = ExtractionException.From(failure);

        Assert.Equal((StatusCode.NotFound, "gone", ""), (error.StatusCode, error.Message, error.Reason));
        Assert.Same(failure, error.InnerException);
    }

    [Fact]
    public void A_place_outside_the_document_is_refused()
    {
        var place = new Place { Utf8 = new Extraction.V1.Range { Start = 1, End = 9 }, Utf16 = new Extraction.V1.Range { Start = 1, End = 9 } };
        Assert.Throws<ArgumentOutOfRangeException>(() => place.Slice("short"));
        Assert.Throws<ArgumentOutOfRangeException>(() => place.Slice(ByteString.CopyFromUtf8("short").Span));
    }

    [Fact]
    public void A_place_is_said_in_the_terms_of_its_document()
    {
        var range = new Extraction.V1.Range { Start = 4, End = 9 };
        var place = new Place { Utf8 = range, Utf16 = range };
        Assert.Equal("bytes 4 to 9", place.Describe());
        place.Word = new WordLocation { Part = "word/document.xml", Paragraph = 3, Characters = range };
        Assert.Equal("word/document.xml, paragraph 3, characters 4 to 9", place.Describe());
        Assert.Throws<InvalidOperationException>(() => place.Slice("a text that is long enough"));
        place.Page = new PageLocation { Page = 2, Characters = range, Boxes = { new Box { Left = 72, Top = 35.25, Right = 80, Bottom = 47 }, new Box { Left = 84, Top = 35, Right = 121, Bottom = 46 } } };
        Assert.Equal("page 2, 72 35 to 121 47 pt", place.Describe());
    }
}
