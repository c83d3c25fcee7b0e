using System.Text;
using Processing.Rules.Analysis.Formatting;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Tests;

public sealed class FormatterTests
{
    private static readonly string[] Inserted = [" ", "  ", "\n", "\n    ", "\n\n", "\t", "\r\n  ", " // a note \n", "\n// alone\n", "\n  // inside\n", "\n/// documents\n", "\u200F", " \n\n\n  "];

    public static TheoryData<string> ShippedFiles =>
        [.. Directory.GetFiles(Repository.PathOf("rules"), "*.rules", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => Path.GetRelativePath(Repository.PathOf("rules"), path))];

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void Shipped_rules_keep_their_tokens_and_comments(string file) => AssertKept(File.ReadAllText(Path.Combine(Repository.PathOf("rules"), file)));

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void Randomly_spaced_rules_keep_their_tokens_and_comments(string file)
    {
        var source = File.ReadAllText(Path.Combine(Repository.PathOf("rules"), file));
        var random = new Random(20240601);
        var formatted = 0;
        for (var i = 0; i < 30; i++)
        {
            formatted += AssertKept(Shaken(source, random)) ? 1 : 0;
        }

        Assert.True(formatted > 5, $"only {formatted} of 30 variants could be read");
    }

    [Fact]
    public void Cuts_of_shipped_rules_keep_their_tokens_and_comments()
    {
        var random = new Random(20240602);
        foreach (var path in Directory.GetFiles(Repository.PathOf("rules"), "*.rules", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(path);
            for (var i = 0; i < 15; i++)
            {
                var start = random.Next(source.Length);
                AssertKept(source.Remove(start, random.Next(Math.Min(60, source.Length - start))));
            }
        }
    }

    [Fact]
    public void All_of_the_style_at_once() => AssertFormats(
        """
        package   a.b
        import geo.countries( Country,City )


        language fa


        /// Words.
        lexicon Title:text from "t.tsv"   key a , b value c
        lexicon Rank : { name , rank:integer }
            "سرهنگ" , "سرتیپ"=>{name:"x",rank:1}
            "a"   =>   { name : "y", rank: - 2 }   // the least
            // end of words
        pattern Name( x )="«"x"»"|word [ length>=2 ] { 1,4 } ?
        pattern Gap=.. { 1 , 5 }
        record Official
         name :text
         organisation:text ?
         // what makes it one
         key name like 0.8



        rule r->Official
            match name : Name( word ) ( "a"|"b" )
               not ahead ( "c" )
            where  name . tokens in 1 .. 3
            set organisation="x"+name . text
        rule frame -> Official
          trigger Title
          name:Name(word) ? nearest within sentence
          organisation: Title within 3 tokens
          priority -  2
        test "t"
           given language fa
              > a  b  
              >
           expect Official name:"a"
        // the end
        """,
        """
        package a.b
        import geo.countries (Country, City)

        language fa

        /// Words.
        lexicon Title: text from "t.tsv" key a, b value c

        lexicon Rank: { name, rank: integer }
          "سرهنگ", "سرتیپ" => { name: "x", rank: 1 }
          "a"              => { name: "y", rank: -2 }  // the least
          // end of words

        pattern Name(x) = "«" x "»" | word[length >= 2]{1,4}?
        pattern Gap = ..{1,5}

        record Official
          name:         text
          organisation: text?
          // what makes it one
          key name like 0.8

        rule r -> Official
          match name:Name(word) ("a" | "b")
            not ahead("c")
          where name.tokens in 1..3
          set organisation = "x" + name.text

        rule frame -> Official
          trigger       Title
          name:         Name(word)?  nearest  within sentence
          organisation: Title        within 3 tokens
          priority      -2

        test "t"
          given language fa
            > a  b  
            >
          expect Official name: "a"
        // the end

        """);

    [Fact]
    public void Enums_options_and_sources_have_one_style() => AssertFormats(
        """
        enum   Kind
            /// Heads of state.
            summit
            bilateral ,visit // two
        lexicon W : Kind from  "w.csv" key a,b value k : Kind similar  1   stem
           "a"=>summit
           "bcd"=>visit
        lexicon X
          from "x.json"
            key a
          clitics   off
        zone body   excluded
           css "article  p" ,"#x"
        """,
        """
        enum Kind
          /// Heads of state.
          summit
          bilateral, visit  // two

        lexicon W: Kind from "w.csv" key a, b value k: Kind similar 1 stem
          "a"   => summit
          "bcd" => visit

        lexicon X
          from "x.json"
          key a
          clitics off

        zone body excluded
          css "article  p", "#x"

        """);

    [Fact]
    public void A_line_far_longer_than_its_neighbours_starts_a_new_run() => AssertFormats(
        $"""
        lexicon A
          "a" => "x"
          "{new string('b', 60)}" => "y"
          "cc" => "z"
        """,
        $"""
        lexicon A
          "a" => "x"
          "{new string('b', 60)}" => "y"
          "cc" => "z"

        """);

    [Theory]
    [InlineData("record A\n  x text\n")]
    [InlineData("rule\n")]
    [InlineData("record A\n  x: text\n<<<<<<< ours\n")]
    public void Files_with_syntax_errors_are_left_alone(string source) => Assert.False(RuleFormatter.TryFormat(Parse(source), out _));

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("\uFEFFlanguage fa", "language fa\n")]
    [InlineData("   // a note\r\n\r\n\r\nlanguage fa\r\n", "// a note\n\nlanguage fa\n")]
    public void Ends_of_files(string source, string expected) => AssertFormats(source, expected);

    private static void AssertFormats(string source, string expected)
    {
        Assert.Empty(Parse(source).Diagnostics);
        Assert.True(RuleFormatter.TryFormat(Parse(source), out var text));
        Assert.Equal(expected.ReplaceLineEndings("\n"), text);
        AssertKept(source);
    }

    private static bool AssertKept(string source)
    {
        var tree = Parse(source);
        if (!RuleFormatter.TryFormat(tree, out var text))
        {
            return false;
        }

        var again = Parse(text);
        Assert.Empty(again.Diagnostics);
        Assert.Equal(Tokens(tree), Tokens(again));
        Assert.Equal(Comments(tree), Comments(again));
        Assert.Equal(tree.Declarations.Select(Describe), again.Declarations.Select(Describe));
        Assert.True(RuleFormatter.TryFormat(again, out var twice));
        Assert.Equal(text, twice);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        return true;
    }

    // White space, breaks and comments put between tokens, never inside one.
    private static string Shaken(string source, Random random)
    {
        var text = new StringBuilder();
        var tokens = Parse(source).Tokens().ToList();
        foreach (var token in tokens)
        {
            text.Append(token.LeadingTrivia).Append(token.Text);
            if (random.Next(tokens.Count) < 3)
            {
                text.Append(Inserted[random.Next(Inserted.Length)]);
            }

            text.Append(token.TrailingTrivia);
        }

        return text.ToString();
    }

    private static string Describe(DeclarationSyntax declaration) =>
        $"{declaration.Tokens.Length} tokens, nodes {string.Join(", ", declaration.DescendantNodesAndSelf().Select(node => node.GetType().Name))}, documented by «{declaration.Documentation}»";

    private static IEnumerable<(SyntaxKind, string)> Tokens(SyntaxTree tree) => tree.Tokens().Select(token => (token.Kind, token.Text));

    private static IEnumerable<string> Comments(SyntaxTree tree) =>
        tree.Tokens().SelectMany(token => $"{token.LeadingTrivia}\n{token.TrailingTrivia}".Split('\n', '\r'))
            .Where(line => line.Contains("//", StringComparison.Ordinal)).Select(line => line[line.IndexOf("//", StringComparison.Ordinal)..].TrimEnd());

    private static SyntaxTree Parse(string source) => SyntaxTree.Parse(SourceText.From(source));
}
