using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Rules.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>The real program is killed while it publishes, restarted without its registry, and runs out of disk. What was answered is kept, and the last good revision is served.</summary>
/// <remarks>Revisions that do not compile, fail their tests or were damaged on disk: <c>LabelTests</c>, <c>LastGoodServerTests</c>.</remarks>
public sealed class Fault19BrokenRevisions
{
    private const int Kills = 2;

    [LinuxFact]
    public async Task Killed_right_after_an_answer_it_serves_what_was_answered()
    {
        using var folder = new WorkFolder();
        string[] names = [];
        for (var round = 0; round < Kills; round++)
        {
            await using var server = await StartAsync(folder);
            using var rules = RuleSetClient.Connect(server.Address.ToString());
            if (round == 0)
            {
                names = [await rules.PushAsync(Packages.Rules(1)), await rules.PushAsync(Packages.Rules(2))];
            }
            else
            {
                Assert.Equal(names[(round - 1) % 2], (await AskAsync(server)).Summary.Revision);
            }

            await rules.MoveAsync("live", names[round % 2]);

            // A move that nobody waits for is in the middle of something when the process is gone.
            var unanswered = rules.Calls.MoveLabelAsync(new MoveLabelRequest { RuleSet = "visits", Label = "next", Revision = names[0] }).ResponseAsync;
            await server.SignalAsync("KILL");
            await server.ExitAsync();
            await ((Task)unanswered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Its registry is gone, too. It serves what it kept last, which is a moment behind what it answered, since moves do not wait for that.
        File.Delete(Path.Combine(folder.Data, "registry.db"));
        Directory.CreateDirectory(Path.Combine(folder.Data, "registry.db"));
        await using var last = await StartAsync(folder, "registry.start_seconds", "1");
        Assert.Contains((await AskAsync(last)).Summary.Revision, names);
    }

    [LinuxFact]
    public async Task A_full_disk_refuses_what_cannot_be_kept_and_nothing_else()
    {
        using var folder = new WorkFolder();
        await using var server = await StartAsync(folder);
        using var rules = RuleSetClient.Connect(server.Address.ToString());
        var good = await rules.PushAsync(Packages.Rules(1));
        await rules.MoveAsync("live", good);

        await server.LimitFilesAsync(bytes: 1);
        var refused = await Assert.ThrowsAsync<ExtractionException>(() => rules.PushAsync(Packages.Rules(2)));
        Assert.Equal((StatusCode.Unavailable, "REGISTRY_UNAVAILABLE"), (refused.StatusCode, refused.Reason));
        Assert.Equal(good, (await AskAsync(server)).Summary.Revision);

        await server.LimitFilesAsync(bytes: null);
        var next = await rules.PushAsync(Packages.Rules(2));
        await rules.MoveAsync("live", next);
        Assert.Equal((next, Packages.RuleOf(2)), await AskAsync(server) is var result ? (result.Summary.Revision, result.Records.Single().Rule) : default);
    }

    private static Task<ServerProcess> StartAsync(WorkFolder folder, string key = "registry.poll_seconds", string value = "1") =>
        ServerProcess.StartAsync(folder.Rules, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(key, value), "--data", folder.Data);

    private static async Task<ExtractionResult> AskAsync(ServerProcess server)
    {
        using var client = ExtractionClient.Connect(server.Address.ToString());
        return await client.ExtractAsync(new ExtractRequest { RuleSet = "visits", Document = Packages.Document("visit rome") }).WaitAsync(TestServer.Patience);
    }
}
