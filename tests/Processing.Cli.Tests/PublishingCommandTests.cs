using System.Text.Json;

namespace Processing.Cli.Tests;

/// <summary>What the commands about a server's rule sets say and refuse. One server for all; each test has a rule set of its own.</summary>
public sealed class PublishingCommandTests : IAsyncLifetime
{
    private const string Rules = """
        package visits

        record Visit
          place: text

        rule visit -> Visit
          match "visit" place:(word)

        test "a visit"
          given
            > visit rome
          expect Visit place: "rome"

        """;

    private readonly string _root = Directory.CreateTempSubdirectory("rules-test-").FullName;
    private RunningServer? _server;

    public async Task InitializeAsync()
    {
        _server = new RunningServer("--data", Path.Combine(_root, "registry"));
        await _server.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task The_answers_can_be_had_as_json()
    {
        var pushed = Json(await RunAsync("push", Write("a.rules", Rules), "--format", "json"));
        var revision = pushed.GetProperty("revision").GetProperty("revision").GetString()!;
        Assert.Equal((64, 1, false), (revision.Length, pushed.GetProperty("revision").GetProperty("tests_passed").GetInt32(), pushed.GetProperty("already_existed").GetBoolean()));
        var moved = Json(await RunAsync("label", "canary", revision[..8], "--share", "12.5", "--format", "json"));
        Assert.Equal((revision, 0.125), (moved.GetProperty("revision").GetString(), moved.GetProperty("share").GetDouble()));
        Assert.Equal(revision, Json(await RunAsync("revisions", "--format", "json")).GetProperty("revisions")[0].GetProperty("revision").GetString());
    }

    [Fact]
    public async Task Rules_that_do_not_compile_or_whose_tests_fail_are_findings()
    {
        var broken = await RunAsync("push", Write("b.rules", Rules.Replace("-> Visit", "-> Vist", StringComparison.Ordinal)));
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("b.rules:6:", broken.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was stored", broken.Error, StringComparison.Ordinal);

        var failing = await RunAsync("push", Write("c.rules", Rules.Replace("\"rome\"", "\"paris\"", StringComparison.Ordinal)), "--label", "live");
        Assert.Equal(1, failing.ExitCode);
        Assert.Contains("c.rules:9: failed: a visit", failing.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("label live", failing.Text, StringComparison.Ordinal);

        var refused = await RunAsync("label", "live", failing.Text[..64]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("REVISION_TESTS_FAILED", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_names_the_rule_set_and_the_label()
    {
        Assert.Equal(0, (await RunAsync("push", Write("f.rules", Rules), "--rule-set", "towns", "--label", "live")).ExitCode);
        var changed = Rules.Replace("\"visit\" place", "(\"visit\" | \"tour\") place", StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("push", Write("f.rules", changed), "--rule-set", "towns", "--label", "trial")).ExitCode);
        var page = Write("page.txt", "tour rome");
        Assert.DoesNotContain("Visit", (await RunAsync("run", page, "--rule-set", "towns")).Text, StringComparison.Ordinal);
        Assert.Contains("Visit", (await RunAsync("run", page, "--rule-set", "towns", "--label", "trial")).Text, StringComparison.Ordinal);
        await UsageAsync("nowhere", "run", page, "--rule-set", "nowhere");
        await UsageAsync("nolabel", "run", page, "--rule-set", "towns", "--label", "nolabel");
        var local = await RulesProcess.RunAsync("run", page, "--label", "trial");
        Assert.Equal((2, true), (local.ExitCode, local.Error.Contains("--label names what a server has", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_only_checked_is_not_there()
    {
        var checkedOnly = await RunAsync("push", Write("d.rules", Rules), "--check", "--rule-set", "checked");
        Assert.True(checkedOnly.ExitCode == 0, checkedOnly.Error);
        Assert.Contains("only checked", checkedOnly.Text, StringComparison.Ordinal);
        var listed = await RunAsync("revisions", "--rule-set", "checked");
        Assert.Equal((2, true), (listed.ExitCode, listed.Error.Contains("no rule set `checked`", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Wrong_usage_says_what_is_wrong()
    {
        await UsageAsync("at least the first 6 digits", "label", "live", "12");
        await UsageAsync("name the revision", "label", "live");
        await UsageAsync("take no revision", "label", "live", "1234567890", "--rollback");
        await UsageAsync("two things", "label", "live", "--rollback", "--delete");
        await UsageAsync("--share takes a number", "label", "canary", "1234567890", "--share", "101");
        await UsageAsync("no rules file or folder", "push", Path.Combine(_root, "nowhere"));
        await UsageAsync("stores nothing", "push", Write("e.rules", Rules), "--check", "--label", "live");
        var away = await RulesProcess.RunAsync("revisions", "--server", "http://127.0.0.1:1");
        Assert.Equal((2, true), (away.ExitCode, away.Error.Contains("does not answer", StringComparison.Ordinal)));
    }

    private async Task UsageAsync(string message, params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    private Task<RulesProcess.Outcome> RunAsync(params string[] arguments) => RulesProcess.RunAsync([.. arguments, "--server", _server!.Address]);

    private string Write(string name, string rules)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, rules);
        return path;
    }

    private static JsonElement Json(RulesProcess.Outcome outcome)
    {
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Text);
        return document.RootElement.Clone();
    }
}
