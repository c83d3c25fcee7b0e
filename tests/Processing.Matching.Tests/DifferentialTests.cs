using Processing.Matching.Programs;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Random programs over random texts: all executors give the same records and zones, byte for byte.</summary>
public sealed class DifferentialTests
{
    public static TheoryData<int> Some => Seeds.First(6);

    [Theory]
    [MemberData(nameof(Some))]
    public void ExecutorsAgree(int seed)
    {
        var random = new Random(seed);
        var (records, zones) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            var programs = new RandomProgram(random);
            var program = programs.Next();
            for (var document = 0; document < 3; document++)
            {
                var text = programs.NextText(round % 10 == 9 ? 400 : 40);
                var plain = Run(new PlainExecutor(), program, text);
                var fast = Run(new FastExecutor(), program, text);
                Assert.Null(plain.Truncation);
                if (ToJson(plain) != ToJson(fast))
                {
                    Assert.Fail($"seed {seed} round {round} text <{System.Text.Encoding.UTF8.GetString(text.Text)}>\nplain {ToJson(plain)}\nfast {ToJson(fast)}\n{Describe.Program(program)}");
                }

                records += plain.Records.Length;
                zones += plain.Zones.Length;
            }
        }

        Assert.True(records > 1_000 && zones > 50, $"{records} records, {zones} zones");
    }

    [Fact]
    public void WhatFollowsAnEntityIsNotAskedWhereItIsOnlyLookedAhead()
    {
        var count = Entity("Count", Alternative(Cap(0, Number()), Label(0), null, "n"));
        var any = new PatternNode.TokenClass(TokenClassKind.Any, null);
        var pattern = Or(Seq(Cap(0, Ann(0)), Lit("boats")), Seq(Ahead(Ann(0)), Cap(0, any), any));
        var program = Program(count, Record(Shape("R", Field("one")), Rule("r", pattern, 1, TextOf(0))));
        var text = Tokens("5 boats and 7 nets");

        var records = Run(new FastExecutor(), program, text).Records;

        Assert.Equal(2, records.Length);
        Assert.Equal(ToJson(Run(new PlainExecutor(), program, text)), ToJson(Run(new FastExecutor(), program, text)));
    }
}
