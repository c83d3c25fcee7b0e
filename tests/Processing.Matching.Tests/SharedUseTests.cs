using System.Runtime.CompilerServices;
using Processing.Matching.Programs;
using Processing.Matching.Replay;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>What is used by several threads at once, or by one document after another, shows nothing of that.</summary>
public sealed class SharedUseTests
{
    [Fact]
    public void ARecordedRunIsReplayedByManyThreadsAtOnce()
    {
        const int Threads = 8;
        var name = Entity("Name", Alternative(Cap(0, Word()), Label(0), null, "l0"));
        var before = Program(name, Record(Shape("Found", Field("name")), Rule("found", Seq(Lit("nowhere"), Cap(0, Ann(0))), 1, Label(0))));
        var after = Program(name, Record(Shape("Found", Field("name")), Rule("found", Cap(0, Ann(0)), 1, Label(0))));
        var text = Tokens(string.Join('\n', Enumerable.Range(0, 5_000).Select(index => $"w{(char)('a' + (index % 26))}{(char)('a' + (index / 26 % 26))}{(char)('a' + (index / 676))}")));
        var expected = ToJson(Run(new PlainExecutor(), after, text));
        var run = new RecordedRun(before, text, MatchLimits.Default, null, CancellationToken.None);
        var change = new ProgramChange(before, after);
        var found = new string?[Threads];

        // Threads of their own, that they begin together.
        using var together = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() => found[index] = Replay(run, change, together)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(found, json => Assert.Equal(expected, json));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public void NoRecordOfADocumentIsKeptByTheProgram(int records)
    {
        var program = Program(Record(Shape("Count", Field("number")), Rule("count", Cap(0, Number()), 1, Label(0))));
        var kept = RunOnce(program, Tokens(string.Join(' ', Enumerable.Range(0, records))));
        GC.Collect();
        Assert.False(kept.IsAlive);
        GC.KeepAlive(program);
    }

    private static string Replay(RecordedRun run, ProgramChange change, Barrier together)
    {
        together.SignalAndWait();
        try
        {
            return run.Replay(change, CancellationToken.None) is { } result ? ToJson(result) : "nothing";
        }
        catch (Exception failure) when (failure is InvalidOperationException or IndexOutOfRangeException)
        {
            // A thread that fails would end the process.
            return failure.ToString();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(RuleProgram program, TokenizedText text)
    {
        var result = new FastExecutor().Execute(program, text, MatchLimits.Default, RunControl.None);
        Assert.Equal((null, text.Count), (result.Truncation, result.Records.Length));
        return new WeakReference(result.Records[^1]);
    }
}
