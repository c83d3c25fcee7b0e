using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>What a document costs in memory besides its records.</summary>
public sealed class AllocationTests
{
    // What does not grow with the document, and what does: the annotations of lexicon entries that a pattern asked for.
    private const int MostBytes = 2 * 1024;
    private const int MostBytesPerAnnotation = 96;

    // Lexicons, sequences, frames, keys and overlaps, all of which begin to match in the text and never end.
    private static readonly RuleProgram Busy = Program(
        Countries,
        Words("Verb", "said", "met", "opened"),
        Record(Shape("Statement", Field("who")), Rule("said", Seq(Cap(0, Repeat(Word(), 1, 3)), Ann(1), Lit("nowhere")), 1, Label(0)), Rule("met", Seq(Ann(0), new PatternNode.Gap(0, 20), Lit("never")), 1)),
        Record(Shape("Name", Field("name")) with { Key = [new KeyPart(0, 0.85)] }, Rule("name", Seq(Lit("president"), Cap(0, Word()), Number()), 1, Label(0))),
        Record(Shape("Meeting", ListField("who")), Frame("meeting", Seq(Lit("summit"), Number()), 2, [Slot(1, Ann(0)) with { IsList = true }], Label(1))));

    [Theory]
    [InlineData("The president of nobody and the summit of others were never nowhere . ", 0)]
    [InlineData("The president of Iran said that Russia and Turkey met at the summit . Kyrgyzstan opened it . ", 7)]
    public void ADocumentWithoutRecordsAllocatesLittle(string sentence, int annotations)
    {
        const int Sentences = 30;
        var text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(sentence, Sentences)));
        System.Collections.Immutable.ImmutableArray<TextBlock> blocks = [new TextBlock(BlockKind.Paragraph, new TextSpan(0, text.Length), "", TextLanguage.English)];
        var executor = new FastExecutor();
        var least = long.MaxValue;
        for (var run = 0; run < 10; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            using (var lease = Tokenizer.Lease(text, blocks))
            {
                Assert.Empty(executor.Execute(Busy, lease.Text, MatchLimits.Default, RunControl.None).Records);
            }

            // The first runs fill the buffers that the later ones use again.
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, MostBytes + (annotations * Sentences * MostBytesPerAnnotation));
    }
}
