using System.Runtime.CompilerServices;
using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class DrainTests
{
    [Fact]
    public async Task A_stream_that_the_server_cuts_says_so()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.AfterRecord = (_, cancellation) => gate.Pass(cancellation);
        await using var events = server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha") }).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        var stopped = server.Host.StopAsync();

        AssertDraining(await Assert.ThrowsAsync<ExtractionException>(async () => await events.MoveNextAsync()));
        await gate.Cancelled;
        await stopped;
    }

    [Fact]
    public async Task A_call_that_the_server_cuts_says_so()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var call = server.Client.ExtractAsync("alpha");
        await gate.Reached;

        var stopped = server.Host.StopAsync();

        AssertDraining(await Assert.ThrowsAsync<ExtractionException>(() => call));
        await stopped;
    }

    [Fact]
    public async Task A_stream_of_documents_that_the_server_cuts_says_so()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.Before = (text, cancellation) =>
        {
            if (text == "slow")
            {
                gate.Pass(cancellation);
            }
        };
        await using var answers = server.Client.ExtractDocumentsAsync(Endless(["alpha", "slow"])).GetAsyncEnumerator();
        Assert.True(await answers.MoveNextAsync());
        await gate.Reached;

        var stopped = server.Host.StopAsync();

        AssertDraining(await Assert.ThrowsAsync<ExtractionException>(async () => await answers.MoveNextAsync()));
        await gate.Cancelled;
        await stopped;
    }

    [Fact]
    public async Task A_stream_of_documents_that_waits_for_its_caller_ends_at_once()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 3600 });
        await using var answers = server.Client.ExtractDocumentsAsync(Endless(["alpha"])).GetAsyncEnumerator();
        Assert.True(await answers.MoveNextAsync());

        var stopped = server.Host.StopAsync();

        AssertDraining(await Assert.ThrowsAsync<ExtractionException>(async () => await answers.MoveNextAsync()));
        await stopped;
    }

    [Fact]
    public async Task Documents_that_were_read_are_answered_within_the_drain_time()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 3600 });
        using var document = new Gate();
        using var alone = new Gate();
        server.Extractor.Before = (text, cancellation) => (text == "alpha" ? document : alone).Pass(cancellation);
        await using var answers = server.Client.ExtractDocumentsAsync(Endless(["alpha"])).GetAsyncEnumerator();
        var first = answers.MoveNextAsync().AsTask();
        var call = server.Client.ExtractAsync("another alpha");
        await Task.WhenAll(document.Reached, alone.Reached);
        var stopped = server.Host.StopAsync();
        await server.Host.DrainingAsync().WaitAsync(TestServer.Patience);

        document.Open();
        alone.Open();

        Assert.True(await first);
        Assert.Single(answers.Current.Result!.Records);
        AssertDraining(await Assert.ThrowsAsync<ExtractionException>(async () => await answers.MoveNextAsync()));
        Assert.Single((await call).Records);
        await stopped;
    }

    // The caller never ends its side.
    private static async IAsyncEnumerable<ExtractDocumentsRequest> Endless(string[] texts, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            yield return new ExtractDocumentsRequest { CorrelationId = $"{i}", Document = TestServer.Text(texts[i]) };
        }

        await new TaskCompletionSource().Task.WaitAsync(TestServer.Patience, cancellation);
    }

    private static void AssertDraining(ExtractionException error)
    {
        Assert.True((StatusCode.Unavailable, "SERVER_DRAINING") == (error.StatusCode, error.Reason), error.ToString());
        Assert.Equal(TimeSpan.FromSeconds(1), error.RetryAfter);
    }
}
