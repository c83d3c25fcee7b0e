namespace Processing.Cli.Tests;

public sealed class FormatAndExplainTests
{
    private const string Untidy = "record Greeted\n    name :text\nrule r->Greeted\n   match name : word   // any\n";
    private const string Tidy = "record Greeted\n  name: text\n\nrule r -> Greeted\n  match name:word  // any\n";

    [Fact]
    public async Task Files_are_written_in_the_style_once()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("a.rules", Untidy);
        var check = await RulesProcess.RunAsync("format", "--check", folder.Root);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("a.rules", check.Text, StringComparison.Ordinal);
        Assert.Equal(Untidy, await File.ReadAllTextAsync(rules));
        Assert.Equal(0, (await RulesProcess.RunAsync("format", folder.Root)).ExitCode);
        Assert.Equal(Tidy, await File.ReadAllTextAsync(rules));
        var again = await RulesProcess.RunAsync("format", "--check", rules);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("1 file, 0 not in the style", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_syntax_errors_is_left_alone_and_the_others_go_on()
    {
        using var folder = new TemporaryFolder();
        var broken = folder.Write("a.rules", "record Greeted\n    name text\n");
        var rules = folder.Write("b.rules", Untidy);
        var outcome = await RulesProcess.RunAsync("format", folder.Root);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("left alone: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("record Greeted\n    name text\n", await File.ReadAllTextAsync(broken));
        Assert.Equal(Tidy, await File.ReadAllTextAsync(rules));
    }

    [Fact]
    public async Task A_page_is_printed_for_an_id()
    {
        var page = await RulesProcess.RunAsync("explain", "dp2010");
        Assert.Equal(0, page.ExitCode);
        Assert.StartsWith("# DP2010: No such record", page.Text, StringComparison.Ordinal);
        Assert.Contains("## How to mend", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_id_is_wrong_usage_and_near_ones_are_named()
    {
        var outcome = await RulesProcess.RunAsync("explain", "DP2910");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("DP2010", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_retired_id_it_is_told_what_became_of_it()
    {
        var outcome = await RulesProcess.RunAsync("explain", "DP2088");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("`DP2088` is no longer given", outcome.Error, StringComparison.Ordinal);
    }
}
