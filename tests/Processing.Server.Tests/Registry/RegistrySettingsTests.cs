using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests.Registry;

public sealed class RegistrySettingsTests
{
    [Fact]
    public void Every_key_stands_in_the_manual()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "settings.md"));
        Assert.NotEmpty(SettingsSection.KeysOf(typeof(RegistrySettings)).Keys);
        Assert.All(SettingsSection.KeysOf(typeof(RegistrySettings)).Keys, key => Assert.Contains($"| `registry.{key}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Values_are_read()
    {
        var settings = Read(("registry:data_folder", "/data"), ("registry:poll_seconds", "0.5"), ("registry:shadow_queue_bytes", "7"));
        Assert.Equal(("/data", 0.5, 7L, true), (settings.DataFolder, settings.PollSeconds, settings.ShadowQueueBytes, settings.IsConfigured));
        Assert.False(Read().IsConfigured);
    }

    [Theory]
    [InlineData("registry:data_foldr", "x", "`registry.data_foldr` is no setting; did you mean `registry.data_folder`?")]
    [InlineData("registry:poll_seconds", "often", "`registry.poll_seconds` is `often`; it takes a number")]
    [InlineData("registry:max_package_files", "1.5", "`registry.max_package_files` is `1.5`; it takes a whole number")]
    [InlineData("registry:poll_seconds", "0", "`registry.poll_seconds` is 0, not between 0.01 and 3600")]
    public void What_is_wrong_is_said_in_a_sentence(string key, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Assert.Throws<OptionsValidationException>(() => Read((key, value))).Failures));

    private static RegistrySettings Read(params (string Key, string Value)[] values) =>
        RegistrySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build());
}
