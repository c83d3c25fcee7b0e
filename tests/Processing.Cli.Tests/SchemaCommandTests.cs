using System.Text.Json;

namespace Processing.Cli.Tests;

public sealed class SchemaCommandTests
{
    private const string Rules = "record Official\n  /// As written.\n  name: text\n  office: text?\n";

    [Fact]
    public async Task A_schema_is_printed_and_its_numbers_are_kept()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("officials.rules", Rules);
        Assert.Equal(1, (await RulesProcess.RunAsync("schema", rules, "--check")).ExitCode);
        var outcome = await RulesProcess.RunAsync("schema", rules);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("  // As written.\n  string name = 1;\n", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("schema.numbers.json", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RulesProcess.RunAsync("schema", rules, "--check")).ExitCode);

        folder.Write("officials.rules", "record Official\n  role: text?\n  office: text?\n");
        outcome = await RulesProcess.RunAsync("schema", rules);
        Assert.Contains("reserved 1;", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("optional string role = 3;", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Breaking_changes_are_findings()
    {
        using var folder = new TemporaryFolder();
        var old = folder.Write("old/officials.rules", Rules);
        var now = folder.Write("now/officials.rules", Rules.Replace("office: text?", "office: integer?", StringComparison.Ordinal));
        Assert.Equal(0, (await RulesProcess.RunAsync("schema", old, "--against", old)).ExitCode);
        var outcome = await RulesProcess.RunAsync("schema", now, "--against", old);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error DP3045: field `office` was `text` and is now `integer`", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("1 breaking change", outcome.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Root, "now", "schema.numbers.json")));
    }

    [Fact]
    public async Task Other_formats_and_wrong_usage()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("officials.rules", Rules);
        using var json = JsonDocument.Parse((await RulesProcess.RunAsync("schema", rules, "--format", "json-schema")).Text);
        Assert.Equal("object", json.RootElement.GetProperty("$defs").GetProperty("Official").GetProperty("type").GetString());
        Assert.NotEmpty((await RulesProcess.RunAsync("schema", rules, "--format", "descriptor")).Output);
        Assert.Equal(2, (await RulesProcess.RunAsync("schema", rules, "--format", "xml")).ExitCode);
        Assert.Equal(2, (await RulesProcess.RunAsync("schema")).ExitCode);
        folder.Write("schema.numbers.json", "{");
        var broken = await RulesProcess.RunAsync("schema", rules);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("DP3040", broken.Error, StringComparison.Ordinal);
    }
}
