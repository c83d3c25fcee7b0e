using System.Text.Json;

namespace Processing.Cli.Tests;

/// <summary>The page about explanations does what it says.</summary>
public sealed class ExplainDocumentTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "explaining.md"));

    [Theory]
    [InlineData("why")]
    [InlineData("why-not", "--why-not", "--rule", "meeting", "--at", "2:17")]
    public async Task The_page_shows_what_is_printed(string block, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var outcome = await ExplainAsync(folder, options);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(Block(block), outcome.Text.Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd() + "\n");
    }

    [Fact]
    public async Task Right_to_left_lines_and_their_carets_are_isolates_of_one_width()
    {
        using var folder = new TemporaryFolder();
        var outcome = await ExplainAsync(folder, "--why-not", "--rule", "meeting", "--at", "3:25");
        var lines = outcome.Text.Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains("3 | \u2067", StringComparison.Ordinal));
        Assert.True(line > 0, outcome.Text);
        Assert.Equal(lines[line].Length, lines[line + 1].Length);
        Assert.Equal(lines[line].IndexOf("اتاق", StringComparison.Ordinal), lines[line + 1].IndexOf('^', StringComparison.Ordinal));
        Assert.EndsWith("\u2069", lines[line + 1], StringComparison.Ordinal);
        Assert.Contains("wanted  Room  ", lines[line + 2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_same_with_places_in_the_document()
    {
        using var folder = new TemporaryFolder();
        var outcome = await ExplainAsync(folder, "--why-not", "--rule", "office.meeting", "--at", "3:25", "--format", "json");
        using var json = JsonDocument.Parse(outcome.Text);
        var attempt = json.RootElement.GetProperty("rules")[0].GetProperty("attempts")[0];
        Assert.Equal("pattern", attempt.GetProperty("end").GetString());
        Assert.Equal("هیئت مدیره جلسه دارد در", attempt.GetProperty("text").GetString());
        Assert.Equal("Room", attempt.GetProperty("wanted")[0].GetProperty("words").GetString());
        Assert.EndsWith("meeting.rules:12:68", attempt.GetProperty("wanted")[0].GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Equal(66 + 24, attempt.GetProperty("stopped_at").GetProperty("code_points")[0].GetInt32());
    }

    [Theory]
    [InlineData("there is no rule `meting`; did you mean `meeting`?", "--why-not", "--rule", "meting")]
    [InlineData("--why-not tells of one rule or one place", "--why-not")]
    [InlineData("there is no line 9; the document has 4", "--at", "9:1")]
    [InlineData("`9` is no place", "--at", "9")]
    [InlineData("`0:1` is no place", "--at", "0:1")]
    public async Task Wrong_usage_is_said(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var outcome = await ExplainAsync(folder, options);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_an_id_is_one_and_options_of_documents_are_refused_with_it()
    {
        var outcome = await RulesProcess.RunAsync("explain", "DP2001", "--why-not", "--at", "1:1");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("write ./DP2001 for a document of that name", outcome.Error, StringComparison.Ordinal);
        var missing = await RulesProcess.RunAsync("explain", "nowhere.txt");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("there is no file `nowhere.txt`, and it is no id of a diagnostic", missing.Error, StringComparison.Ordinal);
    }

    private static async Task<RulesProcess.Outcome> ExplainAsync(TemporaryFolder folder, params string[] options)
    {
        var rules = folder.Write("meeting.rules", Block("rules"));
        return await RulesProcess.RunAsync(["explain", folder.Write("page.txt", Block("text")), "--rules", rules, .. options]);
    }

    private static string Block(string language) => Page.Split($"```{language}\n")[1].Split("```")[0];
}
