using System.Runtime.CompilerServices;
using System.Text;
using Processing.Matching.Programs;
using Processing.Matching.Replay;
using Processing.Matching.Results;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Faults found in a review.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void ARecordedRunIsReplayedByManyThreadsAtOnce()
    {
        var name = Entity("Name", Alternative(Cap(0, Word()), Label(0), null, "l0"));
        var before = Program(name, Record(Shape("Found", Field("name")), Rule("found", Seq(Lit("nowhere"), Cap(0, Ann(0))), 1, Label(0))));
        var after = Program(name, Record(Shape("Found", Field("name")), Rule("found", Cap(0, Ann(0)), 1, Label(0))));
        var text = Tokens(string.Join('\n', Enumerable.Range(0, 20_000).Select(index => $"w{(char)('a' + (index % 26))}{(char)('a' + (index / 26 % 26))}{(char)('a' + (index / 676))}")));
        var expected = ToJson(Run(new PlainExecutor(), after, text));
        var change = new ProgramChange(before, after);
        var wrong = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            var run = new RecordedRun(before, text, MatchLimits.Default, null, CancellationToken.None);
            using var barrier = new Barrier(8);
            Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() =>
            {
                barrier.SignalAndWait();
                try
                {
                    var found = run.Replay(change, CancellationToken.None);
                    if (found is null || ToJson(found) != expected)
                    {
                        lock (wrong) { wrong.Add("other result"); }
                    }
                }
                catch (Exception failure)
                {
                    lock (wrong) { wrong.Add(failure.GetType().Name + ": " + failure.Message); }
                }
            }))];
            foreach (var thread in threads) { thread.IsBackground = true; thread.Start(); }
            foreach (var thread in threads)
            {
                if (!thread.Join(60_000)) { lock (wrong) { wrong.Add("hangs"); } }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}: {string.Join('\n', wrong.GroupBy(w => w).Select(g => $"{g.Count()} x {g.Key}"))}");
    }

    [Fact]
    public void NoRecordOfADocumentIsKeptByTheProgram()
    {
        var program = Program(Record(Shape("Count", Field("number")), Rule("count", Cap(0, Number()), 1, Label(0))));
        var kept = RunOnce(program, Tokens(string.Join(' ', Enumerable.Range(0, 20_000))));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(kept.IsAlive);
        GC.KeepAlive(program);
    }

    [Fact]
    public void ControlFewRecords()
    {
        var program = Program(Record(Shape("Count", Field("number")), Rule("count", Cap(0, Number()), 1, Label(0))));
        var kept = RunOnce(program, Tokens(string.Join(' ', Enumerable.Range(0, 2_000))));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(kept.IsAlive);
        GC.KeepAlive(program);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(RuleProgram program, TokenizedText text)
    {
        var result = new FastExecutor().Execute(program, text, MatchLimits.Default, RunControl.None);
        Assert.Null(result.Truncation);
        return new WeakReference(result.Records[^1]);
    }

    [Fact]
    public void AnUnusualDocumentLeavesLittleMemoryBehind()
    {
        // Forty rules, each with two readings of the same few words.
        RuleDefinition[] rules = [.. Enumerable.Range(0, 40).Select(index =>
            Rule($"two{index}", Seq(Cap(0, new PatternNode.Both(Repeat(Word(), 1, 3 + (index % 5)), Repeat(Or(Word(), Lit($"x{index}")), 1, 3))), Lit("never")), 1, Label(0)))];
        var program = Program(Record(Shape("Two", Field("f")), [.. rules]));
        var small = Tokens("a few words here");
        new FastExecutor().Execute(program, small, MatchLimits.Default, RunControl.None);
        var text = Tokens(string.Join('\n', Enumerable.Repeat("some of the words of it before never", 5_000)));
        var before = GC.GetTotalMemory(true);
        var found = new FastExecutor().Execute(program, text, MatchLimits.Default, RunControl.None);
        var truncation = found.Truncation;
        found = null;
        var first = GC.GetTotalMemory(true) - before;
        for (var i = 0; i < 20; i++)
        {
            new FastExecutor().Execute(program, small, MatchLimits.Default, RunControl.None);
        }

        var kept = GC.GetTotalMemory(true) - before;
        Assert.True(kept < 4 << 20, $"{kept} after small ones, {first} at once, {text.Count} tokens, {truncation}");
        GC.KeepAlive(program);
        GC.KeepAlive(text);
    }

    [Fact]
    public void AThreadKeepsNoHugeFoldedText()
    {
        Values.Folding.Compare("a", "b");
        var before = GC.GetTotalMemory(true);
        CompareHuge();
        var kept = GC.GetTotalMemory(true) - before;
        Assert.True(kept < 1 << 20, $"{kept}");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CompareHuge() => Values.Folding.Compare(new string('a', 10_000_000), new string('b', 10_000_000));

    [Fact]
    public void ATokenIsSmall() => Assert.Equal("24 2 16", $"{Unsafe.SizeOf<Token>()} {SizeOf("Processing.Text.TokenOpenings+Opening")} {Unsafe.SizeOf<Processing.Matching.Anchors.AnchorKey>()}");

    private static object? SizeOf(string name) => typeof(Unsafe).GetMethod("SizeOf")!.MakeGenericMethod(typeof(Token).Assembly.GetType(name)!).Invoke(null, null);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void LexiconsFindNothingWhereNoneMayStart(int seed)
    {
        var random = new Random(seed);
        string[] stems = ["کتاب", "خانه", "وزیر", "الف", "بلد", "لبنان", "کار", "مدرسه", "ابن", "درخت", "iran", "port", "واژه", "ولد", "ما"];
        string[] ends = ["", "", "ها", "های", "ی", "ای", "\u200cها", "\u200cهای", "ترین", "مان", "'s", "‌تر", "یی", "ء", "هایشان"];
        string[] begins = ["", "", "", "و", "ب", "ل", "ال", "بال", "ک", "ف", "وال", "لل", "می\u200c"];
        string Part() => begins[random.Next(begins.Length)] + stems[random.Next(stems.Length)] + (random.Next(3) == 0 ? "\u200c" + stems[random.Next(stems.Length)] : "") + ends[random.Next(ends.Length)] + (random.Next(6) == 0 ? ends[random.Next(ends.Length)] : "");
        for (var round = 0; round < 100; round++)
        {
            var vocabulary = new TokenVocabulary();
            var builder = new LexiconSetBuilder(vocabulary);
            var all = Enumerable.Range(0, 6).Select(i => 1UL << (10 + i)).ToArray();
            var options = new[] { new LexiconOptions(), new LexiconOptions { Clitics = true, Languages = TextLanguage.Persian }, new LexiconOptions { Clitics = true, Languages = TextLanguage.Arabic }, new LexiconOptions { Clitics = true, Languages = TextLanguage.English | TextLanguage.Persian }, new LexiconOptions { Exact = true }, new LexiconOptions { Clitics = false } };
            for (var lexicon = 0; lexicon < 6; lexicon++)
            {
                var number = builder.AddLexicon(options[lexicon], all[lexicon]);
                for (var entry = 0; entry < 6; entry++)
                {
                    builder.Add(number, string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(2) == 0 ? stems[random.Next(stems.Length)] : Part())), entry);
                }
            }

            var set = builder.Build();
            var language = (TextLanguage)random.Next(8);
            var text = Tokens(string.Join(random.Next(5) == 0 ? "\n" : " ", Enumerable.Range(0, 120).Select(_ => random.Next(10) == 0 ? "ها" : Part())), language);
            var symbols = new int[text.Count];
            vocabulary.Read(text, new TokenSpan(0, text.Count), symbols);
            var read = new ulong[text.Count];
            var starts = new ulong[text.Count];
            set.ReadMarks(symbols.AsSpan(0, text.Count), read);
            set.ReadStarts(text, 0, symbols.AsSpan(0, text.Count), 0, starts);
            var found = new List<LexiconSetMatch>();
            for (var token = 0; token < text.Count; token++)
            {
                found.Clear();
                set.FindAt(text, symbols, token, found);
                var marks = found.Aggregate(0UL, (known, match) => known | all[match.Lexicon]);
                Assert.Equal(0UL, marks & ~set.MarksAt(text, symbols, token));
                Assert.Equal(0UL, marks & ~starts[token]);
                Assert.Equal(0UL, marks & ~(read[token] | set.ReadShortened(text, token)));
                Assert.All(found, match => Assert.Equal(token, match.Match.Tokens.Start));
                Total += found.Count;
            }
        }

        Assert.True(Total > 200, $"{Total}");
    }

    private int Total;
}
