using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Explaining;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public sealed class EngineSettingsTests
{
    public static TheoryData<string, Type> Sections() => new()
    {
        { "documents", typeof(DocumentLimits) },
        { "matching", typeof(MatchLimits) },
        { "compilation", typeof(CompilationLimits) },
        { "explaining", typeof(ExplainLimits) },
    };

    [Fact]
    public void Limits_are_read_from_their_keys()
    {
        var settings = Read(("documents:max_bytes", "10"), ("matching:max_steps", "5000000000"), ("compilation:max_file_bytes", "20"));
        Assert.Equal(10, settings.Extraction.Documents.MaxBytes);
        Assert.Equal(5_000_000_000, settings.Extraction.Matching.MaxSteps);
        Assert.Equal(20, settings.Compilation.MaxFileBytes);
        Assert.Equal(DocumentLimits.Default.MaxDepth, settings.Extraction.Documents.MaxDepth);
    }

    [Theory]
    [InlineData("documents:max_byte", "10", "`documents.max_byte` is no setting")]
    [InlineData("documents:max_bytes", "0", "it takes a whole number from 1 to 2147483647")]
    [InlineData("documents:max_bytes", "-1", "`-1`")]
    [InlineData("documents:max_bytes", "3000000000", "from 1 to 2147483647")]
    [InlineData("matching:max_steps", "many", "`many`")]
    public void A_wrong_key_or_value_is_refused_with_a_reason(string key, string value, string message)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read((key, value)));
        Assert.Contains(message, Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_key_is_documented_and_settable(string section, Type limits)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "settings.md"));
        var keys = EngineSettings.KeysOf(limits).ToList();
        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            Assert.Contains($"| `{section}.{key}` |", page, StringComparison.Ordinal);
            Read(($"{section}:{key}", "7"));
        }
    }

    private static EngineSettings Read(params (string Key, string Value)[] settings) =>
        EngineSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build());
}
