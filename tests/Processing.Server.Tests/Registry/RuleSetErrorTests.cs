using System.Collections.Immutable;
using System.Text;
using Grpc.Core;
using Processing.Client;
using Processing.Rules.V1;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests.Registry;

public sealed class RuleSetErrorTests
{
    private static readonly string Nothing = new('0', 64);

    [Fact]
    public async Task A_server_without_a_registry()
    {
        await using var server = await TestServer.StartAsync();
        using var rules = RuleSetClient.Connect(server.Host.Address.ToString());
        await RegistryServer.FailAsync(() => rules.GetRuleSetAsync("visits"), StatusCode.FailedPrecondition, "REGISTRY_NOT_CONFIGURED");
        await RegistryServer.FailAsync(() => rules.PushAsync(Packages.Rules(1)), StatusCode.FailedPrecondition, "REGISTRY_NOT_CONFIGURED");
        await RegistryServer.FailAsync(() => rules.MoveAsync("live", Nothing), StatusCode.FailedPrecondition, "REGISTRY_NOT_CONFIGURED");
        await RegistryServer.FailAsync(async () => await rules.WatchAsync().ToListAsync(), StatusCode.FailedPrecondition, "REGISTRY_NOT_CONFIGURED");
    }

    [Fact]
    public async Task Names_that_are_none()
    {
        await using var server = await RegistryServer.StartAsync();
        await FieldAsync(() => server.Rules.GetRuleSetAsync("No Name"), StatusCode.InvalidArgument, "INVALID_NAME", "rule_set");
        await FieldAsync(() => server.Rules.PushAsync(Packages.Rules(1), "../up"), StatusCode.InvalidArgument, "INVALID_NAME", "header.rule_set");
        await FieldAsync(() => server.Rules.MoveAsync("Live", Nothing), StatusCode.InvalidArgument, "INVALID_NAME", "label");
        await FieldAsync(() => server.Rules.MoveAsync("live", "latest"), StatusCode.InvalidArgument, "INVALID_NAME", "revision");
        await FieldAsync(() => server.Rules.DiffRevisionsAsync(new DiffRevisionsRequest { RuleSet = "visits", Before = "?", After = "live" }), StatusCode.InvalidArgument, "INVALID_NAME", "before");
    }

    [Fact]
    public async Task What_is_not_there()
    {
        await using var server = await RegistryServer.StartAsync();
        await FailAsync(() => server.Rules.GetRuleSetAsync("visits"), StatusCode.NotFound, "RULE_SET_NOT_FOUND");
        await FailAsync(() => server.Rules.MoveAsync("live", Nothing), StatusCode.NotFound, "RULE_SET_NOT_FOUND");
        await FailAsync(async () => await server.Rules.ListRevisionsAsync("visits").ToListAsync(), StatusCode.NotFound, "RULE_SET_NOT_FOUND");
        await FailAsync(() => server.ExtractAsync("x"), StatusCode.NotFound, "RULE_SET_NOT_FOUND");

        await server.Rules.PushAsync(Packages.Rules(1));
        await FailAsync(() => server.Rules.MoveAsync("live", Nothing), StatusCode.NotFound, "REVISION_NOT_FOUND");
        await FailAsync(() => server.ExtractAsync("x", revision: Nothing), StatusCode.NotFound, "REVISION_NOT_FOUND");
        await FailAsync(() => server.ExtractAsync("x", revision: "latest"), StatusCode.NotFound, "REVISION_NOT_FOUND");
        await FailAsync(() => server.ExtractAsync("x", label: "next"), StatusCode.NotFound, "LABEL_NOT_FOUND");
        Assert.Equal("live", (await FailAsync(() => server.ExtractAsync("x"), StatusCode.NotFound, "LABEL_NOT_FOUND")).Metadata["label"]);
        await FailAsync(() => server.Rules.DeleteLabelAsync(new DeleteLabelRequest { RuleSet = "visits", Label = "live" }), StatusCode.NotFound, "LABEL_NOT_FOUND");
        await FailAsync(() => server.Rules.RollbackLabelAsync(new RollbackLabelRequest { RuleSet = "visits", Label = "live" }), StatusCode.NotFound, "LABEL_NOT_FOUND");
        await CallFailsAsync(async () => await server.Rules.Calls.GetSchemaAsync(new GetSchemaRequest { RuleSet = "visits" }), StatusCode.NotFound, "LABEL_NOT_FOUND");
        await CallFailsAsync(async () => await server.Rules.Calls.ListLabelMovesAsync(new ListLabelMovesRequest { RuleSet = "visits", Label = "live" }), StatusCode.NotFound, "LABEL_NOT_FOUND");
        await CallFailsAsync(async () => await server.Rules.Calls.GetRevisionAsync(new GetRevisionRequest { RuleSet = "visits", Revision = Nothing }), StatusCode.NotFound, "REVISION_NOT_FOUND");
    }

    [Theory]
    [InlineData("live", 0.5)]
    [InlineData("canary", 0)]
    [InlineData("canary", 1.01)]
    [InlineData("canary", -1)]
    [InlineData("canary", 0.00001)]
    [InlineData("canary", double.NaN)]
    [InlineData("shadow", 2)]
    public async Task Shares_that_are_none(string label, double share)
    {
        await using var server = await RegistryServer.StartAsync();
        await FieldAsync(() => server.Rules.MoveAsync(label, Nothing, share), StatusCode.InvalidArgument, "INVALID_SHARE", "share");
    }

    [Fact]
    public async Task Moves_that_cannot_be()
    {
        await using var server = await RegistryServer.StartAsync();
        var (one, two) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
        var request = new MoveLabelRequest { RuleSet = "visits", Label = "live", Revision = one, RequestId = "first" };
        var moved = await server.Rules.MoveLabelAsync(request);

        await FieldAsync(() => server.Rules.MoveLabelAsync(new MoveLabelRequest(request) { RequestId = "شناسه" }), StatusCode.InvalidArgument, "INVALID_REQUEST_ID", "request_id");
        await FieldAsync(() => server.Rules.MoveLabelAsync(new MoveLabelRequest(request) { Revision = two }), StatusCode.InvalidArgument, "REQUEST_ID_REUSED", "request_id");
        await FieldAsync(() => server.Rules.MoveLabelAsync(new MoveLabelRequest(request) { RequestId = "", Etag = "old" }), StatusCode.InvalidArgument, "INVALID_ETAG", "etag");
        await FieldAsync(() => server.Rules.MoveLabelAsync(new MoveLabelRequest(request) { Reason = new string('a', 2_001) }), StatusCode.InvalidArgument, "TEXT_TOO_LONG", "reason");
        foreach (var validateOnly in new[] { false, true })
        {
            var error = await FailAsync(() => server.Rules.MoveLabelAsync(new MoveLabelRequest(request) { RequestId = "", Revision = two, Etag = "new", ValidateOnly = validateOnly }), StatusCode.Aborted, "LABEL_MOVED");
            Assert.Equal(("live", one, moved.Label.Etag), (error.Metadata["label"], error.Metadata["current"], error.Metadata["etag"]));
        }

        await FailAsync(() => server.Rules.RollbackLabelAsync(new RollbackLabelRequest { RuleSet = "visits", Label = "live" }), StatusCode.FailedPrecondition, "NOTHING_TO_ROLL_BACK");
        await FailAsync(() => server.Rules.GetShadowReportAsync("visits"), StatusCode.FailedPrecondition, "NO_SHADOW");
        await FailAsync(() => server.Rules.GetShadowReportAsync("others"), StatusCode.NotFound, "RULE_SET_NOT_FOUND");
        Assert.Equal(one, (await server.ExtractAsync("visit rome")).Summary.Revision);
    }

    [Fact]
    public async Task A_revision_whose_tests_fail()
    {
        await using var server = await RegistryServer.StartAsync();
        var failing = await server.Rules.PushAsync(Packages.Failing);
        await FailAsync(() => server.Rules.MoveAsync("live", failing), StatusCode.FailedPrecondition, "REVISION_TESTS_FAILED");
    }

    [Fact]
    public async Task A_revision_that_this_server_cannot_load()
    {
        await using var server = await RegistryServer.StartAsync();
        await using var registry = Storage.RuleRegistries.InSqlite(server.Folder);
        var content = Storage.RevisionContent.Of([new Storage.PackageFile("visits.rules", Storage.PackageFileRole.Root, Encoding.UTF8.GetBytes(Packages.Broken))]);

        // As a server with another compiler might have put it there: the program is of another format, and the rules do not compile here.
        await registry.AddRevisionAsync(new Storage.NewRevision("visits", content, new Storage.CompiledProgram("another format"u8.ToArray()), new Storage.RevisionFacts("", "", [], 1, 0)), default);

        // Who watches is told of a rule set once the server knows it.
        await foreach (var _ in server.Rules.WatchAsync("visits"))
        {
            break;
        }

        var error = await FailAsync(() => server.Rules.MoveAsync("live", content.Id), StatusCode.FailedPrecondition, "REVISION_NOT_LOADED");
        Assert.NotEmpty(error.Diagnostics);
        Assert.NotEmpty((await FailAsync(() => server.ExtractAsync("x", revision: content.Id), StatusCode.FailedPrecondition, "REVISION_NOT_LOADED")).Diagnostics);
        await CallFailsAsync(async () => await server.Rules.Calls.GetSchemaAsync(new GetSchemaRequest { RuleSet = "visits", Revision = content.Id }), StatusCode.FailedPrecondition, "REVISION_NOT_LOADED");
    }

    [Theory]
    [InlineData(-1, "", "page_size")]
    [InlineData(0, "no token", "page_token")]
    [InlineData(0, "bm8gbnVtYmVy", "page_token")]
    public async Task Pages_that_are_none(int size, string token, string field)
    {
        await using var server = await RegistryServer.StartAsync();
        var error = await CallFailsAsync(
            async () => await server.Rules.Calls.ListRevisionsAsync(new ListRevisionsRequest { RuleSet = "visits", PageSize = size, PageToken = token }), StatusCode.InvalidArgument, "INVALID_PAGE");
        Assert.Equal(field, Assert.Single(error.Violations).Field);
    }

    [Fact]
    public async Task Packages_that_cannot_be()
    {
        await using var server = await RegistryServer.StartAsync(null, "--registry:max_package_bytes=5000", "--registry:max_package_files=2");
        var header = new CreateRevisionRequest { Header = new RevisionHeader { RuleSet = "visits" } };
        var chunk = Chunk("a.rules");
        foreach (CreateRevisionRequest[] parts in (CreateRevisionRequest[][])[[], [chunk], [header], [header, header], [header, Chunk("a.tsv")], [header, chunk, Chunk("b.rules"), chunk], [header, Chunk("../a.rules")], [header, Chunk("a.exe")], [header, Chunk("/a.rules")]])
        {
            Assert.NotEmpty((await UploadAsync(server, StatusCode.InvalidArgument, "INVALID_UPLOAD", parts)).Violations);
        }

        await UploadAsync(server, StatusCode.ResourceExhausted, "PACKAGE_TOO_LARGE", header, new CreateRevisionRequest { Chunk = new FileChunk { Path = "a.rules", Content = Google.Protobuf.ByteString.CopyFrom(new byte[5001]) } });
        var error = await UploadAsync(server, StatusCode.ResourceExhausted, "TOO_MANY_FILES", header, chunk, Chunk("b.rules"), Chunk("c.rules"));
        Assert.Equal(("2", "registry.max_package_files"), (error.Metadata["limit"], error.Metadata["key"]));
        await FailAsync(() => server.Rules.PushAsync(Packages.Broken), StatusCode.InvalidArgument, "RULES_INVALID");
        Assert.Empty((await server.Rules.Calls.ListRuleSetsAsync(new ListRuleSetsRequest())).RuleSets);
    }

    [Fact]
    public async Task Comparisons_that_cannot_be()
    {
        await using var server = await RegistryServer.StartAsync(null, "--registry:max_diff_documents=1");
        await FailAsync(
            () => server.Rules.DiffRevisionsAsync(new DiffRevisionsRequest { RuleSet = "visits", Documents = { Packages.Document("a"), Packages.Document("b") } }), StatusCode.ResourceExhausted, "TOO_MANY_DOCUMENTS");

        ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> files = [.. Packages.Files(Packages.Rules(1)), KeyValuePair.Create("schema.numbers.json", (ReadOnlyMemory<byte>)"{"u8.ToArray())];
        var created = await server.Rules.CreateRevisionAsync(new RevisionHeader { RuleSet = "visits" }, files);
        var error = await CallFailsAsync(
            async () => await server.Rules.Calls.GetSchemaAsync(new GetSchemaRequest { RuleSet = "visits", Revision = created.Revision.Revision_ }), StatusCode.FailedPrecondition, "SCHEMA_INVALID");
        Assert.NotEmpty(error.Diagnostics);
    }

    [Fact]
    public async Task A_routing_key_that_is_too_long()
    {
        await using var server = await RegistryServer.StartAsync();
        await FieldAsync(() => server.ExtractAsync("x", key: new string('k', 257)), StatusCode.InvalidArgument, "INVALID_ROUTING_KEY", "routing_key");
    }

    private static CreateRevisionRequest Chunk(string path) => new() { Chunk = new FileChunk { Path = path, Content = Google.Protobuf.ByteString.CopyFromUtf8("package a\n") } };

    private static Task<ExtractionException> UploadAsync(RegistryServer server, StatusCode code, string reason, params CreateRevisionRequest[] parts) => CallFailsAsync(
        async () =>
        {
            using var call = server.Rules.Calls.CreateRevision();
            try
            {
                foreach (var part in parts)
                {
                    await call.RequestStream.WriteAsync(part);
                }

                await call.RequestStream.CompleteAsync();
            }
            catch (Exception ended) when (ended is RpcException or InvalidOperationException)
            {
                // The server has said no already.
            }

            await call.ResponseAsync;
        },
        code,
        reason);

    private static async Task<ExtractionException> CallFailsAsync(Func<Task> call, StatusCode code, string reason)
    {
        var error = ExtractionException.From(await Assert.ThrowsAsync<RpcException>(call));
        Assert.Equal((code, reason), (error.StatusCode, error.Reason));
        return error;
    }

    private static Task<ExtractionException> FailAsync(Func<Task> call, StatusCode code, string reason) => RegistryServer.FailAsync(call, code, reason);

    private static async Task FieldAsync(Func<Task> call, StatusCode code, string reason, string field) =>
        Assert.Equal(field, Assert.Single((await FailAsync(call, code, reason)).Violations).Field);
}
