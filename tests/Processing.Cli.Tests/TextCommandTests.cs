using System.Text;
using System.Text.Json;

namespace Processing.Cli.Tests;

/// <summary><c>rules text</c>, and what pages and other encodings change for <c>rules run</c>.</summary>
public sealed class TextCommandTests
{
    private const string Page = "<html><head><meta name=date content=2021-03-09></head><body><h1>The ferry stays</h1><p>The council kept the ferry, which has crossed the strait since 1961.</p><nav><a href=/x>More</a></nav></body></html>";

    [Fact]
    public async Task The_documented_example_is_what_is_printed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("page.html", "<html><head><meta name=date content=2021-03-09></head><body><h1>The ferry stays</h1></body></html>");
        var outcome = await RulesProcess.RunAsync("text", file, "--format", "jsonl");
        Assert.Equal(0, outcome.ExitCode);
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "output.md")).Split("```json\n").First(part => part.StartsWith("{\"document\":\"page.html\"", StringComparison.Ordinal)).Split("\n```")[0];
        Assert.Equal(documented, outcome.Text.Trim().Replace(JsonSerializer.Serialize(file), "\"page.html\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_for_people_names_blocks_and_says_what_is_left_out()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("page.html", Page);
        var all = await RulesProcess.RunAsync("text", file);
        Assert.Contains("published", all.Text, StringComparison.Ordinal);
        Assert.Contains("boilerplate (paragraph)", all.Text, StringComparison.Ordinal);
        var main = await RulesProcess.RunAsync("text", file, "--main");
        Assert.Contains("The ferry stays", main.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("More", main.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_told_and_ends_with_1()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RulesProcess.RunAsync("text", folder.Write("a.json", "{"), folder.Write("b.txt", "fine"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("DP5005", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("fine", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spans_of_another_encoding_count_in_characters_and_in_bytes()
    {
        using var folder = new TemporaryFolder();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = folder.Write("old.txt", Encoding.GetEncoding(1256).GetBytes("سلام 12"));
        var rules = folder.Write("n.rules", "record N\n  n: text\n\nrule n -> N\n  match n:number\n");
        var outcome = await RulesProcess.RunAsync("run", "--rules", rules, "--media-type", "text/plain; charset=windows-1256", "--format", "jsonl", file);
        Assert.Equal(0, outcome.ExitCode);
        using var record = JsonDocument.Parse(outcome.Text.Split('\n')[0]);
        var span = record.RootElement.GetProperty("span");
        Assert.Equal(("[9,11]", "[5,7]", "[5,7]"), (span.GetProperty("utf8").GetRawText(), span.GetProperty("utf16").GetRawText(), span.GetProperty("bytes").GetRawText()));
    }
}
