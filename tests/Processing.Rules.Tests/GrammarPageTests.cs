using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>The grammar of the reference is the one that is read: sentences derived from it are read without a mistake, all of it is used, and it derives all rules that there are and nothing that is refused.</summary>
public sealed class GrammarPageTests
{
    private const int Sentences = 4_000;
    private const int LargestDeclaration = 2_000;

    [Fact]
    public void Sentences_of_the_grammar_are_read_and_use_all_of_it()
    {
        var grammar = Ebnf.OfTheLanguage;
        var sentences = new EbnfSentences(grammar, 1);
        for (var i = 0; i < Sentences; i++)
        {
            var sentence = sentences.Next((i % 10) switch { 0 => "header", < 4 => "rule", _ => "declaration" });
            var tree = SyntaxTree.Parse(SourceText.From(sentence));
            Assert.True(tree.Diagnostics.IsEmpty, $"{sentence}\n{Compile.Render(tree.Diagnostics).FirstOrDefault()}");
        }

        var unused = grammar.Productions.Where(production => production.Key != "file")
            .SelectMany(production => Parts(production.Value).Where(part => !sentences.Used.Contains(part)).Select(_ => production.Key));
        Assert.Empty(unused.Distinct());
    }

    [Fact]
    public void Whole_files_of_the_grammar_are_read()
    {
        var sentences = new EbnfSentences(Ebnf.OfTheLanguage, 2);
        var files = Enumerable.Range(0, 2_000).Select(_ => sentences.Next("file"))
            .Where(file => file.Split("package").Length <= 2 && file.Split("\nlanguage").Length + (file.StartsWith("language", StringComparison.Ordinal) ? 1 : 0) <= 2).ToArray();
        Assert.True(files.Length > 500, $"only {files.Length} files");
        Assert.All(files, file => Assert.Empty(Compile.Render(SyntaxTree.Parse(SourceText.From(file)).Diagnostics)));
    }

    [Fact]
    public void Every_production_is_reached_from_a_file()
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(["file"]);
        while (open.TryPop(out var name))
        {
            if (reached.Add(name) && Ebnf.OfTheLanguage.Productions.TryGetValue(name, out var body))
            {
                foreach (var used in NodesIn(body).OfType<Ebnf.Node.Name>())
                {
                    open.Push(used.Text);
                }
            }
        }

        Assert.Empty(Ebnf.OfTheLanguage.Productions.Keys.Except(reached));
        Assert.Equal(
            ["DECIMAL", "DIRECTLY", "INTEGER", "LINE", "LINE_TEXT", "NAME", "PATTERN_NAME", "REGEX", "STRING", "VALUE_NAME"],
            reached.Except(Ebnf.OfTheLanguage.Productions.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_grammar_derives_all_shipped_rules_and_all_examples()
    {
        var shipped = Directory.GetFiles(Repository.PathOf("rules"), "*.rules", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var declarations = shipped.Concat(LanguagePageTests.SelfContainedExamples())
            .SelectMany(text => SyntaxTree.Parse(SourceText.From(text)).Declarations).Where(declaration => declaration.Tokens.Length <= LargestDeclaration).ToArray();
        Assert.True(declarations.Length > 1_000, $"only {declarations.Length} declarations");
        Assert.All(declarations, declaration => Assert.True(EbnfReader.Derives(Ebnf.OfTheLanguage, declaration.Tokens), TextOf(declaration)));
    }

    [Fact]
    public void The_grammar_derives_a_text_with_a_slip_where_the_parser_reads_it_and_only_there()
    {
        var slips = LanguagePageTests.SelfContainedExamples().SelectMany(MessageBaselineTests.Slips).ToArray();
        var differing = new List<string>();

        // All slips of an example share most of its declarations.
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (name, source) in slips)
        {
            var tree = SyntaxTree.Parse(SourceText.From(source));
            var derived = tree.Declarations.All(IsDerived);
            if (derived != tree.Diagnostics.IsEmpty)
            {
                differing.Add($"{name}: {(derived ? $"derived, but {tree.Diagnostics[0].Id} {tree.Diagnostics[0].Message}" : "read, but not derived")}");
            }
        }

        Assert.True(slips.Length > 1_000, $"only {slips.Length} slips");

        Assert.True(differing.Count == 0, string.Join("\n", differing));

        bool IsDerived(DeclarationSyntax declaration)
        {
            var text = TextOf(declaration);
            return known.TryGetValue(text, out var before) ? before : known[text] = EbnfReader.Derives(Ebnf.OfTheLanguage, declaration.Tokens);
        }
    }

    private static string TextOf(DeclarationSyntax declaration) => string.Concat(declaration.Tokens.Select(token => token.LeadingTrivia + token.Text + token.TrailingTrivia));

    // What sentences must have used: each alternative, and each option and repetition both ways.
    private static IEnumerable<(Ebnf.Node Node, bool Taken)> Parts(Ebnf.Node root) => NodesIn(root).SelectMany(node => node switch
    {
        Ebnf.Node.Choice choice => choice.Alternatives.Select(alternative => (alternative, true)),
        Ebnf.Node.Optional or Ebnf.Node.Repetition => [(node, true), (node, false)],
        _ => [],
    });

    private static IEnumerable<Ebnf.Node> NodesIn(Ebnf.Node node) => node switch
    {
        Ebnf.Node.Choice choice => choice.Alternatives.SelectMany(NodesIn).Append(node),
        Ebnf.Node.Sequence sequence => sequence.Parts.SelectMany(NodesIn),
        Ebnf.Node.Optional option => NodesIn(option.Body).Append(node),
        Ebnf.Node.Repetition repetition => NodesIn(repetition.Body).Append(node),
        _ => [node],
    };
}
