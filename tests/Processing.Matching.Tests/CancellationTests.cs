using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Inside one long document the engine looks at the cancellation again and again, whatever it is doing.</summary>
public sealed class CancellationTests
{
    private const int TokenCount = 6_000;

    // A light pass over the document, or as many small matches as there are steps, may lie between two looks: so much is allocated in it, and no more.
    private const long MostBytesBetweenLooks = (TokenCount * 64L) + (1024 * 1024);

    private static readonly string[] Letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

    private static readonly RecordShape Named = Shape("R", Field("f"), ListField("all"));

    /// <summary>Programs whose work lies in one part of the engine, each for a text of random one-letter words and numbers.</summary>
    private static readonly Dictionary<string, RuleProgram> Programs = new()
    {
        ["a record a token"] = Program(Record(Named, Rule("r", Cap(0, Word()), 1, Label(0)))),
        ["overlaps"] = Program(Record(Named, [.. Enumerable.Range(0, 8).Select(index => Rule($"r{index}", Seq(Lit(Letters[index]), Repeat(Word(), 0, index)), 1, Label(0)))])),
        ["lexicons"] = Program(Words("L", [.. Letters]), Record(Named, Rule("r", Cap(0, Ann(0)), 1, Label(0)))),
        ["entities"] = Program(Entity("E", Alternative(Repeat(Word(), 1, 3))), Record(Named, Rule("r", Cap(0, Ann(0)), 1, Label(0)))),
        ["exact keys"] = Program(Record(Named with { Key = [new KeyPart(0, 1)] }, Rule("r", Cap(0, Repeat(Word(), 3, 3)), 1, Label(0)))),
        ["approximate keys"] = Program(Record(Named with { Key = [new KeyPart(0, 0.8)] }, Rule("r", Cap(0, Seq(Lit("a"), Repeat(Word(), 9, 9))), 1, Label(0)))),
        ["frames"] = Program(Record(Named, Frame("r", Lit("a"), 2, [Slot(1, Lit("b")) with { Scope = SlotScope.Document }], Label(1)))),
        ["frames with lists"] = Program(Record(Named, Frame("r", Lit("a"), 2, [Slot(1, Word()) with { Scope = SlotScope.Sentence, IsList = true }], Label(1), Label(1)))),
        ["records of one policy"] = Policy(),
        ["references"] = Referring(),
        ["zones"] = new RuleProgram([Record(Named, Rule("r", Cap(0, Word()), 1, Label(0)))], [new ZoneDefinition("z", "test", true, [new ZoneClause.Matching(Lit("a"))])]),
    };

    public static TheoryData<string> Names => [.. Programs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ItLooksAllTheTime(string name)
    {
        var program = Programs[name];
        foreach (var executor in new[] { "plain", "fast" })
        {
            var text = Text(1);
            var (before, looks, most) = (GC.GetAllocatedBytesForCurrentThread(), 0, 0L);
            var whole = Execute(executor, program, text, new MatchBudget(MatchLimits.Default, CancellationToken.None) { BeforeLook = Note });

            Assert.Null(whole.Truncation);
            Assert.True(looks >= TokenCount / MatchBudget.WorkBetweenLooks, $"{name}, {executor}: {looks} looks");
            Assert.True(most <= MostBytesBetweenLooks, $"{name}, {executor}: {most:N0} bytes between two looks");
            foreach (var stopAt in new[] { 1, 2, looks / 2, looks - 1, looks })
            {
                AssertStopsAt(stopAt, executor, program, text);
            }

            // What was stopped has left nothing behind in the buffers that the next run uses.
            Assert.Equal(ToJson(whole), ToJson(Execute(executor, program, text, new MatchBudget(MatchLimits.Default, CancellationToken.None))));

            void Note()
            {
                var now = GC.GetAllocatedBytesForCurrentThread();
                (looks, most) = (looks + 1, Math.Max(most, looks == 0 ? 0 : now - before));
                before = now;
            }
        }
    }

    private static void AssertStopsAt(int look, string executor, RuleProgram program, TokenizedText text)
    {
        using var source = new CancellationTokenSource();
        var looks = 0;
        var budget = new MatchBudget(MatchLimits.Default, source.Token)
        {
            BeforeLook = () =>
            {
                if (++looks == look)
                {
                    source.Cancel();
                }
            },
        };
        Assert.Throws<OperationCanceledException>(() => Execute(executor, program, text, budget));
        Assert.Equal(look, looks);
    }

    private static TokenizedText Text(int seed)
    {
        var random = new Random(seed);
        return Tokens(string.Join(' ', Enumerable.Range(0, TokenCount).Select(index => index % 400 == 399 ? "\n" : Letters[random.Next(Letters.Length)])));
    }

    private static RuleProgram Policy()
    {
        Producer[] records = [.. Enumerable.Range(0, 3).Select(index => Record(Shape($"R{index}", Field("f")), Rule($"r{index}", Cap(0, Repeat(Word(), 1, 1 + index)), 1, Label(0))))];
        return new RuleProgram([.. records], [], [new OverlapPolicy([0, 1, 2], [OverlapCriterion.Longest])]);
    }

    private static RuleProgram Referring()
    {
        var record = Record(Named with { Key = [new KeyPart(0, 1)] }, Rule("r", Seq(Lit("a"), Cap(0, Repeat(Word(), 2, 2))), 1, Label(0)));
        return Program(record with
        {
            References =
            [
                new RecordReference(
                    [
                        new ReferenceClue.Same([0], TextLanguage.English, new ReferenceReach(ReachUnit.Document, 0)),
                        new ReferenceClue.Phrase(Lit("b"), new ReferenceReach(ReachUnit.Document, 0)),
                    ],
                    null),
            ],
        });
    }

    private static MatchResult Execute(string name, RuleProgram program, TokenizedText text, MatchBudget budget) =>
        name == "plain" ? PlainExecutor.Execute(program, text, budget, null) : FastExecutor.Execute(program, text, budget, null);
}
