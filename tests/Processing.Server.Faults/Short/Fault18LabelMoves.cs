using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Short;

/// <summary>Labels move while documents are worked on. No call fails, every answer is of the revision that it names, and who calls after a move gets the new one.</summary>
public sealed class Fault18LabelMoves
{
    private const int Moves = 20;
    private const int Callers = 3;

    [Fact]
    public async Task Under_load_no_call_fails_and_every_answer_is_of_the_revision_it_names()
    {
        await using var server = await RegistryServer.StartAsync();
        var load = new LabelMoves(server.Server.Host.Address, Callers);

        await load.RunAsync(Moves);

        Assert.Empty(load.Failures);
        Assert.Equal((0, 0), (load.Mismatches, load.Stale));
        Assert.True(load.Answers > Moves, $"{load.Answers} answers during {Moves} moves");
        Assert.True(load.RevisionsSeen > 1);
    }
}
