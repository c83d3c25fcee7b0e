using System.Text.Json;

namespace Processing.Cli.Tests;

public sealed class CommandTests
{
    private const string Rules = """
        package greetings
        language en

        lexicon Greeting
          "hello", "good morning"

        record Greeted
          name: text

        rule greeting -> Greeted
          match Greeting name:word

        test "a greeting"
          given
            > Hello Maria.
          expect Greeted name: "Maria"
        """;

    [Fact]
    public async Task Help_teaches_every_command()
    {
        var help = await RulesProcess.RunAsync("--help");
        Assert.Equal(0, help.ExitCode);
        foreach (var command in new[] { "check", "format", "explain", "test", "run", "serve", "demo", "eval", "bench" })
        {
            Assert.Contains(command, help.Text, StringComparison.Ordinal);
            var own = await RulesProcess.RunAsync(command, "--help");
            Assert.Equal(0, own.ExitCode);
            Assert.Contains("Usage:", own.Text, StringComparison.Ordinal);
            Assert.Contains($"  rules {command}", own.Text.Split("Example")[1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("run")]
    [InlineData("run", "no-such-file.txt")]
    [InlineData("run", "--min-score", "2", "x.txt")]
    [InlineData("run", "--min-score", "much", "x.txt")]
    [InlineData("test", "--threshold", "high", "--coverage")]
    [InlineData("eval", "--errors", "all")]
    [InlineData("bench")]
    [InlineData("bench", "no-such-file.txt")]
    [InlineData("run", "--format", "yaml", "x.txt")]
    [InlineData("run", "--reference-date", "tomorrow", "x.txt")]
    [InlineData("check", "no-such-folder")]
    [InlineData("format", "no-such-folder")]
    [InlineData("explain", "nothing")]
    [InlineData("eval")]
    [InlineData("eval", "--set", "no-such-set")]
    [InlineData("text")]
    [InlineData("text", "no-such-file.html")]
    [InlineData("eval", "--set", "ner-fa", "--data", "no-such-folder")]
    [InlineData("eval", "--set", "ner-fa", "--errors", "-1")]
    [InlineData("serve", "--settings", "no-such-file.json")]
    [InlineData("serve", "--address", "not an address")]
    public async Task Wrong_usage_ends_with_2_and_a_reason(params string[] arguments)
    {
        var outcome = await RulesProcess.RunAsync(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("rules: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules: there is no command `chekc`; there are check, format, explain, test, schema, diff, run, text, serve, push, label, revisions, shadow, demo, eval, bench\nTry `rules --help`.", "chekc", "x.rules")]
    [InlineData("rules: name a command\nTry `rules --help`.")]
    [InlineData("rules: --format takes text, json or jsonl, not `yaml`\nTry `rules run --help`.", "run", "--format", "yaml", "x.txt")]
    [InlineData("rules: --format takes text, json or sarif, not `1`\nTry `rules check --help`.", "check", "--format", "1")]
    public async Task Wrong_words_are_answered_with_those_that_there_are(string message, params string[] arguments)
    {
        var outcome = await RulesProcess.RunAsync(arguments);
        Assert.Equal((2, message), (outcome.ExitCode, outcome.Error.Trim().ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Rules_that_are_right_check_and_test_and_run()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        var page = folder.Write("page.txt", "Good morning Anna, said Peter.");
        Assert.Equal(0, (await RulesProcess.RunAsync("check", rules)).ExitCode);
        var test = await RulesProcess.RunAsync("test", rules);
        Assert.Equal(0, test.ExitCode);
        Assert.Contains("1 passed, 0 failed", test.Text, StringComparison.Ordinal);
        var run = await RulesProcess.RunAsync("run", "--format", "jsonl", "--rules", rules, page);
        Assert.Equal(0, run.ExitCode);
        using var record = JsonDocument.Parse(run.Text);
        Assert.Equal("Greeted", record.RootElement.GetProperty("record").GetString());
        Assert.Equal("greetings.greeting", record.RootElement.GetProperty("rule").GetString());
        var name = record.RootElement.GetProperty("fields").GetProperty("name");
        Assert.Equal("Anna", name.GetProperty("value").GetString());
        Assert.Equal("[13,17]", name.GetProperty("spans")[0].GetProperty("utf8").GetRawText());
    }

    [Fact]
    public async Task Rules_with_a_mistake_end_with_1_and_show_the_place()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules.Replace("match Greeting", "match Greting", StringComparison.Ordinal));
        var check = await RulesProcess.RunAsync("check", rules);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("greetings.rules:11:9", check.Text, StringComparison.Ordinal);
        Assert.Contains("Greeting", check.Text, StringComparison.Ordinal);
        var json = await RulesProcess.RunAsync("check", "--format", "json", rules);
        Assert.Equal(1, json.ExitCode);
        using var diagnostics = JsonDocument.Parse(json.Text);
        Assert.StartsWith("DP2", diagnostics.RootElement[0].GetProperty("id").GetString(), StringComparison.Ordinal);
        var page = folder.Write("page.txt", "hello Anna");
        var run = await RulesProcess.RunAsync("run", "--rules", rules, page);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("greetings.rules:11:9", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_scored_on_a_set_and_the_errors_shown()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("numbers.rules", "record Numeral\n  value: decimal\n\nrule digits -> Numeral\n  match n:number\n  set value = n\n");
        folder.Write("duckling/en/Numeral.jsonl", """{"phrase": "12", "value": "NumeralValue 12"}""" + "\n" + """{"phrase": "3 dozen", "value": "NumeralValue 36"}""");
        var eval = await RulesProcess.RunAsync("eval", "--set", "duckling", "--data", folder.Root, "--rules", rules, "--errors", "1");
        Assert.True(eval.ExitCode == 0, eval.Error);
        Assert.Contains("en/Numeral: 2 cases, right: strict 50.0", eval.Text, StringComparison.Ordinal);
        Assert.Contains("wrong span  en/Numeral.jsonl:2", eval.Text, StringComparison.Ordinal);
        var json = await RulesProcess.RunAsync("eval", "--set", "duckling/en", "--data", folder.Root, "--rules", rules, "--format", "json");
        using var report = JsonDocument.Parse(json.Text);
        Assert.Equal(0.5, report.RootElement.GetProperty("groups")[0].GetProperty("right").GetProperty("strict").GetDouble());
        Assert.Equal(1, (await RulesProcess.RunAsync("eval", "--set", "parstdex", "--data", folder.Root, "--rules", rules)).ExitCode);
    }

    [Fact]
    public async Task Paths_that_lie_in_each_other_give_each_file_once()
    {
        using var folder = new TemporaryFolder();
        var inner = folder.Write("more/greetings.rules", Rules);
        folder.Write("more/names.rules", "package names\n\nlexicon Name from \"names.tsv\" key name\n\nrecord Named\n  name: text\n\nrule named -> Named\n  match name:Name\n\ntest \"a name\"\n  given\n    > Ann\n  expect Named name: \"Ann\"\n");
        folder.Write("more/names.tsv", "name\nAnn\n");
        foreach (string[] paths in (string[][])[[folder.Root, Path.Combine(folder.Root, "more")], [inner, folder.Root], [Path.Combine(folder.Root, "more") + "/", Path.Combine(folder.Root, "more"), inner]])
        {
            var check = await RulesProcess.RunAsync(["check", .. paths]);
            Assert.Equal((0, "0 errors, 0 warnings"), (check.ExitCode, check.Text.Trim()));
            Assert.Contains("2 passed", (await RulesProcess.RunAsync(["test", .. paths])).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_failing_test_shows_expected_and_got()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules.Replace("name: \"Maria\"", "name: \"Mario\"", StringComparison.Ordinal));
        var test = await RulesProcess.RunAsync("test", rules);
        Assert.Equal(1, test.ExitCode);
        Assert.Contains("expected  Mario", test.Text, StringComparison.Ordinal);
        Assert.Contains("got       Maria", test.Text, StringComparison.Ordinal);
        Assert.Contains("greetings.rules:16", test.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello maria.", "at 1:1 took \"Hello\": the pattern found no way on", "wanted  word[case is title]", "the condition in its brackets does not hold")]
    [InlineData("Hello Bot.", "at 1:1 took \"Hello Bot\"", "does not hold", "name.text is not \"Bot\"")]
    [InlineData("Nobody is here.", "rule greetings.greeting could not begin", "every match needs one of these, and the document has none:", "Greeting")]
    public async Task A_test_without_the_expected_record_shows_how_far_its_rule_got(string document, params string[] told)
    {
        using var folder = new TemporaryFolder();
        var rules = Rules.Replace("name:word", "name:word[case is title]\n  where name.text is not \"Bot\"", StringComparison.Ordinal)
            + "\nrule other -> Greeted\n  match \"never\" name:word\n";
        var test = await RulesProcess.RunAsync("test", folder.Write("greetings.rules", rules.Replace("Hello Maria.", document, StringComparison.Ordinal)));
        Assert.Equal(1, test.ExitCode);
        Assert.Contains("no `Greeted` came out", test.Text, StringComparison.Ordinal);
        Assert.All(told, part => Assert.Contains(part, test.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("other", test.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_about_tests_shows_what_a_failing_one_prints()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "language", "testing.md"));
        string Block(string name) => page.Split($"```{name}\n")[1].Split("```")[0];
        using var folder = new TemporaryFolder();
        var test = await RulesProcess.RunAsync("test", folder.Write("officials.rules", Block("failing")));
        Assert.Equal(1, test.ExitCode);
        var text = test.Text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
        Assert.StartsWith(Block("failed"), text.Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_reported_and_the_others_go_on()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        var bad = folder.Write("bad.txt", [0x41, 0xFF, 0x42]);
        var good = folder.Write("good.txt", "hello Anna");
        var run = await RulesProcess.RunAsync("run", "--rules", rules, "--format", "jsonl", bad, good);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.txt: DP5003", run.Error, StringComparison.Ordinal);
        Assert.Contains("Anna", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_finds_records_in_the_sample_documents_and_ends()
    {
        var demo = await RulesProcess.RunAsync("demo");
        Assert.True(demo.ExitCode == 0, demo.Error);
        Assert.Contains("records from 4 documents", demo.Text, StringComparison.Ordinal);
        Assert.Contains("Official", demo.Text, StringComparison.Ordinal);
    }
}
