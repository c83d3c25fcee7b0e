using System.Globalization;
using System.Text.Json;

namespace Processing.Cli.Tests;

public sealed class BenchCommandTests
{
    private const string Rules = """
        package greetings

        lexicon Greeting
          "hello", "good morning"

        record Greeted
          name: text

        rule greeting -> Greeted
          match Greeting name:word

        rule never -> Greeted
          match "xyzzy" name:word
        """;

    [Fact]
    public async Task Each_document_is_measured_once_and_the_figures_fit_together()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        var lines = string.Concat(Enumerable.Range(0, 21).Select(number => $"{{\"text\": \"hello Anna{number} and a good morning\"}}\n"));
        var text = folder.Write("texts/a.jsonl", lines + "\n");
        var bench = await RulesProcess.RunAsync("bench", "--rules", rules, text, "--json", "--per-rule");
        Assert.True(bench.ExitCode == 0, bench.Error);
        using var document = JsonDocument.Parse(bench.Text);
        var figures = document.RootElement;
        Assert.Equal((10, 11, 10, 7), (Number("documents"), Number("warm_up_documents"), Number("records"), Number("runs")));
        Assert.Equal(lines.Split('\n').Where((_, index) => index % 2 == 1).Sum(line => line.Length), Number("bytes"));
        Assert.Equal(0, Number("truncated_documents"));
        foreach (var key in new[] { "mb_per_s", "yardstick_mb_per_s", "repeated_mb_per_s", "tokens_per_s", "documents_per_s", "allocated_bytes_per_document", "peak_bytes" })
        {
            Assert.True(Number(key) > 0, key);
        }

        Assert.InRange(Number("mb_per_s"), Number("mb_per_s_lowest"), Number("mb_per_s_highest"));
        Assert.InRange(Number("tokens_per_s") / Number("documents_per_s"), 0.99 * Number("tokens") / 10, 1.01 * Number("tokens") / 10);
        var rule = Assert.Single(figures.GetProperty("rules").EnumerateArray());
        Assert.Equal("greetings.greeting", rule.GetProperty("rule").GetString());
        Assert.Equal((10, 10), (rule.GetProperty("documents").GetInt32(), rule.GetProperty("matches").GetInt32()));
        Assert.InRange(rule.GetProperty("candidates").GetInt32(), 10, 20);

        double Number(string key) => figures.GetProperty(key).GetDouble();
    }

    [Fact]
    public async Task People_get_a_line_a_figure_and_a_warning_where_there_was_little_text()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        var bench = await RulesProcess.RunAsync("bench", "--rules", rules, folder.Write("page.txt", "Hello Anna."), "--per-rule");
        Assert.True(bench.ExitCode == 0, bench.Error);
        foreach (var start in new[] { "measured     1 documents once", "speed ", "yardstick ", "again ", "allocated ", "peak memory ", "note " })
        {
            Assert.Contains('\n' + start, '\n' + bench.Text, StringComparison.Ordinal);
        }

        Assert.Contains("1 of 2 rules had nothing to look for", bench.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_gives_no_figures()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        var bad = folder.Write("bad.jsonl", "{\"text\": \"hello Anna\"}\n{\"text\": \n");
        var bench = await RulesProcess.RunAsync("bench", "--rules", rules, bad, "--json");
        Assert.Equal((1, ""), (bench.ExitCode, bench.Text));
        Assert.Contains("bad.jsonl:2: DP5005", bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_tells_on_request_what_each_rule_did()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("greetings.rules", Rules);
        var page = folder.Write("page.txt", "Hello Anna, good morning Peter. Good evening.");
        var run = await RulesProcess.RunAsync("run", "--rules", rules, page, "--profile");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Anna", run.Text, StringComparison.Ordinal);
        var line = Assert.Single(run.Error.Split('\n'), line => line.TrimStart().StartsWith("greetings.greeting", StringComparison.Ordinal));
        var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1", "2", "2"], cells[2..]);
        Assert.True(double.Parse(cells[1], CultureInfo.InvariantCulture) >= 0);
        var remote = await RulesProcess.RunAsync("run", "--server", "http://127.0.0.1:1", "--profile", page);
        Assert.Equal(2, remote.ExitCode);
    }
}
