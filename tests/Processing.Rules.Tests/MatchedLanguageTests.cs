using System.Text;
using Processing.Matching;
using Processing.Rules.Semantics;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Tests;

/// <summary>What patterns can match, said without a text and checked against the executor.</summary>
public sealed class MatchedLanguageTests
{
    private const string Names = """
        lexicon City
          "New York"
          "Rome"
        entity Number
          match "no" number{1,3}
        pattern Twice(p) = p p
        pattern Loop = "a" Loop
        record A
          x: text
        record B
          x: text
        rule one -> B
          match x:word "b"
        """;

    private static MatchedLanguage Of(string pattern)
    {
        var compilation = RuleCompilation.Create([Compile.File("a.rules", Names + "\npattern Asked = " + pattern + "\n")], [], CompilationLimits.Default);
        var asked = compilation.Files[0].Tree.Declarations.OfType<PatternDeclarationSyntax>().Single(declaration => declaration.Name.Text == "Asked");
        return compilation.GetSemanticModel(compilation.Files[0].Tree).GetMatchedLanguage(asked.Pattern);
    }

    [Theory]
    [InlineData("\"a\"", "1..1 \"a\"")]
    [InlineData("\"A b\" | \"c\"", "1..2 \"a\" \"c\"")]
    [InlineData("\"a\"? \"b\"* \"c\"", "1.. \"a\" \"b\" \"c\"")]
    [InlineData("\"a\"{2,3} \"b\"{4}", "6..7 \"a\"")]
    [InlineData("\"a\"{2,}", "2.. \"a\"")]
    [InlineData("(\"a\" | \"b\")?", "0..1 \"a\" \"b\"")]
    [InlineData("..{0,3} \"a\"", "1..4 anything")]
    [InlineData("..", "0..20 anything")]
    [InlineData("word number[value > 1]", "2..2 anything")]
    [InlineData("City", "1..3 City")]
    [InlineData("City | \"x\" word", "1..3 \"x\" City")]
    [InlineData("Number", "2..4 Number")]
    [InlineData("B", "2..2 B")]
    [InlineData("Twice(\"a\" | Twice(\"b\"))", "2..4 \"a\" \"b\"")]
    [InlineData("ahead(\"a\") not ahead(\"b\") glued start of sentence", "0..0 ")]
    [InlineData("ahead(\"a\") \"b\"", "1..1 \"b\"")]
    [InlineData("list(\"a\" | \"b\" \"c\")", "1.. \"a\" \"b\"")]
    [InlineData("word+ & (\"a\" any*)", "1.. \"a\"")]
    [InlineData("any{2,3} & any{1,2}", "2..2 anything")]
    [InlineData("x:(\"a\")", "1..1 \"a\"")]
    [InlineData("Missing", "0.. anything")]
    [InlineData("Loop", "0.. anything")]
    [InlineData("\"a\"{0}", "0..0 ")]
    public void Pattern_matches_this(string pattern, string expected)
    {
        var found = Of(pattern);
        Assert.Equal(expected, $"{found.MinimumTokens}..{found.MaximumTokens} {found.First}");
        Assert.Equal(found.MinimumTokens == 0, found.CanBeEmpty);
    }

    [Fact]
    public void Exponential_expansion_ends_with_anything()
    {
        var source = new StringBuilder("pattern P0(p) = p p\n");
        for (var i = 1; i < 60; i++)
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"pattern P{i}(p) = P{i - 1}(P{i - 1}(p))\n");
        }

        var compilation = RuleCompilation.Create([Compile.File("a.rules", source + "pattern Asked = P59(\"a\")\n")], [], CompilationLimits.Default);
        var model = compilation.GetSemanticModel(compilation.Files[0].Tree);
        var asked = compilation.Files[0].Tree.Declarations.OfType<PatternDeclarationSyntax>().Last();
        Assert.True(model.GetMatchedLanguage(asked.Pattern).First.IsAnything);
    }

    [Fact]
    public void What_the_executor_matches_lies_within()
    {
        var random = new Random(20240601);
        var matches = 0;
        for (var i = 0; i < 150; i++)
        {
            var pattern = Random(random, 3);
            var text = string.Join(' ', Enumerable.Range(0, 14).Select(_ => "a b c d".Split(' ')[random.Next(4)]));
            var said = Of(pattern);
            foreach (var found in Run(pattern, text))
            {
                var tokens = Tokenizer.TokenizePhrase(found);
                matches++;
                Assert.True(tokens.Length >= said.MinimumTokens && tokens.Length <= (said.MaximumTokens ?? int.MaxValue), $"{pattern} matched `{found}`");
                Assert.True(said.First.IsAnything || tokens.IsEmpty || said.First.Literals.Contains(tokens[0]), $"{pattern} matched `{found}`");
            }
        }

        Assert.InRange(matches, 200, int.MaxValue);
    }

    private static string Random(Random random, int depth) => (depth == 0 ? 0 : random.Next(9)) switch
    {
        0 or 1 => $"\"{"abcd"[random.Next(4)]}\"",
        2 => $"\"{"abcd"[random.Next(4)]} {"abcd"[random.Next(4)]}\"",
        3 => $"({Random(random, depth - 1)} | {Random(random, depth - 1)})",
        4 or 5 => $"({Random(random, depth - 1)} {Random(random, depth - 1)})",
        6 => $"({Random(random, depth - 1)}){"?*+"[random.Next(3)]}",
        7 => $"({Random(random, depth - 1)}){{{random.Next(1, 3)},{random.Next(3, 5)}}}",
        _ => random.Next(2) == 0 ? $"({Random(random, depth - 1)} & {Random(random, depth - 1)})" : "word",
    };

    private static IEnumerable<string> Run(string pattern, string text)
    {
        var program = Compile.Program($"record A\n  x: text\nrule r -> A\n  match x:({pattern})\n");
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", TextLanguage.English)]);
        return new PlainExecutor().Execute(program, tokens, MatchLimits.Default, CancellationToken.None).Records
            .Select(record => Matching.Values.ValueFormatter.ToScalar(record.Fields[0].Value)?.ToString() ?? "");
    }
}
