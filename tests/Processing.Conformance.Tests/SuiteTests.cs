using System.Collections.Immutable;
using Processing.Conformance.V1;

namespace Processing.Conformance.Tests;

/// <summary>The suite by the C# client, without the cases that take long; <c>clients/conformance/run csharp</c> runs all.</summary>
public class SuiteTests
{
    private static readonly string[] Slow = ["big_", "overload_", "stream_of_many_records", "documents_of_different_length", "time_limit", "deadline", "cancel_", "upload_longer_", "upload_past_", "refused_while_", "bad_rule_set_too_large"];

    private static readonly Suite Suite = new(Places.RulesProgram, Places.Conformance, server => server.Address);

    private static List<ConformanceCase> QuickCases() =>
        [.. Suite.Cases().Where(item => !Slow.Any(name => item.Wanted.Name.StartsWith(name, StringComparison.Ordinal)))];

    [Fact]
    public async Task The_client_passes()
    {
        await using var client = new ClientProcess("dotnet", [Places.CSharpProgram]);
        var said = await RunAsync(client);

        Assert.DoesNotContain(said, item => !item.Value.IsEmpty);
        Assert.True(said.Count > 20);
    }

    [Fact]
    public async Task No_case_passes_by_a_client_that_alters_what_it_was_given()
    {
        await using var client = new ClientProcess("dotnet", [Places.CSharpProgram]);
        var said = await RunAsync(new Altered(client));

        Assert.DoesNotContain(said, item => item.Value.IsEmpty);
    }

    [Fact]
    public async Task An_error_that_lost_what_is_wrong_with_the_rules_is_found()
    {
        await using var client = new ClientProcess("dotnet", [Places.CSharpProgram]);
        var said = new Dictionary<string, ImmutableArray<string>>();
        var bad = Suite.Cases().Where(item => item.Wanted.Name is "bad_rule_set_pushed" or "bad_rule_set_validated" or "bad_rule_set_explained" or "bad_rule_set_tested");
        await Suite.RunAsync(bad, new Shortened(client), (item, _, differences) => said.Add(item.Wanted.Name, differences));

        Assert.Equal(4, said.Count);
        Assert.All(said.Values, differences => Assert.Contains("failure.diagnostics has 0 items", Assert.Single(differences), StringComparison.Ordinal));
    }

    private sealed class Shortened(IClientProgram client) : IClientProgram
    {
        public async Task<CaseResult> RunAsync(Case wanted)
        {
            var result = await client.RunAsync(wanted);
            result.Failure.Diagnostics.Clear();
            return result;
        }
    }

    [Fact]
    public async Task A_program_that_ends_early_fails_the_case_and_not_the_run()
    {
        await using var client = new ClientProcess("dotnet", ["--version"]);

        var failed = await Assert.ThrowsAsync<IOException>(() => client.RunAsync(new Case { Name = "a" }));

        Assert.Contains("CaseResult", failed.Message, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, ImmutableArray<string>>> RunAsync(IClientProgram client)
    {
        var said = new Dictionary<string, ImmutableArray<string>>();
        await Suite.RunAsync(QuickCases(), client, (item, _, differences) => said.Add(item.Wanted.Name, differences));
        return said;
    }

    // The smallest thing that can be wrong with each kind of answer.
    private sealed class Altered(IClientProgram client) : IClientProgram
    {
        public async Task<CaseResult> RunAsync(Case wanted)
        {
            var result = await client.RunAsync(wanted);
            result.AnswerCount++;
            foreach (var answer in result.Answers)
            {
                if (answer.Slices.Count > 0)
                {
                    answer.Slices[^1] += " ";
                }
                else if (answer.Result is { } found)
                {
                    found.Records.Add(new Extraction.V1.Record());
                }
                else
                {
                    answer.Failure.Reason += "_";
                }
            }

            foreach (var finding in result.Diagnostics)
            {
                finding.Id += "_";
            }

            foreach (var outcome in result.Outcomes)
            {
                outcome.Name += "_";
            }

            if (result.Pushed is { } pushed)
            {
                pushed.Revision.RuleSet += "_";
            }

            if (result.Explained is { } explained)
            {
                explained.Explanation.Records.Clear();
            }

            if (result.ServerInfo is { } info)
            {
                info.DefaultRuleSet += "_";
            }

            if (result.Failure is { } failure)
            {
                failure.Code += "_";
            }

            return result;
        }
    }
}
