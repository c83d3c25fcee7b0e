using Processing.Rules.Sources;

namespace Processing.Rules.Tests;

/// <summary>Texts and edits that stress the reader, made from a seed.</summary>
internal static class RandomRules
{
    private static readonly string[] Soup =
    [
        "rule ", "record ", "lexicon ", "pattern ", "entity ", "zone ", "test ", "package ", "import ", "language ", "match ", "trigger ", "where ",
        "unless ", "set ", "score ", "priority ", "given", "reference \"2024-05-04\"", "expect ", "key ", "from ", "a", "B ", "x:", "\"b\" ", "\"unterminated", "/re/", "/bad",
        "{ ", "} ", "( ", ") ", "[", "]", ", ", "..", ".", "|", "&", "? ", "* ", "+ ", "- ", "= ", "=> ", "-> ", "< ", "<= ", "> ", "1", "2.5", "۱۲",
        "and ", "or ", "not ", "in ", "is ", "exists ", "if ", "else ", "list of ", "list(", "word", "number[", "// c", "/// d", "\n", "\n  ", "\n    ",
        "\r\n", "\r", "\t", "“x”", "'y'", "&&", "||", "==", "!", ";", "،", "؛", "…", "\u200C", "\u200F", "\u202E", "\uFEFF", "é", "رئیس", "\uD83D\uDE00",
        "\uD800", "\0", "# c", "/* c */", "@", "\\", "\n\n", "\nrecord A\n  x: text\n", "\nrule r -> A\n  match x:word\n", "\nlexicon L\n  \"a\" => 1\n", "\n> x", "\n)", "\n",
        "\npattern P = \"a\" |\n  \"b\"\n", "\npackage p\n", "\nlanguage fa\n", "\u2028", "\v",
        "enum ", "\nenum E\n  a, b\n", "css ", "similar 1 ", "stem ", "from \"a.json\" key ", "_x ",
    ];

    private static readonly string[] Conflicts = ["\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n", "<<<<<<<", "\uFFFD"];

    /// <summary>A text without sense.</summary>
    public static string Text(Random random, int pieces) => string.Concat(Enumerable.Range(0, random.Next(0, pieces)).Select(_ => Piece(random)));

    /// <summary>A small change anywhere in a text, or a larger one now and then.</summary>
    public static TextChange Change(Random random, string text)
    {
        var start = random.Next(text.Length + 1);
        var length = random.Next(8) switch
        {
            0 => random.Next(text.Length - start + 1),
            1 or 2 or 3 => Math.Min(random.Next(1, 12), text.Length - start),
            4 => Math.Min(1, text.Length - start),
            _ => 0,
        };
        var inserted = random.Next(4) switch { 0 => "", 1 => Text(random, 6), 2 when text.Length > 0 => Copied(random, text), _ => Piece(random) };
        return new TextChange(new SourceSpan(start, length), inserted);
    }

    private static string Piece(Random random) => random.Next(60) == 0 ? Conflicts[random.Next(Conflicts.Length)] : Soup[random.Next(Soup.Length)];

    private static string Copied(Random random, string text)
    {
        var start = random.Next(text.Length);
        return text.Substring(start, Math.Min(random.Next(1, 60), text.Length - start));
    }
}
