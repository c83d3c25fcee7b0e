using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Processing.Storage.Tests;

/// <summary>What every registry promises. One public method for each promise; the test classes run all of them on each database.</summary>
/// <param name="open">Opens the database of this scenario once more, as another server would.</param>
internal sealed class RegistryContract(Func<IRuleRegistry> open)
{
    private static readonly ImmutableArray<MethodInfo> Methods =
        [.. typeof(RegistryContract).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(method => method.Name, StringComparer.Ordinal)];

    public static TheoryData<string> Promises => [.. Methods.Select(method => method.Name)];

    public static Task ProveAsync(string promise, Func<IRuleRegistry> open) =>
        (Task)Methods.Single(method => method.Name == promise).Invoke(new RegistryContract(open), null)!;

    public async Task A_new_registry_is_empty()
    {
        await using var registry = open();
        var state = await registry.ReadStateAsync(default);
        Assert.Equal((0L, 0), (state.Sequence, state.RuleSets.Length));
        Assert.Null(await registry.FindRuleSetAsync("news", default));
        Assert.Null(await registry.FindRevisionAsync("news", new string('0', 64), default));
        Assert.Null(await registry.ReadRevisionAsync("news", new string('0', 64), default));
        Assert.Empty(await registry.ListRevisionsAsync("news", null, 10, default));
        Assert.Empty(await registry.ReadHistoryAsync("news", "live", null, 10, default));
        Assert.Null(await registry.FindRollbackAsync("news", "live", default));
        Assert.Empty(await registry.ReadChangesAsync(0, 10, default));
    }

    public async Task A_revision_comes_back_as_it_went_in()
    {
        await using var registry = open();
        var wanted = Made.Revision("news", "«متن»\n");
        var before = DateTimeOffset.UtcNow;
        var added = await registry.AddRevisionAsync(wanted, default);
        Assert.True(added.IsNew);
        Assert.InRange(added.Revision.Created, before.AddMinutes(-1), before.AddMinutes(1));

        await using var other = open();
        var read = await other.ReadRevisionAsync("news", wanted.Content.Id, default);
        Assert.NotNull(read);
        Assert.Equal(wanted.Content.Id, read.Content.Id);
        Assert.Equal(wanted.Content.Files.Select(Describe), read.Content.Files.Select(Describe));
        Assert.Equal(wanted.Program.Content.ToArray(), read.Program.Content.ToArray());
        Assert.Equal((added.Revision.Id, wanted.Program.Hash), (wanted.Content.Id, read.Revision.ProgramHash));
        Assert.Equal(("ann", "says «متن»\n", 3, 0), (read.Revision.Facts.Author, read.Revision.Facts.Description, read.Revision.Facts.TestsPassed, read.Revision.Facts.TestsFailed));
        Assert.Equal(["Visit", "Place"], read.Revision.Facts.Records.AsEnumerable());
        Assert.Null(await other.ReadRevisionAsync("sport", wanted.Content.Id, default));

        static (string, PackageFileRole, string) Describe(PackageFile file) => (file.Path, file.Role, Encoding.UTF8.GetString(file.Content.Span));
    }

    public async Task Adding_twice_is_adding_once_and_the_first_stays()
    {
        await using var registry = open();
        var first = await registry.AddRevisionAsync(Made.Revision("news", "a"), default);
        var changes = await registry.ReadChangesAsync(0, 10, default);

        var again = await registry.AddRevisionAsync(Made.Revision("news", "a") with { Facts = new RevisionFacts("bob", "later", [], 0, 9) }, default);

        Assert.False(again.IsNew);
        Assert.Equal(("ann", 0, first.Revision.Sequence), (again.Revision.Facts.Author, again.Revision.Facts.TestsFailed, again.Revision.Sequence));
        Assert.Equal(changes.AsEnumerable(), await registry.ReadChangesAsync(0, 10, default));
    }

    public async Task Two_rule_sets_can_have_the_same_content()
    {
        await using var registry = open();
        await Made.AddAsync(registry, "news", "a");
        Assert.True((await registry.AddRevisionAsync(Made.Revision("sport", "a"), default)).IsNew);
        Assert.Equal(["news", "sport"], (await registry.ReadStateAsync(default)).RuleSets.Select(ruleSet => ruleSet.Name));
    }

    public async Task Revisions_come_in_pages_the_newest_first()
    {
        await using var registry = open();
        var names = await Made.AddAsync(registry, "news", "a", "b", "c", "d", "e");
        await Made.AddAsync(registry, "sport", "x");

        var found = new List<string>();
        long? before = null;
        while (await registry.ListRevisionsAsync("news", before, 2, default) is { IsEmpty: false } page)
        {
            Assert.InRange(page.Length, 1, 2);
            found.AddRange(page.Select(revision => revision.Id));
            before = page[^1].Sequence;
        }

        Assert.Equal(names.Reverse(), found);
    }

    public async Task A_label_moves_and_its_history_tells_how()
    {
        await using var registry = open();
        var names = await Made.AddAsync(registry, "news", "a", "b");
        var first = await Made.MoveAsync(registry, new LabelChange("news", "live", names[0]) { Expected = 0, Author = "ann", Reason = "the first" });
        var second = await Made.MoveAsync(registry, new LabelChange("news", "live", names[1]) { Expected = 1, Share = new TrafficShare(2_500) });
        Assert.Equal((1L, 2L), (first.Version, second.Version));

        await using var other = open();
        var label = Assert.Single((await other.FindRuleSetAsync("news", default))!.Labels);
        Assert.Equal(new LabelState("live", names[1], new TrafficShare(2_500), 2), label);
        var history = await other.ReadHistoryAsync("news", "live", null, 10, default);
        Assert.Equal([names[1], names[0]], history.Select(move => move.Revision));
        Assert.Equal(("ann", "the first"), (history[1].Author, history[1].Reason));
        Assert.Equal(names[0], Assert.Single(await other.ReadHistoryAsync("news", "live", 2, 10, default)).Revision);
    }

    public async Task A_label_that_stands_elsewhere_than_expected_does_not_move()
    {
        await using var registry = open();
        var names = await Made.AddAsync(registry, "news", "a", "b");
        Assert.Null(Assert.IsType<LabelOutcome.Conflict>(await registry.MoveLabelAsync(new LabelChange("news", "live", names[0]) { Expected = 1 }, default)).Current);
        await Made.MoveAsync(registry, new LabelChange("news", "live", names[0]));

        var refused = await registry.MoveLabelAsync(new LabelChange("news", "live", names[1]) { Expected = 0 }, default);

        Assert.Equal(new LabelState("live", names[0], TrafficShare.None, 1), Assert.IsType<LabelOutcome.Conflict>(refused).Current);
        Assert.Equal(names[0], (await registry.FindRuleSetAsync("news", default))!.Labels.Single().Revision);
        Assert.Single(await registry.ReadHistoryAsync("news", "live", null, 10, default));
    }

    public async Task A_label_does_not_move_to_what_is_not_there()
    {
        await using var registry = open();
        await Made.AddAsync(registry, "news", "a");
        var others = await Made.AddAsync(registry, "sport", "x");
        Assert.IsType<LabelOutcome.UnknownRevision>(await registry.MoveLabelAsync(new LabelChange("news", "live", new string('0', 64)), default));
        Assert.IsType<LabelOutcome.UnknownRevision>(await registry.MoveLabelAsync(new LabelChange("news", "live", others[0]), default));
    }

    public async Task A_repeated_request_changes_nothing_and_has_the_same_answer()
    {
        await using var registry = open();
        var names = await Made.AddAsync(registry, "news", "a", "b");
        var request = new LabelChange("news", "live", names[0]) { RequestId = "r1", Expected = 0 };
        var first = await Made.MoveAsync(registry, request);
        await Made.MoveAsync(registry, new LabelChange("news", "live", names[1]));

        Assert.Equal(first, await Made.MoveAsync(registry, request));
        Assert.IsType<LabelOutcome.RequestIdReused>(await registry.MoveLabelAsync(request with { Revision = names[1] }, default));
        Assert.Equal(names[1], (await registry.FindRuleSetAsync("news", default))!.Labels.Single().Revision);
    }

    public async Task A_move_to_where_the_label_stands_is_none()
    {
        await using var registry = open();
        var names = await Made.AddAsync(registry, "news", "a");
        var first = await Made.MoveAsync(registry, new LabelChange("news", "live", names[0]));
        Assert.Equal(first, await Made.MoveAsync(registry, new LabelChange("news", "live", names[0])));
        Assert.Equal(2, (await Made.MoveAsync(registry, new LabelChange("news", "live", names[0]) { Share = new TrafficShare(1) })).Version);
    }

    public async Task A_label_that_was_taken_away_comes_back_with_a_higher_version()
    {
        await using var registry = open();
        var names = await Made.AddAsync(registry, "news", "a");
        Assert.IsType<LabelOutcome.Conflict>(await registry.MoveLabelAsync(new LabelChange("news", "canary", null), default));
        await Made.MoveAsync(registry, new LabelChange("news", "canary", names[0]));

        Assert.Null((await Made.MoveAsync(registry, new LabelChange("news", "canary", null) { Expected = 1 })).Revision);

        Assert.Empty((await registry.FindRuleSetAsync("news", default))!.Labels);
        Assert.Equal(3, (await Made.MoveAsync(registry, new LabelChange("news", "canary", names[0]) { Expected = 0 })).Version);
    }

    public async Task Rollbacks_go_back_one_after_the_other()
    {
        await using var registry = open();
        var names = await Made.AddAsync(registry, "news", "a", "b", "c", "d");
        foreach (var name in names[..3])
        {
            await Made.MoveAsync(registry, new LabelChange("news", "live", name));
        }

        Assert.Equal(names[1], await RollbackAsync());
        Assert.Equal(names[0], await RollbackAsync());
        Assert.Null(await registry.FindRollbackAsync("news", "live", default));

        // A move after rollbacks is the newest place again, and what it left is the last one before it.
        await Made.MoveAsync(registry, new LabelChange("news", "live", names[3]));
        Assert.Equal(names[2], (await registry.FindRollbackAsync("news", "live", default))!.Revision);

        async Task<string?> RollbackAsync()
        {
            var to = await registry.FindRollbackAsync("news", "live", default);
            return (await Made.MoveAsync(registry, new LabelChange("news", "live", to!.Revision) { Position = to.Position, Share = to.Share })).Revision;
        }
    }

    public async Task Of_all_who_move_a_label_at_once_one_does()
    {
        await using var registry = open();
        await using var other = open();
        var names = await Made.AddAsync(registry, "news", "a", "b");
        IRuleRegistry[] both = [registry, other];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => both[i % 2].MoveLabelAsync(new LabelChange("news", "live", names[i % 2]) { Expected = 0, Reason = $"{i}" }, default))));

        Assert.Single(outcomes.OfType<LabelOutcome.Moved>());
        Assert.Equal(7, outcomes.OfType<LabelOutcome.Conflict>().Count());
        Assert.Single(await registry.ReadHistoryAsync("news", "live", null, 10, default));
    }

    public async Task The_changes_of_all_writers_come_in_one_order_without_gaps()
    {
        await using var registry = open();
        await using var other = open();
        var names = await Made.AddAsync(registry, "news", "a", "b");
        IRuleRegistry[] both = [registry, other];
        var seen = new List<RegistryChange>();
        var writing = Task.WhenAll(both.Select((one, index) => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await Made.MoveAsync(one, new LabelChange("news", $"label-{index}", names[i % 2]));
            }
        })));
        while (seen.Count < 42)
        {
            await registry.WaitForChangesAsync(seen.Count == 0 ? 0 : seen[^1].Sequence, default).WaitAsync(TimeSpan.FromSeconds(60));
            seen.AddRange(await registry.ReadChangesAsync(seen.Count == 0 ? 0 : seen[^1].Sequence, 7, default));
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, 42).Select(number => (long)number), seen.Select(change => change.Sequence));
        Assert.Equal([(null, names[0]), (null, names[1])], seen[..2].Select(change => (change.Label, change.Revision)));
        Assert.Equal(20, seen.Count(change => change.Label == "label-1"));
        Assert.Equal(42, (await registry.ReadStateAsync(default)).Sequence);
    }

    public async Task Who_waits_hears_of_a_change_of_another_server()
    {
        await using var registry = open();
        await using var other = open();
        await Made.AddAsync(registry, "news", "a");
        var waiting = other.WaitForChangesAsync(1, default);
        Assert.False(waiting.IsCompleted);
        await Made.AddAsync(registry, "news", "b");
        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(2, Assert.Single(await other.ReadChangesAsync(1, 10, default)).Sequence);
    }

    public async Task Who_waits_can_give_up()
    {
        await using var registry = open();
        using var stop = new CancellationTokenSource();
        var waiting = registry.WaitForChangesAsync(0, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    public async Task What_was_cancelled_was_not_done()
    {
        await using var registry = open();
        await Made.AddAsync(registry, "news", "a");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => registry.AddRevisionAsync(Made.Revision("news", "b"), stop.Token));
        Assert.Single(await registry.ListRevisionsAsync("news", null, 10, default));
    }

    public async Task Servers_tell_each_other_how_far_they_are_without_a_change()
    {
        await using var registry = open();
        await using var other = open();
        var within = TimeSpan.FromMinutes(1);
        Assert.Empty(await registry.ReadServersAsync(within, default));
        await registry.ReportAsync(new ServerReport("b", "second", 1, []), default);
        await other.ReportAsync(new ServerReport("a", "first", 2, [new LabelProblem("news", "live", "“no” such thing")]), default);
        await registry.ReportAsync(new ServerReport("b", "second", 3, []), default);

        var servers = await other.ReadServersAsync(within, default);

        Assert.Equal([("a", "first", 2L), ("b", "second", 3L)], servers.Select(server => (server.Id, server.Name, server.Sequence)));
        Assert.Equal(new LabelProblem("news", "live", "“no” such thing"), Assert.Single(servers[0].Problems));
        Assert.Empty(servers[1].Problems);
        Assert.Empty(await other.ReadServersAsync(TimeSpan.FromMinutes(-1), default));
        await registry.ForgetServerAsync("a", default);
        await registry.ForgetServerAsync("a", default);
        Assert.Equal(["b"], (await other.ReadServersAsync(within, default)).Select(server => server.Id));
        Assert.Equal(0, (await registry.ReadStateAsync(default)).Sequence);
        Assert.Empty(await registry.ReadChangesAsync(0, 10, default));
    }
}
