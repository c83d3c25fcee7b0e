using System.Text;
using Processing.Extraction.V1;
using Processing.Rules;
using Processing.Server.Faults.Support;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Patterns that take other matchers exponential time meet the text that brings it out. The compiler refuses them, or they end within the steps that every document may take.</summary>
public sealed class Fault01EvilPatterns
{
    [Fact]
    public async Task Are_refused_or_end_within_their_steps()
    {
        // Far fewer than a document may take by default, so that this is over soon; what needs more is cut, and says so.
        var limits = EngineSettings.Default with { Extraction = EngineSettings.Default.Extraction with { Matching = Matching.MatchLimits.Default with { MaxSteps = 5_000_000 } } };
        await using var server = await TestServer.StartAsync();
        foreach (var (pattern, text) in EvilRules.All)
        {
            var rules = RuleSetCompiler.Compile("evil", [new RuleFile("a.rules", Encoding.UTF8.GetBytes(EvilRules.Package(pattern)))], [], limits);
            if (rules.Extractor is null)
            {
                Assert.All(rules.Diagnostics, diagnostic => Assert.StartsWith("DP", diagnostic.Id, StringComparison.Ordinal));
                continue;
            }

            server.Rules.Set(rules);
            var request = new ExtractRequest { Document = TestServer.Text(text), RuleSet = "evil", Options = new ExtractionOptions { AllowPartial = true, OmitZones = true } };
            var result = await server.Client.ExtractAsync(request);
            Assert.True(result.Summary.TruncationReason is TruncationReason.Unspecified or TruncationReason.MaxSteps, $"{pattern}: {result.Summary.TruncationReason}");
        }

        Assert.Equal((0, 0), (server.Host.Waiting, server.Host.Running));
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_deadline_is_kept_inside_two_patterns_over_the_same_tokens()
    {
        var rules = RuleSetCompiler.Compile("evil", [new RuleFile("a.rules", Encoding.UTF8.GetBytes(EvilRules.Package("(word+ & any+ & (\"a\"* any*)) \"!\"")))], [], EngineSettings.Default);
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(rules);
        var request = new ExtractRequest
        {
            Document = TestServer.Text("! " + new StringBuilder().Insert(0, "a ", 50_000)),
            RuleSet = "evil",
            Options = new ExtractionOptions { TimeLimit = new Google.Protobuf.WellKnownTypes.Duration { Nanos = 200_000_000 }, AllowPartial = true },
        };

        var result = await server.Client.ExtractAsync(request);

        Assert.Equal(TruncationReason.TimeLimit, result.Summary.TruncationReason);
        await server.AssertAnswersAsync();
    }
}
