using System.Text;
using System.Text.RegularExpressions;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;

namespace Processing.Rules.Tests;

/// <summary>What stands where. <c>$$</c> marks where is asked, <c>[|…|]</c> what is found.</summary>
public sealed partial class SemanticModelTests
{
    private const string World = """
        package geo

        /// Countries of the world.
        lexicon Country: country
          "ایران", "Iran" => IR

        zone head
          kind title

        pattern Pair(first, second) = one:first ("," | "،") two:second

        record Place
          /// Its name.
          name: text
          country: Country?
        """;

    private static (SemanticModel Model, int Position, List<SourceSpan> Marks) Ask(string source)
    {
        var text = new StringBuilder();
        var marks = new List<SourceSpan>();
        var (position, open) = (-1, 0);
        foreach (Match part in Part().Matches(source))
        {
            switch (part.Value)
            {
                case "$$":
                    position = text.Length;
                    break;
                case "[|":
                    open = text.Length;
                    break;
                case "|]":
                    marks.Add(SourceSpan.FromBounds(open, text.Length));
                    break;
                default:
                    text.Append(part.Value);
                    break;
            }
        }

        var compilation = RuleCompilation.Create([Compile.File("a.rules", text.ToString())], [Compile.File("geo.rules", World)], CompilationLimits.Default);
        return (compilation.GetSemanticModel(compilation.Files[0].Tree), position, marks);
    }

    private static string Describe(NameMeaning? meaning) => meaning is null ? "nothing" : $"{meaning.Kind} {meaning.Name} of {meaning.Symbol?.FullName ?? "the language"}";

    [Theory]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match x:Coun$$try", "Declaration Country of geo.Country")]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match x:$$Country", "Declaration Country of geo.Country")]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match x:Country$$", "Declaration Country of geo.Country")]
    [InlineData("import geo ($$Country)", "Declaration Country of geo.Country")]
    [InlineData("import geo\nrecord A\n  x: $$Country", "Declaration Country of geo.Country")]
    [InlineData("record A\n  x: $$text", "BuiltInType text of the language")]
    [InlineData("record $$A\n  x: text", "Declaration A of A")]
    [InlineData("record A\n  $$x: text", "Field x of A")]
    [InlineData("record A\n  x: text\n  key $$x", "Field x of A")]
    [InlineData("record A\n  x: text\nrule r -> $$A\n  match x:word", "Declaration A of A")]
    [InlineData("record A\n  x: text\nrule $$r -> A\n  match x:word", "Declaration r of r")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match $$x:word", "Label x of r")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match x:word\n  where $$x.tokens is 1", "Label x of r")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match y:word\n  set $$x = y", "Field x of A")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match y:word\n  set x = $$lower(y)", "Function lower of the language")]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match Pair(x:word, number)\n  where $$two exists", "Label two of geo.Pair")]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match x:word in zone $$head", "Declaration head of geo.head")]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match p:Place x:word\n  where p.$$name is \"a\"", "Field name of geo.Place")]
    [InlineData("pattern P($$a) = a", "Parameter a of P")]
    [InlineData("pattern P(a) = \"x\" $$a", "Parameter a of P")]
    [InlineData("import geo\ntest \"t\"\n  given\n    > a\n  expect $$Place  name: \"a\"", "Declaration Place of geo.Place")]
    [InlineData("import geo\ntest \"t\"\n  given\n    > a\n  expect Place  $$name: \"a\"", "Field name of geo.Place")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match x:Missin$$g", "nothing")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match x:word[$$length > 1]", "nothing")]
    [InlineData("$$record A\n  x: text", "nothing")]
    [InlineData("$$", "nothing")]
    public void Name_at_a_place_has_its_meaning(string source, string expected)
    {
        var (model, position, _) = Ask(source);
        Assert.Equal(expected, Describe(model.GetNameAt(position)));
    }

    [Theory]
    [InlineData("import geo\nrecord A\n  x: text\n  y: [|Country|]?\nentity E: [|Coun$$try|]\n  match x:[|Country|] => x\nrule r -> A\n  match x:([|Country|] | \"Country\")")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match [|x$$|]:word | [|x|]:number\n  where [|x|].tokens is 1 and x is \"x\"\nrule s -> A\n  match x:word", "x is \"x\"")]
    [InlineData("record [|$$A|]\n  x: text\nrule r -> [|A|]\n  match x:word\ntest \"A\"\n  given\n    > A\n  expect [|A|]  x: \"A\"\n  expect no [|A|]")]
    [InlineData("record A\n  [|$$x|]: text\n  key [|x|]\nrule r -> A\n  match [|x|]:word\nrule s -> A\n  match x:word\n  set [|x|] = x\ntest \"t\"\n  given\n    > a\n  expect A  [|x|]: \"a\"")]
    [InlineData("pattern P([|a|]) = [|$$a|] | b:([|a|]+)\npattern Q = \"a\"")]
    public void References_are_the_marked_places(string source, string? alsoFound = null)
    {
        var (model, position, marks) = Ask(source);
        var meaning = model.GetNameAt(position);
        Assert.NotNull(meaning);
        if (alsoFound is not null)
        {
            marks.Add(new SourceSpan(model.Tree.Text.Content.IndexOf(alsoFound, StringComparison.Ordinal), 1));
        }

        Assert.Equal(marks, model.FindReferences(meaning).Where(found => found.Location.Source == model.Tree.Text).Select(found => found.Location.Span));
    }

    [Fact]
    public void References_are_found_across_files_with_their_declaration()
    {
        var (model, position, _) = Ask("import geo ($$Country)\nrecord A\n  x: Country");
        var meaning = model.GetNameAt(position);
        Assert.NotNull(meaning);
        var found = model.FindReferences(meaning);
        Assert.Equal(["a.rules Use", "a.rules Use", "geo.rules Declaration", "geo.rules Use"], found.Select(place => $"{place.Location.Source.Path} {place.Role}"));
        Assert.All(found, place => Assert.Equal("Country", place.Location.Text));
    }

    [Theory]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match x:word n:Country\n  where $$n is IR", "country")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match x:word\n  where $$x.tokens is 1", "integer")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match x:word\n  score 0.5 $$+ 1", "decimal")]
    [InlineData("record A\n  x: text\nrule r -> A\n  match x:wor$$d", "unknown")]
    public void Expression_has_its_type(string source, string expected)
    {
        var (model, position, _) = Ask(source);
        Assert.Equal(expected, model.GetTypeAt(position)?.Kind.ToString().ToLowerInvariant() ?? "unknown");
    }

    [Fact]
    public void Names_in_scope_of_a_rule()
    {
        var (model, position, _) = Ask("import geo (Country)\nrecord A\n  x: text\nlexicon L\n  \"a\"\nrule r -> A\n  match x:$$");
        var names = model.GetNamesInScope(position).Where(name => name.Symbol is not null).Select(Describe);
        Assert.Equal(["Declaration A of A", "Declaration Country of geo.Country", "Declaration L of L", "Field x of A"], names);
        Assert.Contains(new NameMeaning(NameKind.Function, "count", null), model.GetNamesInScope(position));
        Assert.Contains(new NameMeaning(NameKind.TokenClass, "word", null), model.GetNamesInScope(position));
        Assert.DoesNotContain(model.GetNamesInScope(0), name => name.Kind is NameKind.Label or NameKind.Field);
    }

    [Fact]
    public void Labels_and_parameters_are_in_scope()
    {
        var (model, position, _) = Ask("import geo\nrecord A\n  x: text\nrule r -> A\n  match Pair(x:word, number)\n  where $$x exists");
        Assert.Equal(["one", "two", "x"], model.GetNamesInScope(position).Where(name => name.Kind == NameKind.Label).Select(name => name.Name));
        (model, position, _) = Ask("pattern P(a, b) = a $$");
        Assert.Equal(["a", "b"], model.GetNamesInScope(position).Where(name => name.Kind == NameKind.Parameter).Select(name => name.Name));
    }

    [Theory]
    [InlineData("import geo ($$Country)", "Countries of the world.")]
    [InlineData("import geo\nrecord A\n  x: text\nrule r -> A\n  match p:Place x:word\n  where p.$$name is \"a\"", "Its name.")]
    [InlineData("/// One.\n/// Two.\nrecord $$A\n  x: text", "One.\nTwo.")]
    [InlineData("record $$A\n  x: text", "")]
    public void Documentation_is_the_comment_above(string source, string expected)
    {
        var (model, position, _) = Ask(source);
        var meaning = model.GetNameAt(position);
        Assert.NotNull(meaning);
        Assert.Equal(expected, meaning.Documentation);
    }

    [Fact]
    public void Every_place_of_broken_rules_can_be_asked()
    {
        var random = new Random(11);
        for (var i = 0; i < 150; i++)
        {
            var source = RandomRules.Text(random, 40);
            var compilation = RuleCompilation.Create([Compile.File("a.rules", source)], [Compile.File("geo.rules", World)], CompilationLimits.Default);
            var model = compilation.GetSemanticModel(compilation.Files[0].Tree);
            for (var position = 0; position <= model.Tree.Text.Content.Length; position += 3)
            {
                if (model.GetNameAt(position) is { } meaning)
                {
                    Assert.Contains(model.FindReferences(meaning), found => found.Location.Source == model.Tree.Text && found.Location.Span.Touches(position));
                }

                _ = model.GetTypeAt(position);
                _ = model.GetNamesInScope(position);
            }
        }
    }

    [GeneratedRegex(@"\$\$|\[\||\|\]|.|\n", RegexOptions.Singleline, 10_000)]
    private static partial Regex Part();
}
