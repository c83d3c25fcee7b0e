using System.Text.RegularExpressions;
using Processing.Client;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

/// <summary>The example without classes in the client's README is the method below; `clients/conformance/quickstart csharp` runs all of them, and does what it says against the shipped rules.</summary>
public partial class QuickstartTests
{
    private static async Task RunAsync(string address, TextWriter Console)
    {
        using var client = ExtractionClient.Connect(address);

        var text = "The health minister of Kyrgyzstan met the delegation in Bishkek on 12 May 2024.";
        var result = await client.ExtractAsync(text);
        foreach (var record in result.Records)
        {
            Console.WriteLine($"{record.Record_}: {record.Place.Slice(text)}");
        }

        try
        {
            await client.ExtractAsync(text, ruleSet: "defualt");
        }
        catch (ExtractionException no) when (no.Reason == "RULE_SET_NOT_FOUND")
        {
            Console.WriteLine(no.Message);
        }
    }

    [Fact]
    public async Task The_example_finds_records_and_is_told_what_is_wrong()
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSetCompiler.CompileShipped("default", RuleSetCompiler.DefaultFolder, EngineSettings.Load(null)));
        using var output = new StringWriter { NewLine = "\n" };
        await RunAsync(server.Host.Address.ToString(), output);
        Assert.Contains("DateMention: 12 May 2024\n", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("This server has no rule set `defualt`; did you mean `default`?\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_shows_what_runs_here()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "clients", "csharp", "Processing.Client", "README.md"));
        var shown = Code().Matches(readme)[1].Groups[1].Value;
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Processing.Server.Tests", "QuickstartTests.cs"));
        var body = Body().Match(source).Groups[1].Value.Replace("\n        ", "\n", StringComparison.Ordinal).Trim();
        Assert.NotEmpty(body);
        Assert.Equal(body.Replace("Connect(address)", "Connect(\"http://127.0.0.1:50061\")", StringComparison.Ordinal), shown.Trim());
    }

    [GeneratedRegex("```csharp\n(?:using [\\w.]+;\n)*(.*?)```", RegexOptions.Singleline, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex("TextWriter Console\\)\n    \\{(.*?)\n    \\}", RegexOptions.Singleline, 10_000)]
    private static partial Regex Body();
}
