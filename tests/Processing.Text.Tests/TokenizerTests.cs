using System.Text;

namespace Processing.Text.Tests;

public class TokenizerTests
{
    // Most memory of a long document is tables of one entry a token.
    [Fact]
    public void A_token_takes_24_bytes() => Assert.Equal(24, System.Runtime.CompilerServices.Unsafe.SizeOf<Token>());

    [Theory]
    [InlineData("a quick fox", "a_quick_fox")]
    [InlineData("don't stop", "don't_stop")]
    [InlineData("the ministers' plan, Iran\u2019s", "the_ministers|'_plan|,_Iran\u2019s")]
    [InlineData("'quoted'", "'|quoted|'")]
    [InlineData("well-known", "well|-|known")]
    [InlineData("5تا", "5|تا")]
    [InlineData("مهر1382", "مهر|1382")]
    [InlineData("COVID19 x2y", "COVID|19_x|2|y")]
    [InlineData("1,234.5", "1,234.5")]
    [InlineData("۱٬۲۳۴٫۵", "۱٬۲۳۴٫۵")]
    [InlineData("1,234,567 1,23 12,345,6 1234,567", "1,234,567_1|,|23_12|,|345|,|6_1234|,|567")]
    [InlineData("2017/06/08 12:30 1.2.3", "2017|/|06|/|08_12|:|30_1|.|2|.|3")]
    [InlineData("5821**4067", "5821|*|*|4067")]
    [InlineData("3.", "3|.")]
    [InlineData("1,234.567,8", "1|,|234|.|567|,|8")]
    [InlineData("۱۲،۰۰۰ تومان، ۵،۶", "۱۲،۰۰۰_تومان|،_۵|،|۶")]
    [InlineData("می\u200Cرود", "می\u200Cرود")]
    [InlineData("\u200Cمی\u200Cرود\u200C \u200F(کتاب\u200F)\u200E", "می\u200Cرود_(|کتاب|)")]
    [InlineData("ك\u0650ت\u0640\u0640اب\u064C", "ك\u0650ت\u0640\u0640اب\u064C")]
    [InlineData("«دبیر»", "«|دبیر|»")]
    [InlineData("a\u00A0b\u2003c\u0000d\u0085e", "a_b_c_d_e")]
    [InlineData("\u200C\u200D\u200E\uFEFF", "")]
    [InlineData("\u0301 \u064B", "")]
    [InlineData("🙂👍🏽 👨‍👩‍👧 🇮🇷🇹🇯 ❤\uFE0F!", "🙂|👍🏽_👨‍👩‍👧_🇮🇷|🇹🇯_❤\uFE0F|!")]
    [InlineData("$5 €7", "$|5_€|7")]
    [InlineData("user@example.com", "user|@|example|.|com")]
    [InlineData("12\u200E34", "12\u200E34")]
    [InlineData("", "")]
    public void Cuts(string text, string expected) => Assert.Equal(expected, TextCheck.Show(TextCheck.Tokenize(text)));

    [Theory]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("۱٬۲۳۴٫۵", "1234.5")]
    [InlineData("١٢۳4", "1234")]
    [InlineData("007", "007")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("１２", "12")]
    public void Number_folds_to_ascii_without_grouping(string text, string folded)
    {
        var tokens = TextCheck.Tokenize(text);
        Assert.Equal(1, tokens.Count);
        Assert.Equal(TokenKind.Number, tokens[0].Kind);
        Assert.Equal(folded, TextCheck.Folded(tokens, 0));
        Assert.True(tokens.TryGetNumber(0, out var value));
        Assert.Equal(decimal.Parse(folded, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Fact]
    public void Number_beyond_decimal_has_no_value()
    {
        var tokens = TextCheck.Tokenize(new string('9', 40) + " word");
        Assert.False(tokens.TryGetNumber(0, out _));
        Assert.False(tokens.TryGetNumber(1, out _));
    }

    [Theory]
    [InlineData("word", TokenKind.Word, TokenScript.Latin, TokenCase.Lower, 0)]
    [InlineData("Word", TokenKind.Word, TokenScript.Latin, TokenCase.Title, 0)]
    [InlineData("A", TokenKind.Word, TokenScript.Latin, TokenCase.Title, 0)]
    [InlineData("UN", TokenKind.Word, TokenScript.Latin, TokenCase.Upper, 0)]
    [InlineData("eBay", TokenKind.Word, TokenScript.Latin, TokenCase.Mixed, 0)]
    [InlineData("O'Brien", TokenKind.Word, TokenScript.Latin, TokenCase.Mixed, 0)]
    [InlineData("Москва", TokenKind.Word, TokenScript.Cyrillic, TokenCase.Title, 0)]
    [InlineData("گفت\u200Cو\u200Cگو", TokenKind.Word, TokenScript.Arabic, TokenCase.None, 2)]
    [InlineData("日本", TokenKind.Word, TokenScript.Other, TokenCase.None, 0)]
    [InlineData("%", TokenKind.Punctuation, TokenScript.Other, TokenCase.None, 0)]
    [InlineData("+", TokenKind.Symbol, TokenScript.Other, TokenCase.None, 0)]
    public void Describes(string text, TokenKind kind, TokenScript script, TokenCase tokenCase, int joiners)
    {
        var token = TextCheck.Tokenize(text)[0];
        Assert.Equal((kind, script, tokenCase, (byte)joiners), (token.Kind, token.Script, token.Case, token.Joiners));
    }

    [Theory]
    [InlineData("One. Two! Three? Four", "One. / Two! / Three? / Four")]
    [InlineData("گفت. آیا آمد؟ بله… پایان۔ خب", "گفت. / آیا آمد؟ / بله… / پایان۔ / خب")]
    [InlineData("«رفت.» آمد. (نه.) بعد", "«رفت.» / آمد. / (نه.) / بعد")]
    [InlineData("He said \"Stop.\" Then left.", "He said \"Stop.\" / Then left.")]
    [InlineData("Mr. Smith met Dr. Jones in the U.S. Senate, e.g. Tuesday.", "Mr. Smith met Dr. Jones in the U.S. Senate, e.g. Tuesday.")]
    [InlineData("J. Smith came. No. 5 won. No. He lost.", "J. Smith came. / No. 5 won. / No. / He lost.")]
    [InlineData("See example.com. and more. It is 3.5 now.", "See example.com. and more. / It is 3.5 now.")]
    [InlineData("Wait... what? Yes... No.", "Wait... what? / Yes... / No.")]
    [InlineData("این: آن؛ دیگر. پایان", "این: آن؛ دیگر. / پایان")]
    [InlineData("شد.وی افزود", "شد. / وی افزود")]
    [InlineData("1. First item. 2. Second", "1. First item. / 2. Second")]
    [InlineData("رفت . آمد", "رفت . / آمد")]
    [InlineData("...", "...")]
    [InlineData("شعر، تئاتر و ... برگزار شد. پایان", "شعر، تئاتر و ... برگزار شد. / پایان")]
    [InlineData("«شعر و…» آمد؛ نان یا . . . رفت . . . پایان", "«شعر و…» آمد؛ نان یا . . . رفت . . . / پایان")]
    [InlineData("شعر و ... . پایان", "شعر و ... . / پایان")]
    [InlineData("شعر و .... پایان", "شعر و .... پایان")]
    [InlineData("گفت: ... نمی‌دانم. «... شاید که …، آمد», ... رفت… ماند", "گفت: ... نمی‌دانم. / «... شاید که …، آمد», ... رفت… / ماند")]
    [InlineData("... نان نیست ... آب هست", "... نان نیست ... / آب هست")]
    [InlineData("Pears, plums and ... 5 figs. He said \"... And more\". Apples and ... The end", "Pears, plums and ... 5 figs. / He said \"... And more\". / Apples and ... / The end")]
    [InlineData("Done! , he said? ; Use it. .NET is new. . . . Yes", "Done! , he said? ; Use it. / .NET is new. . . . / Yes")]
    [InlineData("Really?.. Yes or… no", "Really?.. / Yes or… no")]
    [InlineData("گفت: «راه … باید باز شود» و رفت. پایان", "گفت: «راه … باید باز شود» و رفت. / پایان")]
    [InlineData("گفت: «برف آمد. راه ... بسته است» و رفت. پایان", "گفت: «برف آمد. / راه ... بسته است» و رفت. / پایان")]
    [InlineData("He said: “The road … Nobody came” and left. End", "He said: “The road … Nobody came” and left. / End")]
    [InlineData("He said: ‘The road ... Nobody came’ and left. End", "He said: ‘The road ... Nobody came’ and left. / End")]
    [InlineData("He said: \"The road ... Nobody came\" and left. End", "He said: \"The road ... Nobody came\" and left. / End")]
    [InlineData("He said:\"The road ... Nobody came\". End", "He said:\"The road ... Nobody came\". / End")]
    [InlineData("He said ‘... Nobody came’. End", "He said ‘... Nobody came’. / End")]
    [InlineData("«راه … باز شد» گفت … برف آمد", "«راه … باز شد» گفت … / برف آمد")]
    [InlineData("«راه باز شد … برف آمد «باران» آمد", "«راه باز شد … / برف آمد «باران» آمد")]
    [InlineData("«راه باز شد … برف آمد. پایان", "«راه باز شد … / برف آمد. / پایان")]
    [InlineData("راه باز شد … برف آمد» رفت. پایان", "راه باز شد … / برف آمد» رفت. / پایان")]
    [InlineData("He left \"Home\" ... Nobody came. \"Well\" she said", "He left \"Home\" ... / Nobody came. / \"Well\" she said")]
    [InlineData("the ministers’ house … Nobody came’ End", "the ministers’ house … / Nobody came’ End")]
    public void Splits_sentences(string text, string expected) => Assert.Equal(expected, TextCheck.ShowSentences(TextCheck.Tokenize(text)));

    [Fact]
    public void Block_ends_a_sentence_and_text_outside_blocks_is_not_read()
    {
        var utf8 = Encoding.UTF8.GetBytes("one two THREE four");
        var text = Tokenizer.Tokenize(utf8, [
            new TextBlock(BlockKind.Paragraph, new TextSpan(0, 7), "", TextLanguage.None),
            new TextBlock(BlockKind.Paragraph, new TextSpan(7, 7), "", TextLanguage.None),
            new TextBlock(BlockKind.Paragraph, new TextSpan(14, 18), "", TextLanguage.None)]);
        Assert.Equal("one_two_four", TextCheck.Show(text));
        Assert.Equal(2, text.SentenceCount);
        Assert.Equal([new TokenSpan(0, 2), new TokenSpan(2, 2), new TokenSpan(2, 3)], Enumerable.Range(0, 3).Select(text.GetBlockTokens));
        Assert.Equal((1, 2), (text[2].Sentence, text[2].Block));
        Assert.True(text[2].SpaceBefore);
    }

    [Theory]
    [InlineData("دبیر کل", "دبیر کل")]
    [InlineData("دبير\u200Cكل", "دبیرکل")]
    [InlineData("U.S.", "u . s .")]
    [InlineData("1,000 تا", "1000 تا")]
    [InlineData("  ", "")]
    public void Phrase_gives_folded_tokens(string phrase, string expected) => Assert.Equal(expected, string.Join(' ', Tokenizer.TokenizePhrase(phrase)));
}
