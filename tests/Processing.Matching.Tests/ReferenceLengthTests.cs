using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Words that stand for a record may be longer than any match of its rules; what uses the record finds them all the same.</summary>
public sealed class ReferenceLengthTests
{
    private static readonly ReferenceReach Anywhere = new(ReachUnit.Document, 0);

    [Fact]
    public void A_phrase_of_more_tokens_than_the_record() =>
        Assert.Equal(2, Speakers(new ReferenceClue.Phrase(Seq(Lit("the"), Lit("old"), Lit("captain")), Anywhere), "Brand spoke. Then the old captain spoke."));

    [Fact]
    public void Words_of_more_tokens_than_the_record() =>
        Assert.Equal(2, Speakers(new ReferenceClue.Words(["that very man"], TextLanguage.English, Anywhere), "Brand spoke. Then that very man spoke."));

    // How many are said to have spoken, by a rule that takes whoever speaks as one step.
    private static int Speakers(ReferenceClue clue, string text)
    {
        var captain = Record(Shape("Captain", Field("name")), Rule("captain", Cap(0, new PatternNode.Regex("brand.*")), 1, TextOf(0))) with { References = [new RecordReference([clue], null)] };
        var speech = Record(Shape("Speech", Field("who")), Rule("speech", Seq(Cap(0, Ann(0)), Lit("spoke")), 1, TextOf(0)));

        return Run(Program(captain, speech), Tokens(text, TextLanguage.English)).Records.Count(record => record.Record == "Speech");
    }
}
