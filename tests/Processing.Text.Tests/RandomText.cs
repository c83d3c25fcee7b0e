using System.Text;

namespace Processing.Text.Tests;

/// <summary>Random text with everything that makes text hard.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        "a", "B", "é", "e\u0301", "ß", "ي", "ی", "ك", "ة", "لا", "\uFEFB", "و", "ال", "هاي", "ئ", "آ", "ا\u0653", "ء", "\u0640", "\u064B", "\u0651",
        "\u200C", "\u200D", "\u200F", "\u202B", "\u202C", "\u2067", "\uFEFF", "\u00AD", "\u200B", "1", "۲", "٣", ",", ".", "٫", "٬", "،", "/", ":", "-", "'", "’", "\"",
        "«", "»", "!", "؟", "…", "(", ")", " ", " ", " ", "\u00A0", "\n", "\u2029", "\0", "\u0007", "🙂", "👍🏽", "\uFE0F", "👨‍👩‍👧", "🇮🇷", "🇮", "日", "का", "が", "か\u3099", "Ж",
        "\uFDFA", "\uFDFC", "½", "²", "Ⅳ", "\uE000", "\U0010FFFF", "\uFFFD", "\U0001D400", "\u0600", "\u20E3", "\uFF21",
    ];

    public static string Next(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
        {
            if (random.Next(10) == 0)
            {
                var codePoint = random.Next(0x110000);
                text.Append(Rune.IsValid(codePoint) ? new Rune(codePoint).ToString() : "");
            }
            else
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }
        }

        return text.ToString();
    }
}
