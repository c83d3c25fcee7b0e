using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Texts made from the rules themselves: they match far more often than random ones, so the ways behind the anchors are walked too.</summary>
public sealed class SampledTextTests
{
    public static TheoryData<int> Some => Seeds.First(3);

    [Theory]
    [MemberData(nameof(Some))]
    public void Executors_agree_on_texts_made_of_their_rules(int seed)
    {
        var random = new Random(seed + 20);
        var (texts, matched) = (0, 0);
        for (var round = 0; round < 50; round++)
        {
            var programs = new RandomProgram(random);
            var program = programs.Next();
            var sampler = new PatternSampler(program, random);
            foreach (var rule in program.Producers.OfType<Producer.Record>().SelectMany(record => record.Rules))
            {
                var sample = sampler.OfRule(rule);
                var text = InText(sample, random);
                var plain = Run(new PlainExecutor(), program, text);
                var fast = Run(new FastExecutor(), program, text);
                Assert.True(ToJson(plain) == ToJson(fast), $"seed {seed} round {round} rule {rule.Name} text <{sample}>\nplain {ToJson(plain)}\nfast {ToJson(fast)}\n{rule}");
                texts++;
                matched += plain.Records.IsEmpty ? 0 : 1;
            }
        }

        Assert.True(matched * 2 > texts, $"{matched} of {texts} texts have a match");
    }

    /// <summary>The sampler and the rules of one shape each: what is sampled must match, or the sampler has lost its use.</summary>
    [Fact]
    public void What_is_sampled_of_plain_rules_matches()
    {
        var random = new Random(5);
        Producer.Lexicon lexicon = new("L", null, new LexiconOptions(), [new LexiconEntry(["تهران", "new york"], null)]);
        PatternNode[] patterns =
        [
            Seq(Lit("رئیس"), Cap(0, Ann(0)), new PatternNode.Gap(0, 3), Lit("گفت")),
            Seq(Cap(0, Or(Lit("alpha beta"), Number())), Repeat(Ann(0), 1, 3)),
            Seq(Ann(0), Cap(0, new PatternNode.List(Lit("gamma")))),
        ];
        foreach (var pattern in patterns)
        {
            var rule = Rule("r", pattern, 1, Label(0));
            var program = Program(lexicon, Record(Shape("R", Field("one")), rule));
            for (var round = 0; round < 40; round++)
            {
                var sample = new PatternSampler(program, random).OfRule(rule);
                Assert.False(Run(new FastExecutor(), program, InText(sample, random)).Records.IsEmpty, sample);
            }
        }
    }

    // Before and behind it a few words, and in its own block or in the middle of one.
    private static TokenizedText InText(string sample, Random random)
    {
        string[] around = ["", "در تهران", "before it", "قبل ذلك", "12", "( a )"];
        var line = $"{around[random.Next(around.Length)]} {sample} {around[random.Next(around.Length)]}";
        TextLanguage[] languages = [TextLanguage.None, TextLanguage.Persian, TextLanguage.Arabic, TextLanguage.English];
        return Blocks([("first line", BlockKind.Paragraph, "$.a"), (line, BlockKind.Paragraph, "$.p[0]")], languages[random.Next(languages.Length)]);
    }
}
