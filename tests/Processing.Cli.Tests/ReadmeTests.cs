namespace Processing.Cli.Tests;

/// <summary>The example of the README does what the README says.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task The_example_prints_what_the_readme_shows()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("officials.rules", Block("rules"));
        var page = folder.Write("page.txt", Block("text"));
        var run = await RulesProcess.RunAsync("run", "--rules", rules, page);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith(Block("output"), run.Text.Replace(page, "page.txt", StringComparison.Ordinal), StringComparison.Ordinal);
        var test = await RulesProcess.RunAsync("test", rules);
        Assert.True(test.ExitCode == 0, test.Text + test.Error);
    }

    [Fact]
    public void Every_place_that_the_readme_names_is_there()
    {
        var links = Readme.Split("](").Skip(1).Select(part => part.Split(')')[0]).Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), link));
    }

    private static string Block(string language) => Readme.Split($"```{language}\n")[1].Split("```")[0];
}
