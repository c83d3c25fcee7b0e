using Google.Protobuf;
using Grpc.Core;
using Processing.Rules.V1;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests.Registry;

/// <summary>Packages that come too slowly, and too many at once.</summary>
public sealed class PackageUploadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_package_whose_next_piece_does_not_come_is_given_up(int pieces)
    {
        await using var server = await RegistryServer.StartAsync(null, "--registry:upload_idle_seconds=0.2", "--registry:max_uploads=1");
        using var call = new RuleSetService.RuleSetServiceClient(server.Server.Channel).CreateRevision();
        try
        {
            foreach (var part in Parts(1).Take(pieces))
            {
                await call.RequestStream.WriteAsync(part);
            }
        }
        catch (RpcException)
        {
            // A busy machine took longer than that to send the next one.
        }

        var error = await RefusedAsync(StatusCode.DeadlineExceeded, "TIME_LIMIT", () => call.ResponseAsync);

        Assert.Equal(("200", "registry.upload_idle_seconds"), (error.Metadata["limit_ms"], error.Metadata["key"]));

        // It has given its place back.
        Assert.NotEmpty(await server.Rules.PushAsync(Packages.Rules(1)));
    }

    [Fact]
    public async Task Of_more_packages_than_may_come_at_once_one_is_refused_and_told_when_to_come_back()
    {
        await using var server = await RegistryServer.StartAsync(null, "--registry:max_uploads=1");
        var calls = new RuleSetService.RuleSetServiceClient(server.Server.Channel);
        using var one = calls.CreateRevision();
        using var other = calls.CreateRevision();

        // Which of them comes first is left open.
        var refused = await Task.WhenAny(one.ResponseAsync, other.ResponseAsync).WaitAsync(TestServer.Patience);
        var error = await RefusedAsync(StatusCode.ResourceExhausted, "SERVER_BUSY", () => refused);

        Assert.Equal("registry.max_uploads", error.Metadata["key"]);
        Assert.NotNull(error.RetryAfter);
        var taken = refused == one.ResponseAsync ? other : one;
        foreach (var part in Parts(1))
        {
            await taken.RequestStream.WriteAsync(part);
        }

        await taken.RequestStream.CompleteAsync();
        Assert.NotEmpty((await taken.ResponseAsync).Revision.Revision_);
        Assert.NotEmpty(await server.Rules.PushAsync(Packages.Rules(2)));
    }

    [Fact]
    public async Task What_the_registry_did_not_take_stands_in_the_audit_record_as_such()
    {
        var folder = Directory.CreateTempSubdirectory("registry-server-").FullName;
        using var sink = new FakeSink();

        // A folder in place of the file is no database.
        Directory.CreateDirectory(Path.Combine(folder, Storage.RuleRegistries.SqliteFile));
        await using (var server = await RegistryServer.StartWithAsync(options => options with { AuditSink = sink }, folder))
        {
            await RegistryServer.FailAsync(() => server.Rules.PushAsync(Packages.Rules(1)), StatusCode.Unavailable, "REGISTRY_UNAVAILABLE");
        }

        // The client tried more than once.
        Assert.NotEmpty(sink.Lines);
        Assert.All(sink.Lines.Chunk(2), lines =>
        {
            Assert.Equal(["revision.added", "revision.not_added"], lines.Select(line => line.GetProperty("kind").GetString()));
            Assert.Equal(lines[0].GetProperty("facts").GetRawText(), lines[1].GetProperty("facts").GetRawText());
        });
        Directory.Delete(folder, recursive: true);
    }

    private static CreateRevisionRequest[] Parts(int number) =>
    [
        new() { Header = new RevisionHeader { RuleSet = "visits", Author = "ann" } },
        new() { Chunk = new FileChunk { Path = "visits.rules", Content = ByteString.CopyFromUtf8(Packages.Rules(number)) } },
    ];
}
