using Processing.Server.Hosting;
using Processing.Server.Serving;

namespace Processing.Server.Tests;

public class TurnTests
{
    [Fact]
    public async Task Whoever_waits_can_give_up_and_takes_no_turn()
    {
        using var turns = new ExtractionTurns(new ServerSettings { MaxConcurrentExtractions = 1, MaxWaitingCalls = 1 });
        Assert.True(await turns.EnterAsync(Turn.WaitOrRefuse, default));
        using var caller = new CancellationTokenSource();
        var waits = turns.EnterAsync(Turn.WaitOrRefuse, caller.Token).AsTask();
        Assert.Equal(1, turns.Waiting);
        Assert.False(await turns.EnterAsync(Turn.WaitOrRefuse, default));

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Assert.Equal(0, turns.Waiting);
        turns.Leave();
        Assert.True(await turns.EnterAsync(Turn.WaitOrRefuse, default));
    }

    [Fact]
    public async Task Streams_wait_without_being_refused()
    {
        using var turns = new ExtractionTurns(new ServerSettings { MaxConcurrentExtractions = 1, MaxWaitingCalls = 0 });
        Assert.True(await turns.EnterAsync(Turn.Wait, default));
        var second = turns.EnterAsync(Turn.Wait, default).AsTask();
        Assert.False(second.IsCompleted);
        turns.Leave();
        Assert.True(await second);
    }
}
