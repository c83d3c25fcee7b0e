using Processing.Server.Hosting;
using Processing.Server.Serving;

namespace Processing.Server.Tests;

public class TurnTests
{
    [Fact]
    public async Task Whoever_waits_can_give_up_and_takes_no_turn()
    {
        var turns = Turns(waiting: 1);
        Assert.True(await turns.EnterAsync(Turn.WaitOrRefuse, "", default));
        using var caller = new CancellationTokenSource();
        var waits = turns.EnterAsync(Turn.WaitOrRefuse, "", caller.Token).AsTask();
        Assert.Equal((1, 1), (turns.Waiting, turns.Running));
        Assert.False(await turns.EnterAsync(Turn.WaitOrRefuse, "", default));

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Assert.Equal(0, turns.Waiting);
        turns.Leave();
        Assert.Equal(0, turns.Running);
        Assert.True(await turns.EnterAsync(Turn.WaitOrRefuse, "", default));
    }

    [Fact]
    public async Task Streams_wait_without_being_refused()
    {
        var turns = Turns(waiting: 0);
        Assert.True(await turns.EnterAsync(Turn.Wait, "", default));
        var second = turns.EnterAsync(Turn.Wait, "", default).AsTask();
        Assert.False(second.IsCompleted);
        Assert.Equal(0, turns.Waiting);
        turns.Leave();
        Assert.True(await second);
    }

    [Fact]
    public async Task Tenants_are_served_in_turn_and_their_calls_in_order()
    {
        var turns = Turns(waiting: 100);
        await turns.EnterAsync(Turn.WaitOrRefuse, "loud", default);
        var served = new List<string>();
        string[] asked = ["loud1", "loud2", "loud3", "loud4", "quiet1", "other1", "quiet2"];
        var waiting = asked.Select(name => (Name: name, Task: turns.EnterAsync(name.StartsWith("other", StringComparison.Ordinal) ? Turn.Wait : Turn.WaitOrRefuse, name[..^1], default).AsTask())).ToList();
        while (waiting.Count > 0)
        {
            turns.Leave();
            var given = await Task.WhenAny(waiting.Select(waiter => waiter.Task));
            Assert.True(await given);
            var next = waiting.Single(waiter => waiter.Task == given);
            served.Add(next.Name);
            waiting.Remove(next);
        }

        Assert.Equal(["quiet1", "other1", "loud1", "quiet2", "loud2", "loud3", "loud4"], served);
    }

    [Fact]
    public async Task A_tenant_that_asks_now_and_then_waits_for_one_document_of_a_tenant_that_always_asks()
    {
        var turns = Turns(waiting: 100);
        await turns.EnterAsync(Turn.WaitOrRefuse, "loud", default);
        for (var time = 0; time < 10; time++)
        {
            var loud = turns.EnterAsync(Turn.WaitOrRefuse, "loud", default).AsTask();
            var quiet = turns.EnterAsync(Turn.WaitOrRefuse, "quiet", default).AsTask();
            turns.Leave();
            Assert.True(await quiet);
            Assert.False(loud.IsCompleted);
            turns.Leave();
            Assert.True(await loud);
        }
    }

    [Fact]
    public async Task Tenants_that_come_once_are_not_remembered_for_ever()
    {
        var turns = Turns(waiting: 100);
        await turns.EnterAsync(Turn.WaitOrRefuse, "early", default);
        for (var tenant = 0; tenant < 10_000; tenant++)
        {
            turns.Leave();
            Assert.True(await turns.EnterAsync(Turn.WaitOrRefuse, $"once{tenant}", default));
        }

        // Were it known of the early one that it had a document, the new one would go before it.
        var early = turns.EnterAsync(Turn.WaitOrRefuse, "early", default).AsTask();
        var anew = turns.EnterAsync(Turn.WaitOrRefuse, "new", default).AsTask();
        turns.Leave();
        Assert.True(await early);
        Assert.False(anew.IsCompleted);
    }

    [Fact]
    public async Task Tenants_that_come_anew_all_the_time_do_not_keep_another_waiting_for_ever()
    {
        var turns = Turns(waiting: 100);
        await turns.EnterAsync(Turn.WaitOrRefuse, "loud", default);
        var loud = turns.EnterAsync(Turn.WaitOrRefuse, "loud", default).AsTask();
        var others = new Queue<Task<bool>>(new[] { "0", "1" }.Select(tenant => turns.EnterAsync(Turn.WaitOrRefuse, tenant, default).AsTask()));
        for (var tenant = 2; tenant < 4; tenant++)
        {
            turns.Leave();
            Assert.True(await others.Dequeue());
            others.Enqueue(turns.EnterAsync(Turn.WaitOrRefuse, $"{tenant % 2}", default).AsTask());
        }

        // Both had a turn since it asked.
        turns.Leave();
        Assert.True(await loud);
    }

    [Fact]
    public async Task In_a_full_server_the_newest_call_of_the_loudest_tenant_makes_room_for_a_quiet_one()
    {
        var turns = Turns(waiting: 3);
        await turns.EnterAsync(Turn.WaitOrRefuse, "loud", default);
        var loud = Enumerable.Range(0, 3).Select(_ => turns.EnterAsync(Turn.WaitOrRefuse, "loud", default).AsTask()).ToList();
        Assert.False(await turns.EnterAsync(Turn.WaitOrRefuse, "loud", default));

        var quiet = turns.EnterAsync(Turn.WaitOrRefuse, "quiet", default).AsTask();
        Assert.False(await loud[2]);
        Assert.False(quiet.IsCompleted);

        // Two and one: another call of the quiet one would have no less than the loud one.
        Assert.False(await turns.EnterAsync(Turn.WaitOrRefuse, "quiet", default));
        Assert.Equal(3, turns.Waiting);
        turns.Leave();
        turns.Leave();
        Assert.True(await loud[0]);
        Assert.True(await quiet);
        Assert.False(loud[1].IsCompleted);
    }

    [Fact]
    public async Task Whether_a_tenant_may_wait_is_known_before_it_asks()
    {
        var turns = Turns(waiting: 2);
        Assert.False(turns.IsFull);
        await turns.EnterAsync(Turn.WaitOrRefuse, "loud", default);
        var loud = Enumerable.Range(0, 2).Select(_ => turns.EnterAsync(Turn.WaitOrRefuse, "loud", default).AsTask()).ToList();

        Assert.True(turns.IsFull);
        Assert.False(turns.MayWait("loud"));
        Assert.True(turns.MayWait("quiet"));
        Assert.Equal((2, 1), (turns.Waiting, turns.Running));
        turns.Leave();
        Assert.True(await loud[0]);
        Assert.True(turns.MayWait("loud"));
    }

    [Fact]
    public void The_last_place_for_pieces_is_for_a_tenant_that_has_none()
    {
        using var places = new UploadPlaces(new ServerSettings { MaxUploads = 3 });
        Assert.True(places.TryTake("loud"));
        Assert.True(places.TryTake("loud"));
        Assert.False(places.TryTake("loud"));
        Assert.True(places.TryTake("quiet"));
        Assert.False(places.TryTake("other"));

        places.Leave("quiet");
        Assert.False(places.TryTake("loud"));
        places.Leave("loud");
        Assert.True(places.TryTake("loud"));
        Assert.Equal(2, places.Taken);
    }

    [Fact]
    public void Callers_without_a_tenant_have_all_places()
    {
        using var places = new UploadPlaces(new ServerSettings { MaxUploads = 2 });
        Assert.True(places.TryTake(""));
        Assert.True(places.TryTake(""));
        Assert.False(places.TryTake(""));
    }

    [Fact]
    public async Task Turns_are_neither_lost_nor_made_where_callers_come_and_give_up()
    {
        var turns = new ExtractionTurns(new ServerSettings { MaxConcurrentExtractions = 3, MaxWaitingCalls = 20 });
        var (inside, most) = (0, 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, 5000), new ParallelOptions { MaxDegreeOfParallelism = 30 }, async (i, _) =>
        {
            using var caller = new CancellationTokenSource();
            var enters = turns.EnterAsync(i % 3 == 0 ? Turn.Wait : Turn.WaitOrRefuse, $"{i % 4}", caller.Token).AsTask();
            if (i % 5 == 0)
            {
                await caller.CancelAsync();
            }

            try
            {
                if (await enters)
                {
                    var now = Interlocked.Increment(ref inside);
                    InterlockedMax(ref most, now);
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                    turns.Leave();
                }
            }
            catch (OperationCanceledException)
            {
                // It gave up; it has no turn to give back.
            }
        });
        Assert.Equal((0, 0), (turns.Running, turns.Waiting));
        Assert.InRange(most, 1, 3);

        static void InterlockedMax(ref int most, int now)
        {
            for (var seen = most; now > seen; seen = most)
            {
                Interlocked.CompareExchange(ref most, now, seen);
            }
        }
    }

    private static ExtractionTurns Turns(int waiting) => new(new ServerSettings { MaxConcurrentExtractions = 1, MaxWaitingCalls = waiting });
}
