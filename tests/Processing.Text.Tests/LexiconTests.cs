using System.Globalization;

namespace Processing.Text.Tests;

public class LexiconTests
{
    // Entry, text with the expected span, and language: what must match.
    [Theory]
    [InlineData("رئیس", "[رييس] آمد", "fa")]
    [InlineData("رئیس", "[رئيس] آمد", "fa")]
    [InlineData("رئیس", "[ري\u0654يس] آمد", "fa")]
    [InlineData("کتاب", "\u202B[ك\u0650ت\u0640\u0640اب]\u202C است", "fa")]
    [InlineData("قرآن", "[قرا\u0653ن] را", "fa")]
    [InlineData("قران", "[قرآن] را", "fa")]
    [InlineData("cafe", "a [CAFÉ] b", "en")]
    [InlineData("café", "a [Cafe\u0301] b", "en")]
    [InlineData("IBM 360", "[ＩＢＭ　３６０]", "en")]
    [InlineData("سال 1382", "در [سال ۱۳۸۲] بود", "fa")]
    [InlineData("سال ۱۳۸۲", "في [سال ١٣٨٢]", "ar")]
    [InlineData("لازم", "[\uFEFB\uFEAF\uFEE1]", "ar")]
    [InlineData("ازم", "ل[ازم]", "ar")]
    [InlineData("دانشگاه", "[دانش\u200Cگاه]هاي", "fa")]
    [InlineData("گفت\u200Cو\u200Cگو", "[گفت و گو] شد", "fa")]
    [InlineData("گفت\u200Cو\u200Cگو", "[گفتوگو] شد", "fa")]
    [InlineData("گفت\u200Cو\u200Cگو", "[گفت\u200Cو گو] شد", "fa")]
    [InlineData("گفت و گو", "[گفت\u200Cو\u200Cگو]های", "fa")]
    [InlineData("ا\u200Cب\u200Cپ\u200Cت\u200Cث\u200Cج", "[ا ب پ ت ث ج] .", "fa")]
    [InlineData("ا\u200Cب\u200Cپ\u200Cت\u200Cث\u200Cج", "[ابپتثج] .", "fa")]
    [InlineData("ا\u200Cب\u200Cپ\u200Cت\u200Cث\u200Cج", "ابپ تثج .", "fa")]
    [InlineData("F-16", "an [F\u201316] jet", "en")]
    [InlineData("F-16", "an F - 16 jet", "en")]
    [InlineData("انتخابات ریاست جمهوری", "از [انتخابات ریاست\u200Cجمهوری]شان", "fa")]
    [InlineData("سال", "سالن", "fa")]
    [InlineData("ملت", "ملة", "ar")]
    [InlineData("ملة", "[مله] .", "ar")]
    [InlineData("مسئول", "مسول", "fa")]
    [InlineData("هیئت", "هیات", "fa")]
    [InlineData("هال", "حال", "fa")]
    [InlineData("گرم", "کرم", "fa")]
    [InlineData("سماء", "سما", "ar")]
    [InlineData("1382", "13820", "fa")]
    [InlineData("1382", "2.1382", "fa")]
    [InlineData("هند", "لهن", "ar")]
    [InlineData("لف", "الف", "ar")]
    public void Finds(string entry, string text, string language)
    {
        LexiconCheck.Finds(entry, text, LexiconCheck.Language(language));
    }

    [Fact]
    public void Longest_first_then_without_clitics_then_by_entry()
    {
        var lexicon = LexiconCheck.Build(new LexiconOptions(), "ورزش", "رزش", "ورزش جهان", "ورزش", "ورزش جهان نو");
        var matches = LexiconCheck.FindAll(lexicon, TextCheck.Tokenize("ورزش جهان نو", TextLanguage.Persian));
        Assert.Equal([4, 2, 0, 3, 1], matches.Select(match => match.Entry));
        Assert.Equal([3, 2, 1, 1, 1], matches.Select(match => match.Tokens.Length));
        Assert.Equal(LexiconClitics.Conjunction, matches[4].Clitics);
    }

    [Theory]
    [InlineData("وبالهند", "هند", LexiconClitics.Conjunction | LexiconClitics.Preposition | LexiconClitics.Article)]
    [InlineData("فالهند", "هند", LexiconClitics.Conjunction | LexiconClitics.Article)]
    [InlineData("وللهند", "هند", LexiconClitics.Conjunction | LexiconClitics.Preposition | LexiconClitics.Article)]
    [InlineData("وللهند", "الهند", LexiconClitics.Conjunction | LexiconClitics.Preposition)]
    [InlineData("لليل", "الليل", LexiconClitics.Preposition)]
    [InlineData("كالهند", "الهند", LexiconClitics.Preposition)]
    [InlineData("الهند", "الهند", LexiconClitics.None)]
    public void Arabic_clitics_are_reported(string text, string entry, LexiconClitics clitics)
    {
        var match = Assert.Single(LexiconCheck.FindAll(LexiconCheck.Build(new LexiconOptions(), entry), TextCheck.Tokenize(text, TextLanguage.Arabic)));
        Assert.Equal(clitics, match.Clitics);
    }

    [Fact]
    public void A_separate_plural_is_among_the_tokens_and_not_in_the_span()
    {
        var text = TextCheck.Tokenize("وهمکاری های ما", TextLanguage.Persian);
        var matches = LexiconCheck.FindAll(LexiconCheck.Build(new LexiconOptions(), "همکاری"), text);
        Assert.Equal([new TokenSpan(0, 2), new TokenSpan(0, 1)], matches.Select(match => match.Tokens));
        Assert.All(matches, match => Assert.Equal("همکاری", text.GetString(match.Span)));
        Assert.Equal([LexiconClitics.Conjunction | LexiconClitics.Suffix, LexiconClitics.Conjunction], matches.Select(match => match.Clitics));
    }

    [Fact]
    public void Clitics_need_a_language_and_can_be_switched_off()
    {
        LexiconCheck.Finds("Iran", "Iran's", TextLanguage.None);
        LexiconCheck.Finds("Iran", "[Iran]'s", TextLanguage.English);
        LexiconCheck.Finds("Iran", "Iran's", TextLanguage.English, new LexiconOptions { Clitics = false });
        LexiconCheck.Finds("Iran", "Iran's", TextLanguage.English, new LexiconOptions { Languages = TextLanguage.Persian });
        LexiconCheck.Finds("ایران", "[ایران]", TextLanguage.None);
    }

    [Theory]
    [InlineData("WHO", "the [WHO] said", false, true)]
    [InlineData("WHO", "people who said", false, true)]
    [InlineData("WHO", "[WHO]'s plan", false, true)]
    [InlineData("iPhone", "an [iPhone] or IPhone", false, true)]
    [InlineData("کتاب", "[كتاب] ها", false, true)]
    [InlineData("کتاب", "كتاب", true, false)]
    [InlineData("کتاب", "یک [کتاب] و", true, false)]
    [InlineData("کتاب", "کتابها", true, false)]
    [InlineData("New York", "[New York]", true, false)]
    [InlineData("New York", "New  York", true, false)]
    [InlineData("New York", "new york", true, false)]
    public void Exact_and_case(string entry, string text, bool exact, bool caseSensitive) =>
        LexiconCheck.Finds(entry, text, exact ? TextLanguage.Persian : TextLanguage.Persian | TextLanguage.English, new LexiconOptions { Exact = exact, CaseSensitive = caseSensitive });

    [Fact]
    public void Does_not_cross_a_block()
    {
        var utf8 = "new york"u8.ToArray();
        var text = Tokenizer.Tokenize(utf8, [
            new TextBlock(BlockKind.Paragraph, new TextSpan(0, 3), "", TextLanguage.English),
            new TextBlock(BlockKind.Paragraph, new TextSpan(4, 8), "", TextLanguage.English)]);
        Assert.Empty(LexiconCheck.FindAll(LexiconCheck.Build(new LexiconOptions(), "new york"), text));
    }

    [Fact]
    public void Refuses_forms_that_no_text_can_match()
    {
        var builder = new LexiconBuilder();
        Assert.False(builder.Add("", 0));
        Assert.False(builder.Add(" \u200C\u064B ", 0));
        Assert.False(builder.Add(string.Join(' ', Enumerable.Repeat("a", LexiconBuilder.MaxTokens + 1)), 0));
        Assert.True(builder.Add(string.Join(' ', Enumerable.Repeat("a", LexiconBuilder.MaxTokens)), 0));
        Assert.Equal(1, builder.Build().Count);
    }

    [Fact]
    public void Looking_up_allocates_nothing_and_scales_to_many_entries()
    {
        var builder = new LexiconBuilder();
        for (var i = 0; i < 100_000; i++)
        {
            builder.Add("نام" + (char)('ا' + (i % 7)) + " " + i.ToString(CultureInfo.InvariantCulture), i);
        }

        var lexicon = builder.Build();
        var text = TextCheck.Tokenize(string.Join(' ', Enumerable.Repeat("ونامب 99996 های می\u200Cروند و کشورهای نام\u200Cا 7", 200)), TextLanguage.Persian | TextLanguage.Arabic);
        var matches = new List<LexiconMatch>(8);
        for (var i = 0; i < 9; i++)
        {
            // Every kind of word once: the pages of the fold table are made when they are first asked for.
            matches.Clear();
            lexicon.FindAt(text, i, matches);
        }

        // A collection that another test sets off in the middle counts the unused rest of this thread's buffer; a loop that allocates would never show 0.
        var least = long.MaxValue;
        var found = 0;
        for (var attempt = 0; attempt < 10 && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            found = 0;
            for (var i = 0; i < text.Count; i++)
            {
                matches.Clear();
                lexicon.FindAt(text, i, matches);
                found += matches.Count;
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal(600, found);
    }
}
