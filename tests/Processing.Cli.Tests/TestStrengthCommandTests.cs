using System.Text.Json;
using System.Xml.Linq;

namespace Processing.Cli.Tests;

public sealed class TestStrengthCommandTests
{
    private const string Rules = """
        record Greeted
          name: text

        rule greeting -> Greeted
          match ("hello" | "hi") name:word

        test "a greeting"
          given
            > Hello Maria.
          expect Greeted name: "Maria"
        """;

    [Fact]
    public async Task Coverage_shows_what_is_missing_and_keeps_to_its_threshold()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules.Replace("(\"hello\" | \"hi\") name:word", "\"hello\" name:word\n  match \"hi\" name:word", StringComparison.Ordinal));
        var outcome = await RulesProcess.RunAsync("test", rules, "--coverage", "--show-missing", "--threshold", "90");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 passed, 0 failed", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("coverage 50.0 %", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("greetings.rules:6: no test reaches: rule `greeting`: `match \"hi\" name:word`", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await RulesProcess.RunAsync("test", rules, "--coverage", "--threshold", "50")).ExitCode);
    }

    [Fact]
    public async Task Each_package_keeps_to_the_threshold()
    {
        using var folder = new TemporaryFolder();
        folder.Write("whole.rules", "package whole.greetings\n\n" + Rules.Replace(" | \"hi\"", "", StringComparison.Ordinal));
        folder.Write("half.rules", "package half\n\n" + Rules.Replace("\"hi\") name:word", "\"hi\") name:word\n  match \"hey\" name:word\n  match \"hey\" \"you\" name:word", StringComparison.Ordinal));
        var outcome = await RulesProcess.RunAsync("test", folder.Root, "--coverage", "--threshold", "50");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("package half: a coverage of 33.3 % is below 50 %", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("package whole", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("100.0 %     2 of 2     package whole", outcome.Text, StringComparison.Ordinal);
        using var report = JsonDocument.Parse((await RulesProcess.RunAsync("test", folder.Root, "--coverage", "--mutate", "--format", "json")).Text);
        foreach (var part in (string[])["coverage", "mutation"])
        {
            Assert.Equal(["half", "whole"], report.RootElement.GetProperty(part).GetProperty("packages").EnumerateArray().Select(package => package.GetProperty("package").GetString()));
        }
    }

    [Fact]
    public async Task Mutation_lists_what_no_test_notices()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        var outcome = await RulesProcess.RunAsync("test", rules, "--mutate", "--threshold", "90", "--format", "json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("of 3 mutants", outcome.Error, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(outcome.Text);
        var missed = Assert.Single(report.RootElement.GetProperty("mutation").GetProperty("unnoticed").EnumerateArray());
        Assert.Equal("alternative `\"hi\"` taken away", missed.GetProperty("what").GetString());
        Assert.Equal(5, missed.GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("--coverage", "--threshold", "101")]
    [InlineData("--coverage", "--threshold", "-1")]
    [InlineData("--coverage", "--threshold", "NaN")]
    [InlineData("--threshold", "50", "--show-missing")]
    public async Task A_threshold_that_is_none_is_wrong_usage(params string[] options)
    {
        using var folder = new TemporaryFolder();
        var outcome = await RulesProcess.RunAsync(["test", folder.Write("greetings.rules", Rules), .. options]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("rules: --threshold", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_runs_the_tests_again_when_a_file_changes()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        using var process = RulesProcess.Start("test", rules, "--watch");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await ReadUntilAsync(process.StandardOutput, "1 passed, 0 failed", patience.Token);
            await ReadUntilAsync(process.StandardError, "waiting for changes", patience.Token);
            folder.Write("greetings.rules", Rules.Replace("\"Maria\"", "\"Mario\"", StringComparison.Ordinal));
            await ReadUntilAsync(process.StandardOutput, "0 passed, 1 failed", patience.Token);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Watching_goes_on_where_files_break_and_folders_go_and_come_back()
    {
        using var folder = new TemporaryFolder();
        var root = Path.GetDirectoryName(folder.Write("rules/greetings.rules", $"lexicon Name from \"names.tsv\" key name\n\n{Rules.Replace("name:word", "name:Name", StringComparison.Ordinal)}"));
        var data = folder.Write("rules/names.tsv", "name\nMaria\n");
        Assert.NotNull(root);
        using var process = RulesProcess.Start("test", root, "--watch");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await WaitAsync("1 passed, 0 failed");
            File.WriteAllText(data, "name\nMario\n");
            await WaitAsync("0 passed, 1 failed");
            File.WriteAllText(data, "name\nMaria\n");
            await WaitAsync("1 passed, 0 failed");
            var broken = folder.Write("rules/more/broken.rules", "record A\n  x text\n");
            await ReadUntilAsync(process.StandardError, "DP1001", patience.Token);
            await ReadUntilAsync(process.StandardError, "waiting for changes", patience.Token);
            File.Delete(broken);
            await WaitAsync("1 passed, 0 failed");
            Directory.Move(root, root + "-away");
            await ReadUntilAsync(process.StandardError, "there is no rules file or folder", patience.Token);
            await ReadUntilAsync(process.StandardError, "waiting for changes", patience.Token);
            Directory.Move(root + "-away", root);
            await WaitAsync("1 passed, 0 failed");
        }
        finally
        {
            process.Kill();
        }

        async Task WaitAsync(string text)
        {
            await ReadUntilAsync(process.StandardOutput, text, patience.Token);
            await ReadUntilAsync(process.StandardError, "waiting for changes", patience.Token);
        }
    }

    [Fact]
    public async Task A_file_is_met_once_however_many_links_lead_to_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/inner/greetings.rules", Rules);
        var root = Path.Combine(folder.Root, "rules");
        Directory.CreateSymbolicLink(Path.Combine(root, "again"), Path.Combine(root, "inner"));
        Directory.CreateSymbolicLink(Path.Combine(root, "inner", "up"), root);
        File.CreateSymbolicLink(Path.Combine(root, "inner", ".#greetings.rules"), "somebody@somewhere");
        File.CreateSymbolicLink(Path.Combine(root, "other.rules"), Path.Combine(root, "inner", "greetings.rules"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "link"), root);
        foreach (var paths in (string[][])[["rules"], ["link"], ["rules", "link"], ["link", "rules/inner"], ["rules/again"]])
        {
            var outcome = await RulesProcess.RunAsync(["test", .. paths.Select(path => Path.Combine(folder.Root, path))]);
            Assert.Equal("1 passed, 0 failed", outcome.Text.Trim());
        }
    }

    private static async Task ReadUntilAsync(StreamReader reader, string text, CancellationToken cancellation)
    {
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"the output ended without `{text}`");
    }

    [Fact]
    public async Task Outcomes_are_written_as_junit()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules.Replace("name: \"Maria\"", "name: \"Mario\"", StringComparison.Ordinal));
        var file = Path.Combine(folder.Root, "results.xml");
        Assert.Equal(1, (await RulesProcess.RunAsync("test", rules, "--junit", file)).ExitCode);
        var suites = XDocument.Load(file).Root;
        Assert.Equal("1", suites?.Attribute("failures")?.Value);
        var test = Assert.Single(suites?.Descendants("testcase") ?? []);
        Assert.Equal("a greeting", test.Attribute("name")?.Value);
        Assert.Contains("expected Mario, got Maria", test.Element("failure")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_failures_are_skipped_in_junit_and_the_file_begins_with_its_first_sign()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules.Replace("\"a greeting\"", "\"a greeting\" todo", StringComparison.Ordinal).Replace("name: \"Maria\"", "name: \"Mario\"", StringComparison.Ordinal));
        var file = Path.Combine(folder.Root, "results.xml");
        Assert.Equal(0, (await RulesProcess.RunAsync("test", rules, "--junit", file)).ExitCode);
        Assert.Equal((byte)'<', (await File.ReadAllBytesAsync(file))[0]);
        var suites = XDocument.Load(file).Root;
        Assert.Equal(("1", "0", "1"), (suites?.Attribute("tests")?.Value, suites?.Attribute("failures")?.Value, suites?.Attribute("skipped")?.Value));
        Assert.StartsWith("todo: no `Greeted` is like this", suites?.Descendants("skipped").Single().Attribute("message")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_that_got_furthest_is_in_every_output()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules.Replace("> Hello Maria.", "> Hello 12.", StringComparison.Ordinal));
        var file = Path.Combine(folder.Root, "results.xml");
        var text = await RulesProcess.RunAsync("test", rules, "--junit", file);
        Assert.Contains("rule greeting got furthest", text.Text, StringComparison.Ordinal);
        Assert.Contains("rule greeting got furthest", XDocument.Load(file).Descendants("failure").Single().Value, StringComparison.Ordinal);
        using var report = JsonDocument.Parse((await RulesProcess.RunAsync("test", rules, "--format", "json")).Text);
        var furthest = report.RootElement[0].GetProperty("failures")[0].GetProperty("furthest");
        Assert.Equal("greeting", furthest.GetProperty("rule").GetString());
        Assert.Equal("word", furthest.GetProperty("attempts")[0].GetProperty("wanted")[0].GetProperty("words").GetString());
    }

    [Fact]
    public async Task A_filter_that_no_test_has_in_its_name_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RulesProcess.RunAsync("test", folder.Write("greetings.rules", Rules), "--filter", "nosuch");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--filter: no test has `nosuch` in its name; 1 test has other names", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Safe_fixes_are_written_and_reported()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules.Replace("\"hello\"", "“hello”", StringComparison.Ordinal));
        var outcome = await RulesProcess.RunAsync("check", "--fix", rules);
        Assert.True(outcome.ExitCode == 0, outcome.Text + outcome.Error);
        Assert.Contains("1 fixed", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(Rules, await File.ReadAllTextAsync(rules));
        Assert.Equal(2, (await RulesProcess.RunAsync("check", "--fix")).ExitCode);
    }

    [Fact]
    public async Task Warnings_are_findings_unless_they_are_allowed()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules[..Rules.IndexOf("test ", StringComparison.Ordinal)]);
        var outcome = await RulesProcess.RunAsync("check", rules);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("warning DP4014: no test expects a `Greeted`", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await RulesProcess.RunAsync("check", rules, "--allow", "DP4014")).ExitCode);
        var wrong = await RulesProcess.RunAsync("check", rules, "--allow", "DP2001");
        Assert.Equal(2, wrong.ExitCode);
        Assert.StartsWith("rules: --allow takes the id of a warning", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("test")]
    public async Task A_file_of_a_package_that_was_not_given_whole_is_told_beside_its_errors(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("records.rules", "package greetings\n\nrecord Greeted\n  name: text\n");
        folder.Write("other.rules", "package others\n\nrecord Other\n  name: text\n");
        var rules = folder.Write("greetings.rules", "package greetings\n\nrule greeting -> Greeted\n  match \"hello\" name:word\n");
        var outcome = await RulesProcess.RunAsync(command, rules);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("note: package `greetings` was not given whole: `records.rules` beside it belongs to it too", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not given whole", (await RulesProcess.RunAsync(command, folder.Root)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_can_be_had_as_sarif()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RulesProcess.RunAsync("check", "--format", "sarif", folder.Write("greetings.rules", Rules.Replace("Greeted\n  match", "Greted\n  match", StringComparison.Ordinal)));
        Assert.Equal(1, outcome.ExitCode);
        using var log = JsonDocument.Parse(outcome.Text);
        Assert.Equal("DP2010", log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
    }
}
