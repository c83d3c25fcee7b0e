using System.Text;
using Grpc.Core;
using Processing.Client;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

/// <summary>The shipped rules, compiled, served and asked by a real client: nothing stands in for anything.</summary>
public class ShippedRulesTests
{
    private const string Sentence = "«رستم نعمتاف» وزیر انرژی تاجیکستان گفت: آب کم است.";
    private static readonly EngineSettings Limits = EngineSettings.Load(null);
    private static readonly Lazy<RuleSet> News = new(() => RuleSetCompiler.CompileShipped("news", RuleSetCompiler.DefaultFolder, Limits));

    [Fact]
    public async Task A_record_comes_with_its_type_and_its_places_in_three_units()
    {
        await using var server = await StartAsync();
        var result = await server.Client.ExtractAsync("😀 " + Sentence, "news");
        var official = Assert.Single(result.Records, record => record.Record_ == "Official");
        Assert.Equal("TJ", official.Fields.Single(field => field.Name == "country").Value.Country);
        var name = official.Fields.Single(field => field.Name == "name");
        Assert.Equal("رستم نعمتاف", name.Value.Text);
        var place = Assert.Single(name.Places);
        var text = "😀 " + Sentence;
        Assert.Equal(name.Value.Text, text[(int)place.Utf16.Start..(int)place.Utf16.End]);
        Assert.Equal(name.Value.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)[(int)place.Utf8.Start..(int)place.Utf8.End]));
        Assert.Equal(place.Utf16.Start - 1, place.CodePoints.Start);
        Assert.Equal(64, result.Summary.Revision.Length);
    }

    [Fact]
    public async Task Rules_that_do_not_compile_are_refused_with_their_diagnostics()
    {
        await using var server = await StartAsync();
        server.Rules.Set(Compile("package a\nimport no.such.package\n\nrecord R\n  x: text\n"));
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(Sentence, "own"));
        Assert.Equal((StatusCode.FailedPrecondition, "RULE_SET_BROKEN"), (error.StatusCode, error.Reason));
        Assert.StartsWith("DP2", Assert.Single(error.Diagnostics).Id, StringComparison.Ordinal);
        Assert.NotEmpty((await server.Client.ExtractAsync(Sentence, "news")).Records);
    }

    [Fact]
    public async Task A_document_over_the_readers_limit_is_refused_with_the_limit()
    {
        await using var server = await StartAsync();
        var limits = Limits with { Extraction = Limits.Extraction with { Documents = Limits.Extraction.Documents with { MaxBytes = 10 } } };
        server.Rules.Set(Compile("package a\n\nrecord R\n  x: text\n\nrule r -> R\n  match x:\"alpha\"\n", limits));
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync("alpha alpha alpha", "own"));
        Assert.Equal((StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE"), (error.StatusCode, error.Reason));
        Assert.Single((await server.Client.ExtractAsync("alpha", "own")).Records);
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync();
        Assert.Empty(News.Value.Diagnostics);
        server.Rules.Set(News.Value);
        return server;
    }

    private static RuleSet Compile(string rules, EngineSettings? limits = null) =>
        RuleSetCompiler.Compile("own", [new RuleFile("own.rules", Encoding.UTF8.GetBytes(rules))], [], limits ?? Limits);
}
