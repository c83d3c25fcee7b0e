using Processing.Extraction.V1;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class StreamTests
{
    [Fact]
    public async Task Gives_records_then_zones_then_the_summary()
    {
        await using var server = await TestServer.StartAsync();

        var events = await server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha alpha alpha") }).ToListAsync();

        Assert.Equal(
            [ExtractStreamResponse.EventOneofCase.Record, ExtractStreamResponse.EventOneofCase.Record, ExtractStreamResponse.EventOneofCase.Record, ExtractStreamResponse.EventOneofCase.Zone, ExtractStreamResponse.EventOneofCase.Summary],
            events.Select(message => message.EventCase));
        Assert.Equal([0u, 6u, 12u], events.Take(3).Select(message => message.Record.Place.Utf8.Start));
        Assert.Equal(TestServer.Revision, events[^1].Summary.Revision);
    }

    [Fact]
    public async Task Gives_a_record_while_the_engine_still_works()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.AfterRecord = (_, cancellation) => gate.Pass(cancellation);
        await using var events = server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha alpha") }).GetAsyncEnumerator();

        // The engine stands behind its first record until the client has it.
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(0u, events.Current.Record.Place.Utf8.Start);
        gate.Open();

        var rest = 0;
        while (await events.MoveNextAsync())
        {
            rest++;
        }

        Assert.Equal(3, rest);
    }

    [Fact]
    public async Task Gives_the_same_as_the_unary_call_from_the_cache_too()
    {
        await using var server = await TestServer.StartAsync();
        var options = new ExtractionOptions { UseCache = true };
        var unary = await server.Client.ExtractAsync(TestServer.Request("alpha alpha", options));

        var events = await server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha alpha"), Options = options }).ToListAsync();

        Assert.Equal(CacheUse.Hit, events[^1].Summary.Cache);
        Assert.Equal(unary.Records, events.Where(message => message.Record is not null).Select(message => message.Record));
        Assert.Equal(unary.Zones, events.Where(message => message.Zone is not null).Select(message => message.Zone));
        Assert.Equal(1, server.Extractor.Calls);
    }
}
