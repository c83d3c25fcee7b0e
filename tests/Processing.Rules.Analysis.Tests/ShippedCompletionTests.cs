using Processing.Rules.Analysis.Editing;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Tests;

/// <summary>The shipped rules as what an author would have written word by word.</summary>
public sealed class ShippedCompletionTests
{
    private static readonly RuleCompilation Shipped = Compile();

    // What stands there is what somebody wanted to write.
    [Fact]
    public void Where_a_name_is_used_it_is_offered()
    {
        var missing = new List<string>();
        var asked = 0;
        foreach (var file in Shipped.Files)
        {
            var model = Shipped.GetSemanticModel(file.Tree);
            foreach (var (meaning, reference) in model.Names.Where(name => name.Reference.Role == NameRole.Use).Where((_, index) => index % 9 == 0))
            {
                asked++;
                if (!CompletionFinder.Find(model, reference.Location.Span.End).Items.Any(item => item.Text == meaning.Name))
                {
                    missing.Add($"{reference.Location.Source.Path}:{reference.Location.Start.Line}:{reference.Location.Start.Column} {meaning.Kind} {meaning.Name}");
                }
            }
        }

        Assert.True(asked > 100, $"only {asked} names were asked");
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    // A file that ends anywhere is what an editor has most of the time.
    [Fact]
    public void Prefixes_of_the_shipped_rules_never_fail()
    {
        var random = new Random(20261126);
        foreach (var file in Shipped.Files.Where(file => file.Tree.Text.Content.Length is > 200 and < 20_000).Take(6))
        {
            var text = file.Tree.Text.Content;
            for (var i = 0; i < 4; i++)
            {
                var end = random.Next(text.Length);
                var tree = file.Tree.WithChange(new TextChange(SourceSpan.FromBounds(end, text.Length), ""));
                var model = Shipped.ReplaceFile(tree).GetSemanticModel(tree);
                foreach (var position in new[] { end, Math.Max(0, end - 1), random.Next(end + 1) })
                {
                    var found = CompletionFinder.Find(model, position);
                    Assert.True(found.Replaced.Touches(position));
                    _ = NameDescriber.At(model, position);
                    foreach (var item in found.Items.Take(50))
                    {
                        Assert.True(item.Meaning is null || NameDescriber.Describe(model, item.Meaning).Kind.Length > 0);
                    }
                }
            }
        }
    }

    private static RuleCompilation Compile()
    {
        var root = Repository.PathOf("rules");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".rules" or ".tsv" or ".csv" or ".json");
        return RuleCompilation.Create([.. files.Select(file => new RuleFile(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file)))], [], CompilationLimits.Default);
    }
}
