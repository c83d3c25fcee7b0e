using System.Text;

namespace Processing.Text.Tests;

public sealed class SentenceLengthTests
{
    [Fact]
    public void A_run_without_an_end_is_cut_so_that_a_sentence_stays_bounded()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 2500)));
        var tokenized = Tokenizer.Tokenize(text, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, text.Length), "", TextLanguage.English)]);
        Assert.Equal([1000, 1000, 500], Enumerable.Range(0, tokenized.SentenceCount).Select(sentence => tokenized.GetSentence(sentence).Length));
    }
}
