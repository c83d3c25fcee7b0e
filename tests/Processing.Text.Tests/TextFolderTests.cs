using System.Text;

namespace Processing.Text.Tests;

public class TextFolderTests
{
    [Theory]
    [InlineData("يىی", "ییی")]
    [InlineData("كکڪ", "ککک")]
    [InlineData("هةۀەھ", "ههههه")]
    [InlineData("اأإآٱ", "ااااا")]
    [InlineData("ؤئ", "وی")]
    [InlineData("رئيس", "رییس")]
    [InlineData("مسئول", "مسیول")]
    [InlineData("ا\u0653 و\u0654 ي\u0654 ه\u0654", "ا و ی ه")]
    [InlineData("۰۱۹٠١٩０９", "01901909")]
    [InlineData("ك\u064E\u0640ت\u0651\u0670", "کت")]
    [InlineData("É e\u0301 Å ñ İ", "e e a n i")]
    [InlineData("می\u200C\u200Dر\u200F\u202A\u2067\uFEFF\u00ADود", "میرود")]
    [InlineData("\uFEFB\uFE8E\uFBFF \uFDFC", "لاای ریال")]
    [InlineData("ＡＢｃ ﬁ", "abc fi")]
    [InlineData("“a” „b‟ ‘c’ – — ‑", "\"a\" \"b\" 'c' - - -")]
    [InlineData("a\u00A0b\tc", "a b c")]
    [InlineData("،؛؟ «» …", "،؛؟ «» …")]
    [InlineData("ماء", "ماء")]
    [InlineData("Straße ΣΑΣ ς", "strasse σασ σ")]
    [InlineData("´ ¨", "´ ¨")]
    [InlineData("٪", "%")]
    public void Folds(string text, string expected) => Assert.Equal(expected, TextFolder.Fold(text));

    [Theory]
    [InlineData("گ", "ک")]
    [InlineData("پ", "ب")]
    [InlineData("ح", "ه")]
    [InlineData("ء", "")]
    [InlineData("ڤ", "ف")]
    [InlineData("ؤ", "ا")]
    [InlineData("ي", "ب")]
    [InlineData("が", "か")]
    [InlineData("कि", "क")]
    [InlineData("ø", "o")]
    [InlineData("،", ",")]
    [InlineData("؟", "?")]
    [InlineData("«", "\"")]
    public void Keeps_apart(string one, string other) => Assert.NotEqual(TextFolder.Fold(one), TextFolder.Fold(other));

    [Fact]
    public void Folding_twice_changes_nothing_and_decomposing_changes_nothing()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF)
            {
                continue;
            }

            var text = char.ConvertFromUtf32(codePoint);
            var folded = TextFolder.Fold(text);
            Assert.True(folded == TextFolder.Fold(folded), $"U+{codePoint:X4}");
            if (Rune.GetUnicodeCategory(new Rune(codePoint)) != System.Globalization.UnicodeCategory.OtherNotAssigned)
            {
                Assert.True(folded == TextFolder.Fold(text.Normalize(NormalizationForm.FormD)), $"U+{codePoint:X4} decomposed");
            }
        }
    }

    /// <summary>Every code point, between a letter and an unpaired surrogate.</summary>
    [Fact]
    public void Folding_characters_into_a_buffer_gives_what_folding_a_string_gives()
    {
        var folded = new System.Buffers.ArrayBufferWriter<char>();
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var middle = codePoint is >= 0xD800 and <= 0xDFFF ? $"{(char)codePoint}" : char.ConvertFromUtf32(codePoint);
            var text = $"É{middle}\uDC00";
            folded.ResetWrittenCount();
            TextFolder.Fold(text, folded);
            Assert.True(folded.WrittenSpan.SequenceEqual(TextFolder.Fold(text)), $"U+{codePoint:X4}");
        }
    }

    [Fact]
    public void Self_check_passes() => TextSelfCheck.Run();
}
