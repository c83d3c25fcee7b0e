using System.Collections.Immutable;
using System.Text.Json;
using Processing.Matching.Programs;
using Processing.Rules;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>The shipped news rules on real documents: all executors give the same.</summary>
public sealed class RealRulesTests
{
    // Enough to meet every rule; the benchmarks go through all of them.
    private const int MostArticles = 120;

    private static readonly Lazy<RuleProgram> News = new(CompileNews);

    [Fact]
    public void ExecutorsAgreeOnTheExamples()
    {
        var records = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "rules", "examples", "documents")))
        {
            var text = Path.GetExtension(file) == ".json" ? OfJson(File.ReadAllText(file)) : Tokens(File.ReadAllText(file));
            records += Run(News.Value, text).Records.Length;
        }

        Assert.True(records > 10, $"{records} records");
    }

    /// <summary>Articles that lie beside the repository; where they do not, the test says so by comparing none.</summary>
    [Fact]
    public void ExecutorsAgreeOnNews()
    {
        var records = 0;
        foreach (var line in Articles().Take(MostArticles))
        {
            records += Run(News.Value, OfJson(line)).Records.Length;
        }

        Assert.True(records > 0 || !Articles().Any(), $"{records} records");
    }

    private static string Root { get; } = FindAbove("rules/news") ?? throw new InvalidOperationException("The rules are not above the tests.");

    private static IEnumerable<string> Articles() =>
        FindAbove("shared/eval/news-fa") is { } root ? File.ReadLines(Path.Combine(root, "shared", "eval", "news-fa", "fars.jsonl")) : [];

    private static string? FindAbove(string folder)
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            if (Directory.Exists(Path.Combine(above.FullName, folder)))
            {
                return above.FullName;
            }
        }

        return null;
    }

    private static RuleProgram CompileNews()
    {
        var rules = Path.Combine(Root, "rules");
        ImmutableArray<RuleFile> files =
        [
            .. Directory.EnumerateFiles(rules, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".rules" or ".tsv")
                .Order(StringComparer.Ordinal)
                .Select(file => new RuleFile(Path.GetRelativePath(rules, file).Replace('\\', '/'), File.ReadAllBytes(file))),
        ];
        var result = RuleCompilation.Create(
            [.. files.Where(file => file.Path.StartsWith("news/", StringComparison.Ordinal))],
            [.. files.Where(file => !file.Path.StartsWith("news/", StringComparison.Ordinal))],
            CompilationLimits.Default).Emit();
        return result.Program ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>Each string of a JSON document is a block at its path.</summary>
    private static TokenizedText OfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var blocks = ImmutableArray.CreateBuilder<(string, BlockKind, string)>();
        Add(document.RootElement, "$");
        return Blocks(blocks.ToImmutable());

        void Add(JsonElement element, string path)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                    {
                        Add(member.Value, $"{path}.{member.Name}");
                    }

                    break;
                case JsonValueKind.Array:
                    var index = 0;
                    foreach (var item in element.EnumerateArray())
                    {
                        Add(item, $"{path}[{index++}]");
                    }

                    break;
                case JsonValueKind.String:
                    foreach (var line in (element.GetString() ?? "").Split('\n'))
                    {
                        blocks.Add((line, BlockKind.Value, path));
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
