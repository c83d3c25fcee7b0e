using System.Text;
using Processing.Text;

namespace Benchmarks;

/// <summary>Texts of any length that bring out the worst in an engine. Each is one paragraph without a line break, so that nothing bounds a block.</summary>
internal static class SlopeInputs
{
    private static readonly string[] Arguments = ["rome", "paris", "cairo", "delhi", "seoul"];
    private static readonly string[] PersianArguments = ["ایران", "قرقیزستان", "تهران", "بیشکک", "وزیر", "رئیس جمهور", "سازمان ملل"];

    public static readonly (string Name, Func<int, string> Make)[] English =
    [
        ("one letter, one token", bytes => new string('a', bytes)),
        ("one letter, a token each", bytes => Repeat(bytes, _ => "a")),
        ("all triggers", bytes => Repeat(bytes, _ => "met")),
        ("all arguments, one trigger", bytes => "met " + Repeat(bytes - 4, index => Arguments[index % Arguments.Length])),
        ("trigger and argument in turn", bytes => Repeat(bytes, index => index % 2 == 0 ? "met" : Arguments[index / 2 % Arguments.Length])),
        ("nested quotes", bytes => Repeat(bytes, index => index < bytes / 6 ? "«" : "»")),
        ("no sentence end", Words),
        ("in every lexicon", bytes => Repeat(bytes, index => Arguments[index % 2])),
    ];

    public static readonly (string Name, Func<int, string> Make)[] Persian =
    [
        ("one letter, one token", bytes => new string('ا', bytes / 2)),
        ("one letter, a token each", bytes => Repeat(bytes, _ => "ا")),
        ("all triggers", bytes => Repeat(bytes, _ => "نشست")),
        ("all arguments, one trigger", bytes => "نشست " + Repeat(bytes - 9, index => PersianArguments[index % PersianArguments.Length])),
        ("trigger and argument in turn", bytes => Repeat(bytes, index => index % 2 == 0 ? "نشست" : PersianArguments[index / 2 % PersianArguments.Length])),
        ("nested quotes", bytes => Repeat(bytes, index => index < bytes / 6 ? "«" : "»")),
        ("no sentence end", PersianWords),
        ("in every lexicon", bytes => Repeat(bytes, index => PersianArguments[index % 2])),
        ("officials that speak", bytes => Repeat(bytes, index => $"علی {PersianName(index)} وزیر {PersianArguments[index % 2]} گفت : او افزود .")),
    ];

    public static BenchmarkDocument Document(string text, TextLanguage language) => BenchmarkDocument.Of([text], language);

    private static string Words(int bytes)
    {
        var random = new Random(1);
        return Repeat(bytes, _ => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => (char)('a' + random.Next(26)))));
    }

    private static string PersianWords(int bytes)
    {
        var random = new Random(1);
        return Repeat(bytes, _ => PersianName(random.Next()));
    }

    private static string PersianName(int seed)
    {
        const string Letters = "ابتثجدرسشعفقکگلمنهوی";
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(3, 8)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    private static string Repeat(int bytes, Func<int, string> word)
    {
        var text = new StringBuilder(bytes);
        var length = 0;
        for (var index = 0; length < bytes; index++)
        {
            var next = word(index);
            text.Append(next).Append(' ');
            length += Encoding.UTF8.GetByteCount(next) + 1;
        }

        return text.ToString();
    }
}
