using System.Text;

namespace Processing.Text.Tests;

/// <summary>Lexicons that find words by their stems.</summary>
public sealed class StemTests
{
    [Theory]
    [InlineData(TextLanguage.English, "minister", "minister ministers")]
    [InlineData(TextLanguage.English, "country", "country countries")]
    [InlineData(TextLanguage.English, "stop", "stop stops stopped stopping")]
    [InlineData(TextLanguage.English, "agree", "agree agrees agreed")]
    [InlineData(TextLanguage.English, "class", "class classes")]
    [InlineData(TextLanguage.English, "call", "call calls called calling")]
    [InlineData(TextLanguage.English, "carry", "carry carries carried carrying")]
    [InlineData(TextLanguage.English, "bus", "bus")]
    [InlineData(TextLanguage.Persian, "وزیر", "وزیر وزیران وزیرها وزیرهای وزیری وزیرانی")]
    [InlineData(TextLanguage.Persian, "نماینده", "نماینده نمایندگان نمایندگانی")]
    [InlineData(TextLanguage.Persian, "بزرگ", "بزرگ بزرگتر بزرگترین بزرگان")]
    [InlineData(TextLanguage.Persian, "اطلاع", "اطلاع اطلاعات اطلاعاتشان")]
    [InlineData(TextLanguage.Arabic, "وزیر", "وزیر الوزیر والوزیر للوزیر وزیرها")]
    [InlineData(TextLanguage.Arabic, "مسوول", "مسوول المسوولون بالمسوولین")]
    [InlineData(TextLanguage.Arabic, "مدین", "المدینه مدینه")]
    public void Forms_of_a_word_share_a_stem(TextLanguage language, string first, string forms)
    {
        var stems = forms.Split(' ').Select(form => StemOf(form, language)).Distinct();
        Assert.Equal([StemOf(first, language)], stems);
        Assert.NotEqual("", StemOf(first, language));
    }

    [Theory]
    [InlineData(TextLanguage.English, "بزرگ")]
    [InlineData(TextLanguage.English, "x1")]
    [InlineData(TextLanguage.Persian, "minister")]
    public void Words_of_another_script_have_none(TextLanguage language, string word) => Assert.Equal("", StemOf(word, language));

    [Theory]
    [InlineData(TextLanguage.English, "house", "mouse")]
    [InlineData(TextLanguage.English, "red", "r")]
    [InlineData(TextLanguage.Persian, "نام", "نامه")]
    [InlineData(TextLanguage.Persian, "ایران", "ایرا")]
    public void Different_words_do_not(TextLanguage language, string left, string right) => Assert.NotEqual(StemOf(left, language), StemOf(right, language));

    [Theory]
    [InlineData(TextLanguage.English, "Two countries signed trade agreements.", "countries=0 | trade agreements=1")]
    [InlineData(TextLanguage.English, "The country's trading agreement", "country=0 | trading agreement=1")]
    [InlineData(TextLanguage.None, "Two countries signed trade agreements.", "")]
    [InlineData(TextLanguage.Persian, "نمایندگان دو کشور", "نمایندگان=2")]
    public void A_lexicon_finds_them_in_its_languages(TextLanguage language, string text, string expected)
    {
        var builder = new LexiconBuilder(new LexiconOptions { Stem = true });
        builder.Add("country", 0);
        builder.Add("trade agreement", 1);
        builder.Add("نماینده", 2);
        var lexicon = builder.Build();
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", language)]);
        var matches = new List<LexiconMatch>();
        for (var token = 0; token < tokens.Count; token++)
        {
            lexicon.FindAt(tokens, token, matches);
        }

        Assert.Equal(expected, string.Join(" | ", matches.Select(match => $"{tokens.GetString(match.Span)}={match.Entry}")));
    }

    private static string StemOf(string word, TextLanguage language)
    {
        Span<byte> stem = stackalloc byte[Stemmer.LongestWord];
        return Encoding.UTF8.GetString(stem[..Stemmer.Stem(Encoding.UTF8.GetBytes(word), language, stem)]);
    }
}
