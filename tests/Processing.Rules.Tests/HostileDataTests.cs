using System.Text;
using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Tests;

/// <summary>Data files, selectors and values without sense end in diagnostics or in nothing, never in an exception.</summary>
public sealed class HostileDataTests
{
    private static readonly string[] Soup =
    [
        "\"", "\"\"", ",", "\t", "\n", "\r\n", "\r", "|", "#", "[", "]", "{", "}", ":", "form", "people", "\"form\"", "\"people\"", "1", "-2.5", "1e9", "true", "null",
        "\\u0041", "\\ud800", "\\", "\0", "\uFEFF", "é", "شهر", "\uD83D\uDE00", " ", "a", ">", "+", "~", ".", "#x", "*", "(", ")", ":nth-child(", ":first-child", "=", "~=", "'",
        "2014", "-05", "-03", "/", "P", "PT", "D", "H", "..", "~", "km", "USD", "12:30", "www.", "https://", "@",
    ];

    [Theory]
    [InlineData("l.csv", 1)]
    [InlineData("l.json", 2)]
    [InlineData("l.tsv", 3)]
    public void Files(string name, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 1_500; round++)
        {
            var start = random.Next(3) switch { 0 => "", 1 => "form,people\n", _ => "[{\"form\": \"a\", \"people\": 1}, " };
            var content = Encoding.UTF8.GetBytes(start + Text(random));
            if (random.Next(20) == 0 && content.Length > 0)
            {
                content[random.Next(content.Length)] = 0xFF;
            }

            var rules = Compile.File("test.rules", $"lexicon L from \"{name}\" key form value people: integer\n");
            var result = RuleCompilation.Create([rules, new RuleFile(name, content)], [], CompilationLimits.Default).Emit();
            Assert.All(result.Diagnostics, found => Assert.InRange(found.Location.Span.End, found.Location.Span.Start, found.Location.Source.Content.Length));
            Assert.All(result.Diagnostics, found => Assert.NotEmpty(Diagnostics.DiagnosticRenderer.Render(found)));
        }
    }

    [Fact]
    public void Selectors_and_values()
    {
        var random = new Random(4);
        for (var round = 0; round < 20_000; round++)
        {
            var text = Text(random);
            Assert.InRange(CssSelector.FindMistake(text), -1, text.Length);
            foreach (var kind in Enum.GetValues<ValueKind>())
            {
                // What is read prints as something that reads as the same value.
                if (ValueText.Read(text, kind) is { } value)
                {
                    Assert.Equal(value, ValueText.Read(ValueFormatter.ToScalar(value), kind));
                }
            }
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 14)).Select(_ => Soup[random.Next(Soup.Length)]));
}
