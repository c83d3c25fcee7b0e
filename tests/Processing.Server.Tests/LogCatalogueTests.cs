using System.Reflection;
using Microsoft.Extensions.Logging;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class LogCatalogueTests
{
    private static readonly (MethodInfo Method, LoggerMessageAttribute Message)[] All = [.. typeof(ServerHost).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Select(method => (method, method.GetCustomAttribute<LoggerMessageAttribute>()))
        .Where(pair => pair.Item2 is not null)
        .Select(pair => (pair.method, pair.Item2!))];

    [Fact]
    public void Every_message_has_an_id_of_its_own_and_stands_in_the_one_catalogue()
    {
        Assert.NotEmpty(All);
        Assert.Equal(All.Length, All.Select(message => message.Message.EventId).Distinct().Count());
        Assert.All(All, message => Assert.Equal("ServerLog", message.Method.DeclaringType!.Name));
    }

    [Fact]
    public void Every_message_is_documented_with_its_level()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "monitoring.md"));
        Assert.All(All, message => Assert.Contains($"\n| {message.Message.EventId} | {message.Message.Level.ToString().ToLowerInvariant()} | ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void No_message_is_made_anywhere_else()
    {
        string[] others = ["LogInformation(", "LogWarning(", "LogError(", "LogDebug(", "LogCritical(", "LogTrace("];
        var wrong = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Processing.Server"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => others.Any(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)));
        Assert.Empty(wrong);
    }
}
