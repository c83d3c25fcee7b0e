using System.Collections.Immutable;
using Processing.Storage.LastGood;

namespace Processing.Storage.Tests;

public sealed class LastGoodTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("last-good-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_kept_comes_back()
    {
        var (a, b) = (Content("a"), Content("«ب»"));
        new LastGoodStore(_folder).Keep(RuleSet(7, ("live", a), ("canary", b)));

        var read = new LastGoodStore(_folder).Read();

        Assert.Empty(read.Problems);
        var ruleSet = Assert.Single(read.RuleSets);
        Assert.Equal(("news", 7L), (ruleSet.State.Name, ruleSet.State.Sequence));
        Assert.Equal([new LabelState("live", a.Revision.Id, new TrafficShare(100), 1), new LabelState("canary", b.Revision.Id, new TrafficShare(100), 1)], ruleSet.State.Labels.AsEnumerable());
        var kept = ruleSet.Revisions.Single(revision => revision.Revision.Id == b.Revision.Id);
        Assert.Equal(b.Program.Content.ToArray(), kept.Program.Content.ToArray());
        Assert.Equal(b.Content.Files.Select(file => (file.Path, file.Role, file.Hash)), kept.Content.Files.Select(file => (file.Path, file.Role, file.Hash)));
        Assert.Equal((b.Revision.Sequence, b.Revision.Created, b.Revision.ProgramHash, b.Revision.Facts.Description), (kept.Revision.Sequence, kept.Revision.Created, kept.Revision.ProgramHash, kept.Revision.Facts.Description));
        Assert.Equal(b.Revision.Facts.Records.AsEnumerable(), kept.Revision.Facts.Records);
    }

    [Fact]
    public void The_newer_takes_the_place_of_the_older_and_nothing_else_stays()
    {
        var store = new LastGoodStore(_folder);
        store.Keep(RuleSet(1, ("live", Content("a"))));
        store.Keep(RuleSet(2, ("live", Content("b"))));
        Assert.Equal(Content("b").Revision.Id, Assert.Single(new LastGoodStore(_folder).Read().RuleSets.Single().Revisions).Revision.Id);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder, "news")).Length);
    }

    [Fact]
    public void A_write_that_was_cut_short_leaves_the_older_one()
    {
        new LastGoodStore(_folder).Keep(RuleSet(1, ("live", Content("a"))));
        var half = Directory.GetFiles(Path.Combine(_folder, "news"), "labels").Single();
        File.WriteAllBytes(half + ".new", File.ReadAllBytes(half)[..20]);
        Assert.Equal(1, new LastGoodStore(_folder).Read().RuleSets.Single().State.Sequence);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_found_and_told_of()
    {
        var content = Content("a");
        new LastGoodStore(_folder).Keep(RuleSet(1, ("live", content)));
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "news")))
        {
            var whole = File.ReadAllBytes(file);
            for (var i = 0; i < whole.Length; i += Math.Max(1, whole.Length / 37))
            {
                var flipped = whole.ToArray();
                flipped[i] ^= 0x10;
                File.WriteAllBytes(file, flipped);
                var read = new LastGoodStore(_folder).Read();
                Assert.Single(read.Problems);
                Assert.Empty(read.RuleSets.SelectMany(ruleSet => ruleSet.State.Labels));
            }

            File.WriteAllBytes(file, whole);
        }

        Assert.Empty(new LastGoodStore(_folder).Read().Problems);
    }

    [Fact]
    public void What_is_damaged_is_written_anew()
    {
        var content = Content("a");
        new LastGoodStore(_folder).Keep(RuleSet(1, ("live", content)));
        var file = Directory.GetFiles(Path.Combine(_folder, "news"), "*.revision").Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        new LastGoodStore(_folder).Keep(RuleSet(2, ("live", content)));
        Assert.Empty(new LastGoodStore(_folder).Read().Problems);
    }

    [Fact]
    public void Where_nothing_was_kept_there_is_nothing()
    {
        var read = new LastGoodStore(Path.Combine(_folder, "nowhere")).Read();
        Assert.Equal((0, 0), (read.RuleSets.Length, read.Problems.Length));
    }

    private static StoredContent Content(string text)
    {
        var made = Made.Revision("news", text);
        return new StoredContent(new StoredRevision("news", made.Content.Id, 5, DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123), made.Program.Hash, made.Facts), made.Content, made.Program);
    }

    private static LastGoodRuleSet RuleSet(long sequence, params (string Label, StoredContent Content)[] labels)
    {
        ImmutableArray<LabelState> states = [.. labels.Select(label => new LabelState(label.Label, label.Content.Revision.Id, new TrafficShare(100), 1))];
        return new LastGoodRuleSet(new RuleSetState("news", sequence, states), [.. labels.Select(label => label.Content)]);
    }
}
