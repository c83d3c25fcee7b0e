using System.Text;
using Processing.Rules.Analysis.Editing;
using Processing.Rules.Semantics;

namespace Processing.Rules.Analysis.Tests;

/// <summary>What can be written where. <c>$$</c> marks the place.</summary>
public sealed class CompletionTests
{
    private const string Package = """
        package desk

        import geo (Country)

        enum Kind
          summit, visit

        lexicon Room
          "blue room"

        zone head
          kind title

        record Meeting
          room: text
          kind: Kind?


        """;

    private const string Geo = "package geo\n\nlexicon Country\n  \"Iran\"\n\nlexicon City\n  \"Rome\"\n\nlexicon _Hidden\n  \"x\"\n";

    [Theory]
    [InlineData("$$", "rule record lexicon", "match Room")]
    [InlineData("ru$$", "rule record", "match")]
    [InlineData("rule m -> $$", "Meeting", "Room Kind")]
    [InlineData("rule m -> Me$$\n  match \"a\"", "Meeting", "Room")]
    [InlineData("rule m -> Meeting\n  $$", "match where set score", "Room Meeting")]
    [InlineData("rule m -> Meeting\n  ma$$", "match", "Room")]
    [InlineData("rule m -> Meeting\n  match \"in\" $$", "Room Country word list head", "Kind City pad room")]
    [InlineData("rule m -> Meeting\n  match \"in\" room:$$", "Room Country word", "Kind pad")]
    [InlineData("rule m -> Meeting\n  match (\"in\" | $$", "Room Country word", "pad")]
    [InlineData("rule m -> Meeting\n  match room:Room\n  where $$", "room pad and exists", "rule")]
    [InlineData("rule m -> Meeting\n  match room:Room\n  set $$", "room kind", "pad Room")]
    [InlineData("rule m -> Meeting\n  match room:Room\n  set room = room, $$", "room kind", "pad")]
    [InlineData("rule m -> Meeting\n  match room:Room\n  set kind = $$", "summit visit pad room", "Meeting2")]
    [InlineData("record R\n  x: $$", "text Kind Room Meeting list", "pad summit")]
    [InlineData("record R\n  x: text\n  key $$", "x", "room")]
    [InlineData("test \"t\"\n  given\n    > a\n  expect $$", "Meeting no", "room")]
    [InlineData("test \"t\"\n  given\n    > a\n  expect Meeting $$", "room kind at", "Room")]
    [InlineData("test \"t\"\n  given\n    > a\n  expect Meeting kind: $$", "summit visit", "Room")]
    [InlineData("import geo ($$", "Country City", "_Hidden Room")]
    [InlineData("import $$", "geo", "desk")]
    [InlineData("pattern P(a) = r$$", "a Room word", "pad")]
    [InlineData("entity E\n  match Room $$", "Room word", "pad")]
    public void Names_and_words_that_fit_are_offered_and_others_are_not(string rules, string offered, string others)
    {
        var texts = Offered(rules).Items.Select(item => item.Text).ToHashSet();
        Assert.All(offered.Split(' '), name => Assert.Contains(name, texts));
        Assert.All(others.Split(' '), name => Assert.DoesNotContain(name, texts));
    }

    [Theory]
    [InlineData("rule m -> Meeting\n  match \"a $$")]
    [InlineData("rule m -> Meeting\n  match \"a $$b\"")]
    [InlineData("rule m -> Meeting\n  match /a$$b/")]
    [InlineData("// ru$$")]
    [InlineData("rule m -> Meeting  // ma$$\n  match Room")]
    [InlineData("test \"t\"\n  given\n    > a $$")]
    public void Nothing_is_offered_inside_of_texts_and_comments(string rules) => Assert.Empty(Offered(rules).Items);

    [Fact]
    public void The_whole_word_is_replaced()
    {
        var (model, position) = Ask("rule m -> Meeting\n  match Ro$$om");
        var replaced = CompletionFinder.Find(model, position).Replaced;
        Assert.Equal("Room", model.Tree.Text.Content.Substring(replaced.Start, replaced.Length));
    }

    [Fact]
    public void A_place_that_is_none_is_refused()
    {
        var (model, _) = Ask("$$");
        Assert.Throws<ArgumentOutOfRangeException>(() => CompletionFinder.Find(model, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompletionFinder.Find(model, model.Tree.Text.Content.Length + 1));
        Assert.Null(NameDescriber.At(model, -1));
    }

    [Theory]
    [InlineData("rule m -> Meeting\n  match Ro$$om", "lexicon desk.Room")]
    [InlineData("rule m -> Meet$$ing\n  match Room", "record desk.Meeting")]
    [InlineData("rule m -> Meeting\n  match room:Room\n  set ki$$nd = summit", "field desk.Meeting.kind: enum summit | visit")]
    [InlineData("rule m -> Meeting\n  match room:Room\n  where pa$$d(1, 2) is \"01\"", "function pad: text")]
    [InlineData("record R\n  x: te$$xt", "type text: text")]
    public void A_name_is_told_of(string rules, string told)
    {
        var (model, position) = Ask(rules);
        var (name, span) = Assert.NotNull(NameDescriber.At(model, position));
        Assert.StartsWith(told, $"{name.Kind} {name.FullName}{(name.Type.Length > 0 ? $": {name.Type}" : "")}", StringComparison.Ordinal);
        Assert.True(span.Touches(position));
        Assert.NotEmpty(name.Signature);
    }

    [Fact]
    public void A_function_has_its_signature_and_examples()
    {
        var (model, position) = Ask("rule m -> Meeting\n  match room:Room\n  where pa$$d(1, 2) is \"01\"");
        var (name, _) = Assert.NotNull(NameDescriber.At(model, position));
        Assert.StartsWith("pad(number: ", name.Signature, StringComparison.Ordinal);
        Assert.EndsWith(" -> text", name.Signature, StringComparison.Ordinal);
        Assert.NotEmpty(name.Documentation);
        Assert.Contains(name.Examples, example => example.Call == "pad(7, 2)");
    }

    private static Completion Offered(string rules)
    {
        var (model, position) = Ask(rules);
        return CompletionFinder.Find(model, position);
    }

    private static (SemanticModel Model, int Position) Ask(string rules)
    {
        var marked = Package + rules;
        var position = marked.IndexOf("$$", StringComparison.Ordinal);
        var compilation = RuleCompilation.Create([new RuleFile("a.rules", Encoding.UTF8.GetBytes(marked.Remove(position, 2)))], [new RuleFile("geo.rules", Encoding.UTF8.GetBytes(Geo))], CompilationLimits.Default);
        return (compilation.GetSemanticModel(compilation.Files[0].Tree), position);
    }
}
