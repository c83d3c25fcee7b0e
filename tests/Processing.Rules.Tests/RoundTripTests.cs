using System.Text;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>The tokens of a tree give its text again, for every text.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Soup =
    [
        "rule ", "record ", "lexicon ", "pattern ", "entity ", "zone ", "test ", "resolve ", "reference ", "surname of ", "words ", "within 2 sentences ", "by longest ", "then ", "keep all ", "package ", "import ", "language ", "match ", "trigger ", "where ",
        "unless ", "set ", "score ", "priority ", "given", "reference \"2024-05-04\"", "expect ", "key ", "from ", "a", "B ", "x:", "\"b\" ", "\"unterminated", "/re/", "/bad",
        "{ ", "} ", "( ", ") ", "[", "]", ", ", "..", ".", "|", "&", "? ", "* ", "+ ", "- ", "= ", "=> ", "-> ", "< ", "<= ", "> ", "1", "2.5", "۱۲",
        "and ", "or ", "not ", "in ", "is ", "exists ", "if ", "else ", "list of ", "list(", "word", "number[", "// c", "/// d", "\n", "\n  ", "\n    ",
        "\r\n", "\r", "\t", "“x”", "'y'", "&&", "||", "==", "!", ";", "،", "؛", "…", "\u200C", "\u200F", "\u202E", "\uFEFF", "é", "رئیس", "\uD83D\uDE00",
        "\uD800", "\0", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "# c", "/* c */", "@", "\\",
    ];

    public static TheoryData<string> Texts =>
    [
        "", " ", "\n", "\r", "\uFEFF", "\uFEFFrecord A\n  x: text", "record A", "record A\r\n  x: text\r\n", "  a\n b\nc", "\"", "/", ">", "> x",
        "\\", "record", "rule a ->", "<<<<<<<", "<<<<<<< x\n=======\n", "\uD800\uDC00\uDC00", "record A\n\tx: text\n", "test \"t\"\n  given\n    > a\n    >\n",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_printed_back(string text) => AssertRoundTrip(text);

    [Fact]
    public void Token_soup_is_printed_back()
    {
        var random = new Random(20240517);
        for (var i = 0; i < 4_000; i++)
        {
            AssertRoundTrip(string.Concat(Enumerable.Range(0, random.Next(0, 50)).Select(_ => Soup[random.Next(Soup.Length)])));
        }
    }

    [Fact]
    public void Character_soup_is_printed_back()
    {
        var random = new Random(20240518);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(0, 80); length > 0; length--)
            {
                text.Append((char)(random.Next(3) switch { 0 => random.Next(0x20, 0x7F), 1 => random.Next(0x600, 0x700), _ => random.Next(0x10000) }));
            }

            AssertRoundTrip(text.ToString());
        }
    }

    [Fact]
    public void Soup_compiles_to_a_program_or_to_errors()
    {
        var random = new Random(20240519);
        for (var i = 0; i < 1_500; i++)
        {
            var source = "record A\n  x: text?\n\nrule r -> A\n  match " + string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => Soup[random.Next(Soup.Length)]));
            var result = Compile.Emit(("a.rules", source));
            Assert.Equal(result.Program is null, result.Diagnostics.Any(diagnostic => diagnostic.Severity == Diagnostics.DiagnosticSeverity.Error));
        }
    }

    private static void AssertRoundTrip(string text)
    {
        var tree = SyntaxTree.Parse(SourceText.From(text));
        Assert.Equal(text, tree.ToFullString());
        foreach (var declaration in tree.Declarations)
        {
            Assert.Equal(declaration.Tokens.AsEnumerable(), declaration.DescendantTokens());
        }

        for (var i = 0; i <= text.Length; i += 7)
        {
            var path = tree.FindToken(i);
            Assert.Equal(tree.GetSpan(path.Token), path.Span);
        }
        foreach (var diagnostic in tree.Diagnostics)
        {
            Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, text.Length);
            Assert.NotEmpty(Diagnostics.DiagnosticRenderer.Render(diagnostic));
        }
    }
}
