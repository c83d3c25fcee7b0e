using System.Text;
using Google.Protobuf;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class UnaryTests
{
    [Fact]
    public async Task Answers_with_records_zones_and_summary()
    {
        await using var server = await TestServer.StartAsync();
        var request = TestServer.Request("an alpha and an alpha");
        request.Document.Name = "letter 7";

        var result = await server.Client.ExtractAsync(request);

        Assert.Equal(2, result.Records.Count);
        var record = result.Records[0];
        Assert.Equal(("word", "test.words", 0.5), (record.Record_, record.Rule, record.Score));
        Assert.Equal("alpha", Assert.Single(record.Fields).Value.Text);
        Assert.Equal("alpha", Assert.Single(record.Mentions).Text);
        Assert.Equal("all", Assert.Single(result.Zones).Zone_);
        var expected = new ExtractionSummary
        {
            RuleSet = "default",
            Revision = TestServer.Revision,
            Program = TestServer.Revision,
            DocumentName = "letter 7",
            MediaType = "text/plain",
            Cache = CacheUse.NotUsed,
            Statistics = new ExtractionStatistics { Bytes = 21, Tokens = 5, Sentences = 1 },
        };
        Assert.Equal(expected, result.Summary);
    }

    [Fact]
    public async Task Places_cut_the_same_text_in_all_three_units()
    {
        await using var server = await TestServer.StartAsync();
        const string text = "سلام 😀 alpha";

        var place = Assert.Single((await server.Client.ExtractAsync(text)).Records).Place;

        Assert.Equal((14u, 19u), (place.Utf8.Start, place.Utf8.End));
        Assert.Equal((8u, 13u), (place.Utf16.Start, place.Utf16.End));
        Assert.Equal((7u, 12u), (place.CodePoints.Start, place.CodePoints.End));
        Assert.Equal("alpha", place.Slice(text));
        Assert.Equal("alpha", place.Slice(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task Leaves_out_what_the_options_say()
    {
        await using var server = await TestServer.StartAsync();

        var lean = await server.Client.ExtractAsync(TestServer.Request("alpha", new ExtractionOptions { OmitZones = true, OmitMentionText = true }));
        var others = await server.Client.ExtractAsync(TestServer.Request("alpha", new ExtractionOptions { RecordTypes = { "other" } }));
        var surer = await server.Client.ExtractAsync(TestServer.Request("alpha", new ExtractionOptions { MinimumScore = 0.75 }));

        Assert.Empty(lean.Zones);
        Assert.Equal("", Assert.Single(Assert.Single(lean.Records).Mentions).Text);
        Assert.Empty(others.Records);
        Assert.Empty(surer.Records);
    }

    [Fact]
    public async Task An_empty_document_has_no_records()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Empty((await server.Client.ExtractAsync(new ExtractRequest { Document = new Document { Content = ByteString.Empty } })).Records);
    }

    [Fact]
    public async Task Takes_the_pinned_revision_and_a_new_one_as_soon_as_it_is_set()
    {
        await using var server = await TestServer.StartAsync();
        var pinned = new ExtractRequest { Document = TestServer.Text("alpha"), Revision = TestServer.Revision };
        Assert.Equal(TestServer.Revision, (await server.Client.ExtractAsync(pinned)).Summary.Revision);

        server.Rules.Set(RuleSets.RuleSet.Ready("default", "b", server.Extractor, ["word"]));

        Assert.Equal("b", (await server.Client.ExtractAsync("alpha")).Summary.Revision);
    }

    [Fact]
    public async Task Works_on_no_more_documents_at_a_time_than_set()
    {
        await using var server = await TestServer.StartAsync(new Hosting.ServerSettings { MaxConcurrentExtractions = 2, DrainSeconds = 0 });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.Client.ExtractAsync("alpha")));

        Assert.Equal(50, server.Extractor.Calls);
        Assert.InRange(server.Extractor.MostRunning, 1, 2);
    }
}
