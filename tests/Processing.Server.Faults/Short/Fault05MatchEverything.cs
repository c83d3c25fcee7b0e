using System.Text;
using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Matching;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Rules that match everywhere and over one another. Their matches are counted against a limit, and the answer says that it is not whole.</summary>
public sealed class Fault05MatchEverything
{
    private const int MaxMatches = 5_000;

    [Fact]
    public async Task Matches_are_capped_and_the_answer_says_so()
    {
        var rules = new StringBuilder("record A\n  x: text\n\n");
        for (var i = 0; i < 50; i++)
        {
            rules.Append(System.Globalization.CultureInfo.InvariantCulture, $"rule r{i} -> A\n  match x:(word{{1,20}})\n\n");
        }

        var limits = EngineSettings.Default with { Extraction = EngineSettings.Default.Extraction with { Matching = MatchLimits.Default with { MaxMatches = MaxMatches } } };
        var compiled = RuleSetCompiler.Compile("all", [new RuleFile("a.rules", Encoding.UTF8.GetBytes(rules.ToString()))], [], limits);
        Assert.Empty(compiled.Diagnostics);
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(compiled);
        var request = new ExtractRequest { Document = TestServer.Text(new StringBuilder().Insert(0, "word ", 20_000).ToString()), RuleSet = "all", Options = new ExtractionOptions { AllowPartial = true } };

        var result = await server.Client.ExtractAsync(request);

        Assert.Equal((true, TruncationReason.MaxMatches), (result.Summary.Truncated, result.Summary.TruncationReason));
        Assert.InRange(result.Records.Count, 1, MaxMatches);
        request.Options.AllowPartial = false;
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(request));
        Assert.Equal((StatusCode.ResourceExhausted, "RESULT_TRUNCATED", "MAX_MATCHES"), (error.StatusCode, error.Reason, error.Metadata["truncation"]));
    }
}
