using System.Collections.Immutable;
using Fuzz;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>A compilation derived from one that is bound says what one says that is made afresh, whatever was changed.</summary>
public sealed class IncrementalBindingTests
{
    private const string Shared = """
        package lib

        enum Mood
          good, bad

        lexicon Place: { mood: Mood, size: integer }
          "a town" => { mood: bad, size: 2 }
          "a city" => { mood: good, size: 3 }

        pattern Quoted(inner) = "«" inner "»" | "(" inner ")"

        record Address
          street: text
          town: Place?

        zone Small
          paragraph 1

        """;

    private const string Main = """
        package main
        import lib

        /// Who somebody is.
        record Person
          name: text
          mood: Mood?
          home: Address?
          friends: list of Person?
          key name like 0.9

        lexicon Title
          "Dr", "Doctor" => "doctor"
          "Prof"

        pattern Name = word[length > 1 and not in Title]{1,3}
        pattern Named(what) = Quoted(what) "the" Name

        entity Age: integer
          match n:number "years" => n.value

        zone Large
          paragraph 2
          paragraph contains Title

        rule by_title -> Person
          match Title name:Name Quoted(Age)?
          where name.tokens >= 1 and not (name in Place)
          set mood = good

        rule by_place -> Person
          trigger Place | "from"
          name: Name after Title within sentence
          home: Address? within paragraph
          unless next in (Named("x") | in zone Large)

        rule by_street -> Address
          match street:(word "street") town:Place
          score 0.5

        resolve Person, Address by longest

        reference Person
          surname of name
          words "she", "he" within 2 sentences

        test "one"
          given
            > Dr Anna from a town
          expect Person name: "Anna" mood: good
          expect no other Person

        """;

    private static RuleCompilation Of(string shared, string main, FileOrigin origin = FileOrigin.Library)
    {
        ImmutableArray<RuleFile> library = [Compile.File("lib.rules", shared)];
        ImmutableArray<RuleFile> root = [Compile.File("main.rules", main)];
        return RuleCompilation.Create(origin == FileOrigin.Root ? [.. root, .. library] : root, origin == FileOrigin.Root ? [] : library, CompilationLimits.Default);
    }

    private static RuleCompilation With(RuleCompilation compilation, string path, Func<SyntaxTree, TextChange> change)
    {
        var tree = compilation.Files.Single(file => file.File.Path == path).Tree;
        return compilation.ReplaceFile(tree.WithChange(change(tree)));
    }

    private static RuleCompilation With(RuleCompilation compilation, string path, string old, string text) => With(compilation, path, tree =>
    {
        var at = tree.Text.Content.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"`{old}` is not in the text.");
        return new TextChange(new SourceSpan(at, old.Length), text);
    });

    private static string TextOf(RuleCompilation compilation, string path) => compilation.Files.Single(file => file.File.Path == path).Tree.Text.Content;

    private static RuleCompilation Afresh(RuleCompilation compilation) => Of(TextOf(compilation, "lib.rules"), TextOf(compilation, "main.rules"));

    private static void AssertIsAsAfresh(RuleCompilation compilation) => Assert.Null(CompilationComparison.FirstDifference(compilation, Afresh(compilation)));

    [Fact]
    public void The_texts_of_these_tests_are_whole() => Assert.Null(Of(Shared, Main).Diagnostics.FirstOrDefault()?.ToString());

    [Theory]
    [InlineData("main.rules", "n:number \"years\"", "n:number \"yrs\"")]
    [InlineData("main.rules", "entity Age: integer", "entity Age: text")]
    [InlineData("main.rules", "lexicon Title", "lexicon Titles")]
    [InlineData("main.rules", "\"doctor\"", "3")]
    [InlineData("main.rules", "pattern Name = word", "pattern Name = number")]
    [InlineData("main.rules", "pattern Named(what)", "pattern Named")]
    [InlineData("main.rules", "pattern Name =", "pattern Name = Named(\"y\")")]
    [InlineData("main.rules", "  home: Address?\n", "")]
    [InlineData("main.rules", "resolve Person, Address by longest", "")]
    [InlineData("main.rules", "import lib", "import lib (Place, Quoted)")]
    [InlineData("main.rules", "import lib", "")]
    [InlineData("main.rules", "package main", "package other")]
    [InlineData("main.rules", "rule by_title -> Person", "rule by_title -> Persn")]
    [InlineData("main.rules", "rule by_street -> Address", "rule ")]
    [InlineData("main.rules", "record Person", "record")]
    [InlineData("main.rules", "/// Who", "// Who")]
    [InlineData("main.rules", "test \"one\"", "enum Place\n  good\n\ntest \"one\"")]
    [InlineData("main.rules", "test \"one\"", "lexicon Aaa\n  \"b\"\n\ntest \"one\"")]
    [InlineData("lib.rules", "good, bad", "good")]
    [InlineData("lib.rules", "good, bad", "good, bad, (")]
    [InlineData("lib.rules", "size: 3", "size: x")]
    [InlineData("lib.rules", "record Address", "record Addres")]
    [InlineData("lib.rules", "inner \"»\"", "word inner \"»\"")]
    [InlineData("lib.rules", "zone Small", "zone Large")]
    [InlineData("lib.rules", "  town: Place?\n", "  town: text?\n")]
    [InlineData("lib.rules", "town: Place?", "town: Person?")]
    public void A_change_and_its_undoing_bind_as_if_bound_afresh(string path, string old, string text)
    {
        var before = Of(Shared, Main);
        _ = before.Diagnostics;
        var after = With(before, path, old, text);
        AssertIsAsAfresh(after);
        AssertIsAsAfresh(With(after, path, "\n", "\n// a line more\n"));
        AssertIsAsAfresh(after.ReplaceFile(before.Files.Single(file => file.File.Path == path).Tree));
    }

    [Theory]
    [InlineData("match Title name:Name", "match Titel name:Name", "lexicon")]
    [InlineData("set mood = good", "set name = goood", "enum Other\n  one, (")]
    public void A_mistake_that_another_excuses_is_told_when_that_is_gone(string right, string wrong, string excuse)
    {
        var text = Main.Replace(right, wrong, StringComparison.Ordinal);
        var alone = Of(Shared, text);
        var excused = With(alone, "main.rules", "test \"one\"", excuse + "\n\ntest \"one\"");
        Assert.NotEmpty(alone.Diagnostics);
        Assert.All(excused.Diagnostics, diagnostic => Assert.StartsWith("DP1", diagnostic.Id, StringComparison.Ordinal));
        var again = With(excused, "main.rules", excuse, "");
        Assert.NotEmpty(again.Diagnostics);
        AssertIsAsAfresh(again);
    }

    // The tokens stay the same; the indent of the first field decides whether the fields can be read.
    [Fact]
    public void An_indent_that_hides_fields_is_heard_where_they_are_used()
    {
        var before = Of(Shared, Main.Replace("  key name like 0.9", "  key\"x\" name", StringComparison.Ordinal));
        Assert.NotEmpty(before.Diagnostics);
        var after = With(before, "main.rules", "record Person\n  name: text", "record Person\n\n name: text");
        AssertIsAsAfresh(after);
        AssertIsAsAfresh(With(after, "main.rules", "record Person\n\n name: text", "record Person\n  name: text"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_changes_bind_as_if_bound_afresh(int seed)
    {
        var random = new Random(seed);
        var compilation = Of(Shared, Main);
        for (var i = 0; i < 150; i++)
        {
            var (before, path) = (compilation, random.Next(3) == 0 ? "lib.rules" : "main.rules");
            compilation = With(compilation, path, tree => Change(tree, random));

            // Some are never bound, so that what is taken over is older.
            if (random.Next(4) != 0)
            {
                AssertIsAsAfresh(compilation);
            }

            // Mostly the mistake is taken back.
            compilation = random.Next(4) == 0 ? compilation : before;
            compilation = compilation.Diagnostics.Length > 12 ? Of(Shared, Main) : compilation;
        }
    }

    // A word becomes another word of the text, or a line goes or comes twice.
    private static TextChange Change(SyntaxTree tree, Random random)
    {
        var tokens = tree.Tokens().SkipLast(1).ToArray();
        if (tokens.Length == 0)
        {
            return new TextChange(new SourceSpan(0, 0), "record A\n");
        }

        var span = tree.GetSpan(tokens[random.Next(tokens.Length)]);
        var line = tree.Text.GetLine(tree.Text.GetPosition(span.Start).Line);
        return random.Next(6) switch
        {
            0 => new TextChange(line, ""),
            1 => new TextChange(new SourceSpan(line.Start, 0), $"{tree.Text.Content[line.Start..line.End]}\n"),
            2 => new TextChange(span, ""),
            _ => new TextChange(span, tokens[random.Next(tokens.Length)].Text),
        };
    }

    [Fact]
    public void What_a_change_does_not_reach_stays_the_same_object()
    {
        var before = Of(Shared, Main);
        var (old, now) = (before.Emit().Program, With(before, "main.rules", "score 0.5", "score 0.6").Emit().Program);
        Assert.NotNull(old);
        Assert.NotNull(now);
        var kept = old.Producers.Where(producer => now.Producers.Contains(producer, ReferenceEqualityComparer.Instance));
        Assert.Equal(["lib.Place", "main.Age", "main.Person", "main.Title"], kept.Select(producer => producer.Name).Order(StringComparer.Ordinal));
        Assert.Equal("lib.Address", Assert.Single(now.Producers.Except(kept)).Name);
    }

    [Fact]
    public void A_program_with_what_no_record_needs_is_that_of_binding_afresh()
    {
        const string Text = Main + "lexicon Aaa\n  \"b\"\n\npattern UsesIt = Aaa\n";
        var bound = Of(Shared, Text);
        Assert.DoesNotContain("main.Aaa", bound.Emit().Program!.Producers.Select(producer => producer.Name));
        var all = bound.WithUnneeded();
        Assert.Contains("main.Aaa", all.Emit().Program!.Producers.Select(producer => producer.Name));
        Assert.Null(CompilationComparison.FirstDifference(all, Of(Shared, Text).WithUnneeded()));
    }

    [Fact]
    public void Tests_move_with_their_lines()
    {
        var before = Of(Shared, Main);
        var line = Assert.Single(before.Emit().Tests).Line;
        var after = Assert.Single(With(before, "main.rules", "import lib", "import lib\n\n// two lines more").Emit().Tests);
        Assert.Equal(line + 2, after.Line);
        Assert.Equal([line + 5, line + 6], after.Expectations.Select(expectation => expectation.Line));
    }

    [Fact]
    public async Task Earlier_compilations_are_let_go()
    {
        var (compilation, earlier) = Edited();
        _ = compilation.Diagnostics;
        await Task.Yield();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.DoesNotContain(earlier, reference => reference.TryGetTarget(out _));
        GC.KeepAlive(compilation);
    }

    private static (RuleCompilation Last, ImmutableArray<WeakReference<SourceText>> Earlier) Edited()
    {
        var compilation = Of(Shared, Main);
        var earlier = ImmutableArray.CreateBuilder<WeakReference<SourceText>>();
        for (var i = 0; i < 5; i++)
        {
            _ = compilation.Diagnostics;
            earlier.Add(new WeakReference<SourceText>(compilation.Files[0].Tree.Text));
            compilation = With(compilation, "main.rules", "score 0.5", "score 0.5 ");
        }

        return (compilation, earlier.ToImmutable());
    }
}
