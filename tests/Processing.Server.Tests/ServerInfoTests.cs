using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using Processing.Server.V1;

namespace Processing.Server.Tests;

public class ServerInfoTests
{
    [Fact]
    public async Task A_client_learns_what_the_server_is_and_can_do()
    {
        var engine = EngineSettings.Default;
        await using var server = await TestServer.StartAsync(
            new ServerSettings { MaxDocumentBytes = 1000, DrainSeconds = 0.5 },
            change: options => options with { Engine = engine with { Extraction = engine.Extraction with { Matching = engine.Extraction.Matching with { MaxMatches = 77 } } } });
        server.Rules.Set(RuleSet.Broken("broken", [new RuleSetDiagnostic("DP2001", "wrong", "a.rules", 1, 1)]));

        var info = await new ServerInfoService.ServerInfoServiceClient(server.Channel).GetServerInfoAsync(new GetServerInfoRequest());

        Assert.NotEmpty(info.Version);
        Assert.Equal("default", info.DefaultRuleSet);
        var extraction = info.Apis.Single(api => api.Service == "processing.extraction.v1.ExtractionService");
        Assert.Equal("v1", extraction.Version);
        Assert.Equal(["Extract", "ExtractStream", "ExtractDocuments", "ExtractUpload"], extraction.Methods);
        Assert.Equal(["broken", "default"], info.RuleSets.Select(ruleSet => ruleSet.Name));
        Assert.Equal(["", TestServer.Revision], info.RuleSets.Select(ruleSet => ruleSet.Revision));
        Assert.Equal([false, true], info.RuleSets.Select(ruleSet => ruleSet.Ready));
        Assert.Equal(["other", "word"], info.RuleSets[1].RecordTypes);
        Assert.Contains("text/html", info.MediaTypes);
        var limits = info.Limits.ToDictionary(limit => limit.Key);
        Assert.Equal((1000, Limit.Types.Unit.Bytes), (limits["processing.max_document_bytes"].Value, limits["processing.max_document_bytes"].Unit));
        Assert.Equal((0.5, Limit.Types.Unit.Seconds), (limits["processing.drain_seconds"].Value, limits["processing.drain_seconds"].Unit));
        Assert.Equal((77, Limit.Types.Unit.Count), (limits["matching.max_matches"].Value, limits["matching.max_matches"].Unit));
        Assert.Contains("documents.max_depth", limits.Keys);
    }

    [Fact]
    public async Task Every_media_type_that_is_told_of_is_read()
    {
        await using var server = await TestServer.StartAsync();
        var info = await new ServerInfoService.ServerInfoServiceClient(server.Channel).GetServerInfoAsync(new GetServerInfoRequest());
        Assert.Equal(info.MediaTypes.Order(StringComparer.Ordinal), info.MediaTypes);
        Assert.All(info.MediaTypes, type =>
        {
            // Empty content may be no document of its format, but it is never one of an unknown format.
            var read = Documents.DocumentReader.Read(new Documents.DocumentInput(Array.Empty<byte>(), type), Documents.DocumentLimits.Default, CancellationToken.None);
            Assert.NotEqual("UNSUPPORTED_MEDIA_TYPE", read.Error?.Reason);
        });
    }
}
