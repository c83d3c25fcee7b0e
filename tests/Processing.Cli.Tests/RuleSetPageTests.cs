using System.Text.RegularExpressions;

namespace Processing.Cli.Tests;

/// <summary>The page on publishing rules is done from top to bottom, and prints what it shows.</summary>
public sealed partial class RuleSetPageTests
{
    [Fact]
    public async Task The_page_prints_what_it_shows()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations", "rule-sets.md"));
        using var folder = new TemporaryFolder();
        var server = new RunningServer("--data", Path.Combine(folder.Root, "registry"));
        var shown = new List<string>();
        var printed = new List<string>();
        try
        {
            foreach (Match block in Blocks().Matches(page))
            {
                var content = block.Groups["content"].Value;
                switch (block.Groups["language"].Value)
                {
                    case "rules":
                        folder.Write("visits/visits.rules", content);
                        break;
                    case "text":
                        folder.Write("page.txt", content);
                        break;
                    case "console":
                        shown.Add(content);
                        printed.Add(await RunAsync(content, server, folder));
                        break;
                }
            }
        }
        finally
        {
            await server.DisposeAsync();
        }

        Assert.Equal(5, shown.Count);
        Assert.Equal(WithoutClock(string.Join("\n", shown)), WithoutClock(string.Join("\n", printed)));
    }

    private static async Task<string> RunAsync(string block, RunningServer server, TemporaryFolder folder)
    {
        var text = new System.Text.StringBuilder();
        foreach (var command in block.Split('\n').Where(line => line.StartsWith("$ rules ", StringComparison.Ordinal)))
        {
            text.Append(command).Append('\n');
            if (command.StartsWith("$ rules serve", StringComparison.Ordinal))
            {
                await server.InitializeAsync();
                continue;
            }

            var words = Words().Matches(command["$ rules ".Length..]).Select(word => word.Value.Trim('"')).ToList();
            var place = words.IndexOf("--server");
            if (place < 0)
            {
                words.AddRange(["--server", server.Address]);
            }
            else
            {
                words[place + 1] = server.Address;
            }

            string[] arguments = [.. words.Select(word => word is "visits" or "page.txt" ? Path.Combine(folder.Root, word) : word)];
            var outcome = await RulesProcess.RunAsync(arguments);

            // The shadow works after the answer; its report is asked for until the document is in it.
            while (words[0] == "shadow" && outcome.Text.Contains("0 documents compared", StringComparison.Ordinal))
            {
                outcome = await RulesProcess.RunAsync(arguments);
            }

            Assert.True(outcome.ExitCode == 0, $"{command}: {outcome.Error}");
            text.Append(outcome.Text.Replace(folder.Root + "/", "", StringComparison.Ordinal).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    private static string WithoutClock(string text) => Moments().Replace(text, "MOMENT");

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<content>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Moments();
}
