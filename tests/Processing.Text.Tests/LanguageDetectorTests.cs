using System.Text;

namespace Processing.Text.Tests;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("وزیر خارجه در این دیدار گفت که همکاری دو کشور گسترش می‌یابد.", TextLanguage.Persian)]
    [InlineData("وزير خارجه در اين ديدار گفت كه همكاري دو كشور را به زودي آغاز مي كند", TextLanguage.Persian)]
    [InlineData("قال الوزير في كلمة له إن التعاون بين البلدين مستمر على كل المستويات", TextLanguage.Arabic)]
    [InlineData("أخبار العالم", TextLanguage.Arabic)]
    [InlineData("گزارش ویژه", TextLanguage.Persian)]
    [InlineData("The minister said that the talks would go on.", TextLanguage.English)]
    [InlineData("The word سلام is Persian.", TextLanguage.English)]
    [InlineData("شركت IBM در اين گزارش از رشد خود گفت", TextLanguage.Persian)]
    [InlineData("اكبر آمد و رفت", TextLanguage.Persian)]
    [InlineData("خبر تازه در این نشانی است https://example.com/a/b", TextLanguage.Persian)]
    [InlineData("12345 !?", TextLanguage.None)]
    [InlineData("", TextLanguage.None)]
    [InlineData("محمد", TextLanguage.None)]
    [InlineData("Москва", TextLanguage.None)]
    public void Detects(string text, TextLanguage expected) => Assert.Equal(expected, LanguageDetector.Detect(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Few_letters_are_not_judged()
    {
        Assert.Equal(TextLanguage.None, LanguageDetector.Detect("short"u8, 6));
        Assert.Equal(TextLanguage.English, LanguageDetector.Detect("short"u8, 5));
    }

    [Fact]
    public void Random_text_is_survived()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(RandomText.Next(random, 40));
            Assert.Equal(LanguageDetector.Detect(bytes), LanguageDetector.Detect(bytes.ToArray()));
        }

        LanguageDetector.Detect(Encoding.UTF8.GetBytes(new string('\uFDFA', 5000)));
    }
}
