using System.Text.Json;

namespace Processing.Cli.Tests;

/// <summary>The page about comparing does what it says.</summary>
public sealed class DiffCommandTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "comparing.md"));

    private readonly TemporaryFolder _folder = new();

    public DiffCommandTests()
    {
        foreach (var (block, file) in ((string, string)[])[("before", "before/visits.rules"), ("after", "after/visits.rules"), ("monday", "pages/monday.txt"), ("friday", "pages/friday.txt")])
        {
            _folder.Write(file, Block(block));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_page_shows_what_is_printed()
    {
        var outcome = await DiffAsync("before", "after", "--corpus", Path.Combine(_folder.Root, "pages"));
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(Block("output"), outcome.Text.Replace(_folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_has_every_record_that_differs_with_its_places()
    {
        var outcome = await DiffAsync("before", "after", "--corpus", Path.Combine(_folder.Root, "pages"), "--format", "json", "--show", "0");
        using var json = JsonDocument.Parse(outcome.Text);
        var total = json.RootElement.GetProperty("total");
        Assert.Equal((2, 2, 1, 1, 1, 2), (Number("documents"), Number("differing"), Number("added"), Number("removed"), Number("changed"), Number("unchanged")));
        var changed = json.RootElement.GetProperty("documents")[1].GetProperty("changed")[0];
        Assert.Equal("Monday", changed.GetProperty("after").GetProperty("fields").GetProperty("day").GetProperty("value").GetString());
        Assert.False(changed.GetProperty("before").GetProperty("fields").TryGetProperty("day", out _));
        Assert.Equal(["visits.trip", "visits.visit"], json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rule").GetString()));
        Assert.Equal("visits.Visit.day", json.RootElement.GetProperty("schema").GetProperty("added")[0].GetString());

        int Number(string name) => total.GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("before", "after", "breaking", 0)]
    [InlineData("before", "after", "lost", 1)]
    [InlineData("before", "after", "any", 1)]
    [InlineData("before", "before", "any", 0)]
    [InlineData("after", "before", "breaking", 1)]
    [InlineData("after", "before", "nothing", 0)]
    public async Task What_is_a_finding_can_be_said(string old, string now, string failOn, int code) =>
        Assert.Equal(code, (await DiffAsync(old, now, "--corpus", Path.Combine(_folder.Root, "pages"), "--fail-on", failOn)).ExitCode);

    [Fact]
    public async Task What_cannot_be_compared_is_said()
    {
        _folder.Write("pages/broken.txt", [0x41, 0xFF, 0x42]);
        var unread = await DiffAsync("before", "before", "--corpus", Path.Combine(_folder.Root, "pages"));
        Assert.Equal(1, unread.ExitCode);
        Assert.Contains("broken.txt: DP5003", unread.Error, StringComparison.Ordinal);
        Assert.Contains("the same 4 records from 2 documents; 1 document not compared", unread.Text, StringComparison.Ordinal);

        _folder.Write("broken/visits.rules", Block("before").Replace("-> Visit", "-> Vist", StringComparison.Ordinal));
        var broken = await DiffAsync("before", "broken");
        Assert.Equal((1, ""), (broken.ExitCode, broken.Text));
        Assert.Contains("there is nothing to compare", broken.Error, StringComparison.Ordinal);
        Assert.Contains("DP2010", broken.Error, StringComparison.Ordinal);

        var nowhere = await DiffAsync("before", "nowhere");
        Assert.Equal((2, true), (nowhere.ExitCode, nowhere.Error.Contains("there is no rules file or folder", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_older_side_can_have_its_own_packages()
    {
        const string Rules = "package shares\nimport standard.percent (Percent)\n\nrecord Share\n  value: decimal\n\nrule share -> Share\n  match value:Percent\n";
        foreach (var side in (string[])["one/shares.rules", "two/shares.rules"])
        {
            _folder.Write(side, Rules);
        }

        _folder.Write("packages/standard/percent.rules", "package standard.percent\n\nentity Percent: decimal\n  match n:number \"%\" => n * 2\n");
        var corpus = Path.GetDirectoryName(_folder.Write("growth/report.txt", "It grew by 5%."));
        var same = await DiffAsync("one", "two", "--corpus", corpus ?? "", "--fail-on", "any");
        Assert.Equal(0, same.ExitCode);
        Assert.StartsWith("note: both sides were compiled with `standard.percent` of this program; --old-packages ", same.Error, StringComparison.Ordinal);
        var other = await DiffAsync("one", "two", "--corpus", corpus ?? "", "--fail-on", "any", "--old-packages", Path.Combine(_folder.Root, "packages"));
        Assert.Equal((1, ""), (other.ExitCode, other.Error));
        Assert.Contains("value  10 → 5", other.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await DiffAsync("one", "two", "--old-packages", Path.Combine(_folder.Root, "none"))).ExitCode);
    }

    private Task<RulesProcess.Outcome> DiffAsync(string old, string now, params string[] options) =>
        RulesProcess.RunAsync(["diff", Path.Combine(_folder.Root, old), Path.Combine(_folder.Root, now), .. options]);

    private static string Block(string name) => Page.Split($"```{name}\n")[1].Split("```")[0];
}
