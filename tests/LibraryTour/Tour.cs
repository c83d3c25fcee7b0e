using System.Text;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Rules.Analysis;
using Processing.Rules.Analysis.Fixes;
using Processing.Rules.Analysis.Formatting;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace LibraryTour;

/// <summary>A tour of the compiler for those who build tools on it: from a text to a tree, to meaning, to a program and to records. Read it from top to bottom.</summary>
public sealed class Tour
{
    // Two files of an author. `geo` is a library, there to be imported; `visits` is what is asked for.
    private const string Geo = """
        package geo

        /// Countries that the desk writes about.
        lexicon Country: country
          "Tajikistan" => TJ
          "Iran", "ایران" => IR

        """;

    private const string Visits = """
        package visits
        import geo

        record Visit
          who: text
          country: Country

        rule arrival -> Visit
          match who:word[case is title]{1,3} ("arrived" | "landed") "in" country:Country

        test "an arrival"
          given
            > Anna Karimova landed in Tajikistan.
          expect Visit who: "Anna Karimova" country: TJ

        """;

    private static RuleCompilation Compilation { get; } = RuleCompilation.Create([FileOf("visits.rules", Visits)], [FileOf("geo.rules", Geo)], CompilationLimits.Default);

    private static SyntaxTree VisitsTree { get; } = Compilation.Files.Single(file => file.PackageName == "visits").Tree;

    private static RuleFile FileOf(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));

    // 1. Syntax ------------------------------------------------------------------------------------------------------

    [Fact]
    public void Any_text_has_a_tree_that_prints_it_again()
    {
        var broken = SyntaxTree.Parse(SourceText.From("rule arrival -> Visit\n  match who:(word\nrecord Visit\n  who: text // kept\n", "broken.rules"));

        // What is wrong stands in the diagnostics, one for one mistake; what follows is read all the same.
        var mistake = Assert.Single(broken.Diagnostics);
        Assert.Equal(("DP1019", new LinePosition(2, 13)), (mistake.Id, mistake.Location.Start));
        Assert.IsType<RecordSyntax>(broken.Declarations[1]);
        Assert.Equal(broken.Text.Content, broken.ToFullString());
    }

    [Fact]
    public void An_edit_reads_only_what_it_touches()
    {
        var place = new SourceSpan(Visits.IndexOf("\"landed\"", StringComparison.Ordinal), 0);
        var edited = VisitsTree.WithChange(new TextChange(place, "\"came\" | "));

        Assert.Contains("(\"arrived\" | \"came\" | \"landed\")", edited.Text.Content, StringComparison.Ordinal);
        Assert.Same(VisitsTree.Declarations[2], edited.Declarations[2]);
        Assert.NotSame(VisitsTree.Declarations[3], edited.Declarations[3]);
    }

    [Fact]
    public void A_walker_visits_nodes_and_tokens_in_text_order()
    {
        var texts = new TextsOfPatterns();
        texts.Visit(VisitsTree);
        Assert.Equal(["\"arrived\"", "\"landed\"", "\"in\""], texts.Found);
    }

    private sealed class TextsOfPatterns : SyntaxWalker
    {
        public List<string> Found { get; } = [];

        protected override void VisitPattern(PatternSyntax pattern)
        {
            if (pattern is PatternSyntax.Text text)
            {
                Found.Add(text.Token.Text);
            }

            base.VisitPattern(pattern);
        }
    }

    [Fact]
    public void A_rewriter_changes_a_copy_and_keeps_every_space_and_comment()
    {
        var rewritten = new Landing().Rewrite(VisitsTree);
        Assert.Equal(Visits.Replace("\"landed\"", "(\"landed\" | \"touched\" \"down\")", StringComparison.Ordinal), rewritten.Text.Content);
        Assert.Empty(rewritten.Diagnostics);
    }

    // New nodes come from the factory, which reads them from their text.
    private sealed class Landing : SyntaxRewriter
    {
        protected override SyntaxNode? VisitPattern(PatternSyntax pattern) =>
            pattern is PatternSyntax.Text { Token.Text: "\"landed\"" } ? SyntaxFactory.Pattern("(\"landed\" | \"touched\" \"down\")") : base.VisitPattern(pattern);
    }

    // 2. Compilations ------------------------------------------------------------------------------------------------

    [Fact]
    public void A_compilation_is_never_changed_but_derived()
    {
        var misspelt = VisitsTree.WithText(Visits.Replace("country:Country", "country:Contry", StringComparison.Ordinal));
        var after = Compilation.ReplaceFile(misspelt);

        // Names, types and messages are those of the new text; the trees of all other files are the same objects.
        Assert.Equal("DP2001", Assert.Single(after.Diagnostics).Id);
        Assert.Empty(Compilation.Diagnostics);
        Assert.Same(TreeOf(Compilation, "geo"), TreeOf(after, "geo"));

        // Files come and go in the same way.
        Assert.Contains(after.WithoutFile("geo.rules").Diagnostics, diagnostic => diagnostic.Message.Contains("`geo`", StringComparison.Ordinal));
        Assert.Equal(3, Compilation.WithFile(FileOf("more.rules", "package more\n"), FileOrigin.Library).Files.Length);
    }

    private static SyntaxTree TreeOf(RuleCompilation compilation, string package) => compilation.Files.Single(file => file.PackageName == package).Tree;

    [Fact]
    public void A_message_is_printed_for_people_and_its_fix_applied()
    {
        var misspelt = VisitsTree.WithText(Visits.Replace("country:Country", "country:Contry", StringComparison.Ordinal));
        var diagnostic = Assert.Single(Compilation.ReplaceFile(misspelt).Diagnostics);
        Assert.Equal(
            """
            error DP2001: no lexicon, entity, record or pattern is named `Contry`
             --> visits.rules:9:74
              |
            9 |   match who:word[case is title]{1,3} ("arrived" | "landed") "in" country:Contry
              |                                                                          ^^^^^^ did you mean `Country`?
              |
              = fix: write `Country` (look before you apply it)
              -   match who:word[case is title]{1,3} ("arrived" | "landed") "in" country:Contry
              +   match who:word[case is title]{1,3} ("arrived" | "landed") "in" country:Country

            """,
            DiagnosticRenderer.Render(diagnostic));

        // A fix says what it promises; here whoever applies it has looked.
        var outcome = FixApplier.Apply([diagnostic], FixSafety.Unsafe, _ => true);
        Assert.Equal(Visits, Assert.Single(outcome.Texts).NewText);
    }

    [Fact]
    public void Analysis_finds_what_is_doubtful_in_rules_that_compile()
    {
        var unused = Compilation.ReplaceFile(VisitsTree.WithText(Visits + "lexicon Forgotten\n  \"a word\"\n"));
        Assert.Empty(unused.Diagnostics);
        var doubt = Assert.Single(RuleAnalysis.Check(unused, CancellationToken.None));
        Assert.Equal((DiagnosticSeverity.Warning, "Forgotten"), (doubt.Severity, doubt.Location.Text));
        Assert.NotNull(DiagnosticPages.Find(doubt.Id));
    }

    // 3. Meaning -----------------------------------------------------------------------------------------------------

    [Fact]
    public void A_model_tells_what_stands_at_a_position()
    {
        var model = Compilation.GetSemanticModel(VisitsTree);
        var country = Visits.LastIndexOf("Country", StringComparison.Ordinal);

        // What a tool shows when the mouse rests on a name: what it is, its documentation, and what it is worth.
        var name = model.GetNameAt(country);
        Assert.NotNull(name);
        Assert.Equal((NameKind.Declaration, "geo.Country", "Countries that the desk writes about."), (name.Kind, name.Symbol?.FullName, name.Documentation));
        Assert.Equal(ValueKind.Country, Assert.IsType<LexiconSymbol>(name.Symbol).Type?.Kind);

        // What it offers while one types.
        Assert.Contains(model.GetNamesInScope(country), offered => offered.Name == "Country");
    }

    [Fact]
    public void References_are_found_in_all_files_so_that_a_name_can_be_changed_everywhere()
    {
        var name = Compilation.GetSemanticModel(VisitsTree).GetNameAt(Visits.LastIndexOf("Country", StringComparison.Ordinal));
        Assert.NotNull(name);
        var renamed = Compilation.FindReferences(name)
            .GroupBy(reference => reference.Location.Source)
            .Aggregate(Compilation, (compilation, places) => compilation.ReplaceFile(Renamed(places, "State")));

        Assert.Empty(renamed.Diagnostics);
        Assert.Contains("lexicon State: country", TreeOf(renamed, "geo").Text.Content, StringComparison.Ordinal);
        Assert.Contains("country: State\n", TreeOf(renamed, "visits").Text.Content, StringComparison.Ordinal);
        Assert.Contains("country:State\n", TreeOf(renamed, "visits").Text.Content, StringComparison.Ordinal);
    }

    // From the last place to the first, so that the others stay where they are.
    private static SyntaxTree Renamed(IGrouping<SourceText, NameReference> places, string name)
    {
        var tree = Compilation.Files.Single(file => file.Tree.Text == places.Key).Tree;
        return places.OrderByDescending(place => place.Location.Span.Start).Aggregate(tree, (changed, place) => changed.WithChange(new TextChange(place.Location.Span, name)));
    }

    [Fact]
    public void A_model_tells_what_a_pattern_can_match()
    {
        var model = Compilation.GetSemanticModel(VisitsTree);
        var rule = VisitsTree.Declarations.OfType<RuleSyntax>().Single();
        var language = model.GetMatchedLanguage(rule.Clauses.OfType<MatchSyntax>().Single().Pattern);
        Assert.Equal((4, false), (language.MinimumTokens, language.CanBeEmpty));
        Assert.Equal("visits.arrival", model.GetDeclaredSymbol(rule)?.FullName);
    }

    // 4. Programs ----------------------------------------------------------------------------------------------------

    [Fact]
    public void The_same_sources_give_the_same_bytes_and_the_bytes_the_same_program()
    {
        var program = ProgramOf(Compilation);
        var again = RuleCompilation.Create([FileOf("visits.rules", Visits)], [FileOf("geo.rules", Geo)], CompilationLimits.Default);
        Assert.Equal(BytesOf(program), BytesOf(ProgramOf(again)));

        // The revision names the content: whoever has the bytes can check that nothing was changed on the way.
        Assert.Equal(program.Revision, ProgramReader.Read(BytesOf(program)).Revision);
    }

    [Fact]
    public void A_program_finds_records_with_their_places_in_the_document_as_given()
    {
        var engine = new ExtractionEngine(ProgramOf(Compilation), new FastExecutor(), ExtractionLimits.Default);
        var document = Encoding.UTF8.GetBytes("Yesterday Rustam landed in ایران again.");
        var record = Assert.Single(engine.Extract(new DocumentInput(document), ExtractionOptions.Default, null, CancellationToken.None).Records);

        var country = record.Fields.Single(field => field.Name == "country");
        Assert.Equal("IR", ValueFormatter.ToScalar(country.Value));
        var bytes = country.Places[0].Utf8;
        Assert.Equal("ایران", Encoding.UTF8.GetString(document.AsSpan(bytes.Start..bytes.End)));
    }

    [Fact]
    public void The_tests_of_the_author_come_with_the_program()
    {
        var emitted = Compilation.Emit();
        Assert.NotNull(emitted.Program);
        var engine = new ExtractionEngine(emitted.Program, new FastExecutor(), ExtractionLimits.Default);
        Assert.True(RuleTestRunner.Run(engine, Assert.Single(emitted.Tests), CancellationToken.None).Passed);
    }

    private static RuleProgram ProgramOf(RuleCompilation compilation) => compilation.Emit().Program ?? throw new InvalidOperationException("The rules have errors.");

    private static byte[] BytesOf(RuleProgram program)
    {
        using var stream = new MemoryStream();
        ProgramWriter.Write(program, stream);
        return stream.ToArray();
    }

    // 5. Style -------------------------------------------------------------------------------------------------------

    [Fact]
    public void The_formatter_moves_white_space_only()
    {
        var untidy = SyntaxTree.Parse(SourceText.From("record   Visit  // whom and where\n     who:text\n     country :  text\n"));
        Assert.True(RuleFormatter.TryFormat(untidy, out var tidy));
        Assert.Equal("record Visit  // whom and where\n  who:     text\n  country: text\n", tidy);

        // A text that cannot be read is left as it is: nobody knows what belongs together.
        Assert.False(RuleFormatter.TryFormat(SyntaxTree.Parse(SourceText.From("record ->\n")), out _));
    }
}
