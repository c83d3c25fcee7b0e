using System.Text;
using System.Text.RegularExpressions;
using Processing.Matching;
using Processing.Pipeline;

namespace Processing.Rules.Tests;

/// <summary>Every block of rules in the reference compiles without diagnostics, together with the named files of its page, and its tests pass.</summary>
public sealed partial class LanguagePageTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.PathOf("docs/language"), "*.md").Select(path => $"language/{Path.GetFileName(path)}").Append("comparison.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_compile(string page)
    {
        var text = File.ReadAllText(Repository.PathOf($"docs/{page}"));

        // A fence too many would turn examples into prose.
        Assert.All(Block().Matches(text), match => Assert.Matches("^[a-z]+( |$)", match.Groups[1].Value));
        Assert.DoesNotContain("```", Block().Replace(text, ""), StringComparison.Ordinal);
        var blocks = Block().Matches(text)
            .Select(match => (Words: match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), Content: match.Groups[2].Value))
            .Where(block => block.Words[0] == "rules" || (block.Words.Length > 1 && block.Words[0] is "tsv" or "csv" or "json")).ToArray();
        var named = blocks.Where(block => block.Words.Length > 1).Select(block => new RuleFile(block.Words[1], Encoding.UTF8.GetBytes(block.Content))).ToArray();
        foreach (var block in blocks.Where(block => block.Words.Length == 1))
        {
            var file = new RuleFile("example.rules", Encoding.UTF8.GetBytes(block.Content));
            var result = RuleCompilation.Create([file, .. named], [], CompilationLimits.Default).Emit();
            Assert.Empty(Compile.Render(result.Diagnostics));
            Assert.NotNull(result.Program);

            // An example with rules shows what they find, and says so in a test of its own.
            Assert.True(!block.Content.Contains("\nrule ", StringComparison.Ordinal) || result.Tests.Any(test => test.Expectations.Length > 0), $"{page}: an example without a test\n{block.Content}");
            foreach (var executor in (IRuleExecutor[])[new PlainExecutor(), new FastExecutor()])
            {
                var engine = new ExtractionEngine(result.Program, executor, ExtractionLimits.Default);
                Assert.All(result.Tests, test => Assert.True(RuleTestRunner.Run(engine, test, CancellationToken.None).Passed, $"{page}: {test.Name}"));
            }
        }
    }

    /// <summary>The examples that compile without any other file.</summary>
    internal static IEnumerable<string> SelfContainedExamples() =>
        Directory.GetFiles(Repository.PathOf("docs/language"), "*.md").Order(StringComparer.Ordinal)
            .SelectMany(page => Block().Matches(File.ReadAllText(page)))
            .Where(match => match.Groups[1].Value.Trim() == "rules")
            .Select(match => match.Groups[2].Value)
            .Where(example => Compile.Emit(("example.rules", example)).Diagnostics.IsEmpty);

    [GeneratedRegex("^```(.*)\n((?:.*\n)*?)```$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Block();
}
