using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Pipeline;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using Processing.Text;

namespace Processing.Server.Tests;

/// <summary>The server with the engine itself instead of a stand-in for it.</summary>
public class EngineTests
{
    [Fact]
    public void A_rule_set_knows_the_revision_and_the_records_of_its_program()
    {
        Producer[] producers =
        [
            new Producer.Record("news.Visit", new RecordShape("Visit", "news", [], [], IsEmitted: true), []),
            new Producer.Record("base.Name", new RecordShape("Name", "base", [], [], IsEmitted: false), []),
        ];
        var program = new RuleProgram([.. producers], []);

        var ruleSet = RuleSet.Ready("news", new ExtractionEngine(program, new NothingFound(), ExtractionLimits.Default));

        Assert.Equal(program.Revision, ruleSet.Revision);
        Assert.Equal("Visit", Assert.Single(ruleSet.Records));
        Assert.NotNull(ruleSet.Extractor);
    }

    [Fact]
    public async Task What_no_reader_can_read_is_the_callers_mistake()
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSet.Ready("real", new ExtractionEngine(new RuleProgram([], []), new NothingFound(), ExtractionLimits.Default)));
        var request = new ExtractRequest { Document = new Document { MediaType = "application/x-unknown" }, RuleSet = "real" };

        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(request));

        Assert.Equal((StatusCode.InvalidArgument, "UNSUPPORTED_MEDIA_TYPE"), (error.StatusCode, error.Reason));
    }

    private sealed class NothingFound : IRuleExecutor
    {
        public MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, CancellationToken cancellation) => new([], [], null);
    }
}
