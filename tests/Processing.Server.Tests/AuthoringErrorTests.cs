using Grpc.Core;
using Processing.Authoring.V1;
using Processing.Server.Authoring;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.AuthoringServer;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

public class AuthoringErrorTests
{
    [Fact]
    public async Task Requests_without_rules()
    {
        await using var server = await TestServer.StartAsync();
        var client = Of(server);
        var missing = await RefusedAsync(StatusCode.InvalidArgument, "SOURCES_MISSING", async () => await client.CheckAsync(new CheckRequest()));
        Assert.Equal("sources.files", Assert.Single(missing.Violations).Field);
        await RefusedAsync(StatusCode.InvalidArgument, "SOURCES_MISSING", async () => await client.CheckAsync(new CheckRequest { Sources = Sources(("a.tsv", "a\tb")) }));
        missing = await RefusedAsync(StatusCode.InvalidArgument, "SOURCES_MISSING", async () => await client.FormatAsync(new FormatRequest()));
        Assert.Equal("file", Assert.Single(missing.Violations).Field);
        await RefusedAsync(StatusCode.InvalidArgument, "SOURCES_MISSING", () => AuthoringTests.RunTestsAsync(server, new RunTestsRequest()));
        await RefusedAsync(StatusCode.InvalidArgument, "SOURCES_MISSING", () => AuthoringTests.PreviewAsync(server, new PreviewRequest()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/a.rules")]
    [InlineData("../a.rules")]
    [InlineData("a/./b.rules")]
    [InlineData("a\\b.rules")]
    [InlineData("a\nb.rules")]
    [InlineData("first.rules")]
    public async Task A_path_that_is_none(string path)
    {
        await using var server = await TestServer.StartAsync();
        var sources = Sources(("first.rules", "record N\n  n: text\n"));
        sources.Libraries.Add(File(path, ""));
        var error = await RefusedAsync(StatusCode.InvalidArgument, "SOURCE_PATH_INVALID", async () => await Of(server).CheckAsync(new CheckRequest { Sources = sources }));
        Assert.Equal("sources.libraries[0].path", Assert.Single(error.Violations).Field);
    }

    [Fact]
    public async Task Sources_beyond_the_limits()
    {
        await using var server = await TestServer.StartAsync(With(new AuthoringSettings { MaxSourceBytes = 100, MaxFiles = 2, MaxDocuments = 1 }));
        var client = Of(server);
        var large = await RefusedAsync(StatusCode.ResourceExhausted, "SOURCES_TOO_LARGE", async () => await client.CheckAsync(new CheckRequest { Sources = Sources(("a.rules", new string(' ', 101))) }));
        Assert.Equal(("101", "100", "authoring.max_source_bytes"), (large.Metadata["bytes"], large.Metadata["limit_bytes"], large.Metadata["key"]));
        var many = await RefusedAsync(StatusCode.ResourceExhausted, "TOO_MANY_FILES", async () => await client.CheckAsync(new CheckRequest { Sources = Sources(("a.rules", ""), ("b.rules", ""), ("c.rules", "")) }));
        Assert.Equal(("3", "2", "authoring.max_files"), (many.Metadata["count"], many.Metadata["limit"], many.Metadata["key"]));
        var documents = new PreviewRequest { Sources = Sources(("a.rules", "record N\n  n: text\n")), Documents = { TestServer.Text(""), TestServer.Text("") } };
        many = await RefusedAsync(StatusCode.ResourceExhausted, "TOO_MANY_DOCUMENTS", () => AuthoringTests.PreviewAsync(server, documents));
        Assert.Equal("authoring.max_documents", many.Metadata["key"]);
    }

    [Fact]
    public async Task Rules_with_errors_are_not_applied_and_not_formatted()
    {
        await using var server = await TestServer.StartAsync();
        var sources = Sources(("a.rules", "record N\n  n: txt\n"));
        var error = await RefusedAsync(StatusCode.FailedPrecondition, "RULES_BROKEN", () => AuthoringTests.RunTestsAsync(server, new RunTestsRequest { Sources = sources }));
        Assert.Equal("1", error.Metadata["diagnostics"]);
        Assert.Equal("a.rules:2:6", Assert.Single(error.Diagnostics).Place);
        await RefusedAsync(StatusCode.FailedPrecondition, "RULES_BROKEN", () => AuthoringTests.PreviewAsync(server, new PreviewRequest { Sources = sources, Documents = { TestServer.Text("a") } }));
        await RefusedAsync(StatusCode.FailedPrecondition, "RULES_BROKEN", async () => await Of(server).FormatAsync(new FormatRequest { File = File("a.rules", "record\n  (\n") }));
    }

    [Fact]
    public async Task A_document_of_a_preview_takes_its_turn_like_any_other()
    {
        using var gate = new Gate();
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = 1, MaxWaitingCalls = 0 });
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var holder = server.Client.ExtractAsync("alpha");
        await gate.Reached;

        var answer = Assert.Single(await AuthoringTests.PreviewAsync(server, new PreviewRequest { Sources = Sources(("a.rules", DeskRules)), Documents = { TestServer.Text("a") } }));

        Assert.Equal((int)StatusCode.ResourceExhausted, answer.Status.Code);
        gate.Open();
        await holder;
    }

    [Fact]
    public async Task A_format_of_what_is_too_large_by_itself_says_so()
    {
        await using var server = await TestServer.StartAsync(change: options => options with { Engine = EngineSettings.Default with { Compilation = EngineSettings.Default.Compilation with { MaxFileBytes = 5 } } });
        var error = await RefusedAsync(StatusCode.FailedPrecondition, "RULES_BROKEN", async () => await Of(server).FormatAsync(new FormatRequest { File = File("a.rules", "record N\n") }));
        Assert.Equal("DP3001", Assert.Single(error.Diagnostics).Id);
    }
}
