using System.Text;
using Benchmarks;
using Google.Protobuf;
using Grpc.Core;
using Processing.Authoring.V1;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Rules nested a hundred thousand deep, of one line of a megabyte, or a million of them are sent by an author. Each is one answer with a diagnostic; the compiler alone is tested on all such rules in <c>HostileRulesTests</c>.</summary>
public sealed class Fault02HugeRules
{
    public static TheoryData<string> Names => ["100,000 open parentheses", "100,000 nested conditions", "100,000 alternatives", "a line of 1 MB: an open text", "a line of 1 MB: bad characters", "exponential expansion", "regex of nested repetitions"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_one_answer_with_a_diagnostic(string name)
    {
        var (_, source, id) = HostileRules.All().Single(rules => rules.Name == name);
        await using var server = await TestServer.StartAsync();
        var authors = new AuthoringService.AuthoringServiceClient(server.Channel);

        var answer = await authors.CheckAsync(Request(source));

        Assert.Contains(answer.Diagnostics, diagnostic => diagnostic.Id == id);
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_million_rules_are_more_than_an_author_may_send()
    {
        var (_, source, _) = HostileRules.All().Single(rules => rules.Name == "1,000,000 rules");
        await using var server = await TestServer.StartAsync();
        var authors = new AuthoringService.AuthoringServiceClient(server.Channel);
        await ServiceCalls.RefusedAsync(StatusCode.ResourceExhausted, "SOURCES_TOO_LARGE", async () => await authors.CheckAsync(Request(source)));
        await server.AssertAnswersAsync();
    }

    private static CheckRequest Request(string source) => new() { Sources = new Sources { Files = { new SourceFile { Path = "a.rules", Content = ByteString.CopyFrom(source, Encoding.UTF8) } } } };
}
