using System.Text;
using System.Text.Json;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Tests;

/// <summary>Whole printed messages.</summary>
public sealed class RenderingTests
{
    [Fact]
    public void Unknown_name() => Check.Rendered(
        "record Note\n  text: text\n\nlexicon Currency\n  \"euro\"\n\nrule note -> Note\n  match text:Curency\n",
        """
        error DP2001: no lexicon, entity, record or pattern is named `Curency`
         --> test.rules:8:14
          |
        8 |   match text:Curency
          |              ^^^^^^^ did you mean `Currency`?
          |
          = fix: write `Currency` (look before you apply it)
          -   match text:Curency
          +   match text:Currency
        """);

    [Fact]
    public void Name_of_another_package() => Check.Rendered(
        "package main\nrecord Note\n  text: text\n\nrule note -> Note\n  match text:Month\n",
        """
        error DP2001: no lexicon, entity, record or pattern is named `Month`
         --> test.rules:6:14
          |
        6 |   match text:Month
          |              ^^^^^
          |
          = note: `Month` is declared in package `standard.dates`, which this file does not import
          = help: add `import standard.dates`
        """,
        ("dates.rules", "package standard.dates\nlexicon Month\n  \"may\"\n"));

    [Fact]
    public void Mixed_operators() => Check.Rendered(
        "record Note\n  text: text\n\nrule note -> Note\n  match text:word\n  where text is \"a\" and text.tokens > 1 or text is \"b\"\n",
        """
        error DP1017: `and` and `or` stand side by side without parentheses
         --> test.rules:6:41
          |
        6 |   where text is "a" and text.tokens > 1 or text is "b"
          |                     --- `and` here
          |                                         ^^ `or` here
          |
          = help: write `(text is "a" and text.tokens > 1) or text is "b"`, or `text is "a" and (text.tokens > 1 or text is "b")`
        """);

    [Fact]
    public void Foreign_operator() => Check.Rendered(
        "record Note\n  text: text\n\nrule note -> Note\n  match text:word\n  where text is \"a\" && text exists\n",
        """
        error DP1011: rules spell this operator `and`, not `&&`
         --> test.rules:6:21
          |
        6 |   where text is "a" && text exists
          |                     ^^
          |
          = fix: replace `&&` with `and` (safe)
          -   where text is "a" && text exists
          +   where text is "a" and text exists
        """);

    [Fact]
    public void Texts_of_arabic_script_stand_between_isolates() => Check.Rendered(
        "lexicon Office\n  \"رئیس\"، \"مدیر\"\n",
        """
        error DP1013: `،` (U+060C) looks like `,`, but is another character
         --> test.rules:2:9
          |
        2 |   "⁨رئیس⁩"⁨،⁩ "⁨مدیر⁩"
          |         ^ did you mean `,`?
          |
          = fix: write `,` (safe)
          -   "⁨رئیس⁩"⁨،⁩ "⁨مدیر⁩"
          +   "⁨رئیس⁩", "⁨مدیر⁩"
        """);

    [Fact]
    public void Marks_do_not_count_what_has_no_width() => Check.Rendered(
        "lexicon Office\n\t\"re\u0301sume\u0301\", \"a\u200Fb\" extra\n",
        "error DP1001: expected `=>` or the end of the clause after the text \"a\u200Fb\", found `extra`\n" +
        " --> test.rules:2:20\n  |\n2 | \t\"re\u0301sume\u0301\", \"a\u200Fb\" extra\n  | \t               ^^^^^\n  |\n");

    [Fact]
    public void Clash_between_files() => Check.Rendered(
        "package p\n\nlexicon Road\n  \"road\"\n",
        """
        error DP2004: lexicon `Road` is declared twice in package `p`
         --> test.rules:3:9
          |
        3 | lexicon Road
          |         ^^^^ declared again here
          |
         ::: a.rules:2:9
          |
        2 | lexicon Road
          |         ---- first declared here
          |
          = help: rename one of them, or move one to another package
        """,
        ("a.rules", "package p\nlexicon Road\n  \"street\"\n"));

    [Fact]
    public void Mark_inside_a_text_of_arabic_script_repeats_what_it_marks() => Check.Rendered(
        "lexicon Office\n  \"رئیس \\q مدیر\"\n",
        """
        error DP1008: `\q` is not an escape
         --> test.rules:2:9
          |
        2 |   "⁨رئیس \q مدیر⁩"
          |         ^^ here: «\q»
          |
          = help: the escapes are \" \\ \n \t and \u{200C} with the number of a character

        """);

    [Theory]
    [InlineData("\"e\u0301\"", 3)]
    [InlineData("\"می\u200Cرود\"", 7)]
    [InlineData("\"北京\"", 6)]
    [InlineData("\"\uD83D\uDE00\"", 4)]
    [InlineData("\"ＡＢ\"", 6)]
    [InlineData("\"a\u0007\"", 4)]
    public void Marks_are_as_wide_as_what_they_mark(string text, int width)
    {
        var rendered = DiagnosticRenderer.Render(Assert.Single(Compile.Emit(("a.rules", $"lexicon L\n  {text}, {text}\n")).Diagnostics)).Split('\n');
        var marks = rendered.Single(line => line.Contains('^', StringComparison.Ordinal));
        Assert.Equal(width, marks.Count(c => c == '^'));
        Assert.Equal("  | ".Length + 2 + width + 2, marks.IndexOf('^', StringComparison.Ordinal));
        Assert.DoesNotContain('\u0007', string.Concat(rendered));
    }

    [Fact]
    public void Tabs_before_a_mark_are_tabs()
    {
        var rendered = DiagnosticRenderer.Render(Assert.Single(Compile.Emit(("a.rules", "lexicon L\n\t\"a\",\t\"a\"\n")).Diagnostics));
        Assert.Contains("  | \t    \t^^^", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void Tabs_that_mix_with_spaces_are_explained()
    {
        var diagnostic = Assert.Single(Compile.Emit(("a.rules", "record A\n  x: text\n\nrule r -> A\n  match x:word\n\twhere x is \"a\"\n")).Diagnostics);
        Assert.Equal("DP1006", diagnostic.Id);
        Assert.Contains("a tab reaches", diagnostic.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Type_mismatch() => Check.Rendered(
        "record Note\n  text: text\n  count: integer\n\nrule note -> Note\n  match text:word count:word\n",
        """
        error DP2014: field `count` is integer, but gets text
         --> test.rules:6:19
          |
        3 |   count: integer
          |          ------- declared as integer
        ...
        6 |   match text:word count:word
          |                   ^^^^^^^^^^ text
          |
          = help: what this label matches has letters; label a `number`, or an entity or lexicon whose value is one
        """);

    [Fact]
    public void Cycle() => Check.Rendered(
        "pattern A = \"a\" B\npattern B = C\npattern C = \"c\" A?\n",
        """
        error DP2006: pattern `A` uses itself: A → B → C → A
         --> test.rules:1:9
          |
        1 | pattern A = "a" B
          |         ^ the circle starts here
        2 | pattern B = C
          |         - `B` is part of it
        3 | pattern C = "c" A?
          |         - `C` is part of it
          |
          = help: what repeats is written with `*`, `+` or `list(…)`; nothing may be defined by itself
        """);

    [Fact]
    public void Limit() => Check.Rendered(
        "record Note\n  text: text\n\nrule note -> Note\n  match text:word{1,5000}\n",
        """
        error DP3009: a bounded repetition repeats at most 1,000 times
         --> test.rules:5:21
          |
        5 |   match text:word{1,5000}
          |                     ^^^^
          |
          = note: the limit is `compilation.max_repetition` (repetitions), set in the configuration of the server or the command line
          = help: `*` and `+` have no upper bound and cost nothing more
        """);

    [Fact]
    public void Warning() => Check.Rendered(
        "lexicon Road\n  \"road\", \"road\"\n",
        """
        warning DP2052: "road" stands twice in this lexicon
         --> test.rules:2:11
          |
        2 |   "road", "road"
          |   ------ first here
          |           ^^^^^^ again here
          |
        """);

    [Fact]
    public void Long_line_is_cut_around_the_mark()
    {
        var result = Compile.Emit(("a.rules", new string('x', 1 << 20)));
        Assert.InRange(DiagnosticRenderer.Render(Assert.Single(result.Diagnostics)).Length, 100, 2_000);
    }

    [Fact]
    public void Json_has_places_and_fix()
    {
        var diagnostic = Assert.Single(Compile.Emit(("a.rules", "record Note\n  text: txt\n")).Diagnostics);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            DiagnosticJson.ToJson(diagnostic, writer);
        }

        Assert.Equal(
            """{"id":"DP2009","severity":"error","message":"no type is named `txt`","primary":{"path":"a.rules","start":{"line":2,"column":9,"offset":20},"end":{"line":2,"column":12,"offset":23},"label":"did you mean `text`?"},"secondary":[],"fix":{"title":"write `text`","safety":"unsafe","edits":[{"path":"a.rules","start":{"line":2,"column":9,"offset":20},"end":{"line":2,"column":12,"offset":23},"new_text":"text"}]}}"""
                .Replace("`", "\\u0060", StringComparison.Ordinal),
            Encoding.UTF8.GetString(stream.ToArray()));
    }
}
