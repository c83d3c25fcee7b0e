namespace Processing.Rules.Tests;

/// <summary>Whole messages about enums, options, data files, private names and selectors, as authors read them.</summary>
public sealed class ConstructMessageTests
{
    [Fact]
    public void Messages_are_as_authors_read_them() => Check.Rendered(
        """
        import geo (_Spelling)

        enum Empty

        enum Flag
          true, Yes, yes

        enum Kind
          summit, bilateral

        lexicon Lake similar 3 exact
          "Issyk Kul" => 1

        lexicon River from "rivers.csv" key name

        lexicon Sea from "seas.csv" key name

        lexicon Ocean from "oceans.json" key name

        zone z
          css "a >> b"
          css "p"

        record _Part
          x: text

        record Meeting
          kind: Kind
          day:  date?

        rule part -> _Part
          match x:Lake

        rule meeting -> Meeting
          match "met" Flag
          set   kind = sumit, day = "May 2014"

        test "a private record"
          given
            > met
          expect _Part
        """,
        """
        error DP2093: the JSON file is no table: the file must be a list of objects, each a row
         --> oceans.json:1:1
          |
        1 | { "name": "Osh" }
          | ^
          |
          = help: write `[ { "form": ["…", "…"], "code": "…" }, … ]`

        error DP2090: this row has more cells than the 2 columns of the header
         --> rivers.csv:2:1
          |
        2 | Osh,summit,1
          | ^^^^^^^^^^^^
          |
          = help: name a column for them, take them away, or put a cell that holds the separator in quotes in a .csv file

        error DP2092: text stands behind the closing quote of a cell
         --> rivers.csv:3:7
          |
        3 | "Ysyk" Kul,summit
          |       ^^^^
          |
          = help: put the whole cell in quotes, and write a quote inside it twice: `""`

        error DP2091: this quote is not closed before the end of the file
         --> seas.csv:2:1
          |
        2 | "Aral
          | ^ the cell starts here
          |
          = help: a quote inside a quoted cell is written twice: `""`

        error DP2085: `_Spelling` is private to package `geo`
         --> test.rules:1:13
          |
        1 | import geo (_Spelling)
          |             ^^^^^^^^^
          |
          = note: names that begin with `_` are seen by the files of their own package only
          = help: use what package `geo` makes of it, or rename it there without the `_`

        error DP2081: enum `Empty` has no values
         --> test.rules:3:6
          |
        3 | enum Empty
          |      ^^^^^
          |
          = help: write its values below it, indented: one or several a line, with commas between them

        error DP2083: `true` is a boolean and cannot name a value of an enum
         --> test.rules:6:3
          |
        6 |   true, Yes, yes
          |   ^^^^
          |
          = help: a field that is true or false has the type `boolean`; else give the value another name, such as `yes`

        error DP2082: `yes` and `Yes` are the same after folding
         --> test.rules:6:14
          |
        6 |   true, Yes, yes
          |         --- first here
          |              ^^^ again here
          |
          = help: values are compared after folding: one form of each letter, lower case

        error DP2094: words may differ by 1 or 2 letters, not by 3
          --> test.rules:11:22
           |
        11 | lexicon Lake similar 3 exact
           |                      ^
           |
           = help: `similar 1` for one letter in words of five or more, `similar 2` for two in words of eight or more

        error DP2095: `exact` contradicts `similar`
          --> test.rules:11:24
           |
        11 | lexicon Lake similar 3 exact
           |              -------
           |                        ^^^^^
           |
           = help: `exact` and `case` want entries as they are written, `similar` and `stem` do not: keep one side

        error DP2087: "a >> b" is no selector that zones know
          --> test.rules:21:7
           |
        21 |   css "a >> b"
           |       ^^^^^^^^ it cannot go on with `>`
           |
           = help: tags, `*`, `#id`, `.class`, `[attribute="text"]`, `:first-child`, `:last-child` and `:nth-child(2)`, with a space, `>`, `+` or `~` between two elements

        error DP2084: enum `Flag` is no pattern
          --> test.rules:35:15
           |
         5 | enum Flag
           |      ---- declared here
        ...
        35 |   match "met" Flag
           |               ^^^^ it stands for values, not for text
           |
           = help: a lexicon says which words mean which value: `lexicon Words: Flag`

        error DP2080: `sumit` is no value of enum `Kind`
          --> test.rules:36:16
           |
        36 |   set   kind = sumit, day = "May 2014"
           |                ^^^^^ did you mean `summit`?
           |
           = help: its values are `summit` and `bilateral`
           = fix: write `summit` (look before you apply it)
           -   set   kind = sumit, day = "May 2014"
           +   set   kind = summit, day = "May 2014"

        error DP2096: "May 2014" does not read as a date
          --> test.rules:36:29
           |
        36 |   set   kind = sumit, day = "May 2014"
           |                             ^^^^^^^^^^
           |
           = help: write a Gregorian date in ISO 8601: "2014", "2014-05", "2014-05-03" or two of them with a slash

        error DP2086: no result is a `_Part`: the record is private
          --> test.rules:41:10
           |
        41 |   expect _Part
           |          ^^^^^
           |
           = note: records whose names begin with `_` are used by other rules and do not come out
           = help: expect a record that is made with it, or rename it without the `_`
        """,
        ("geo.rules", "package geo\n\nlexicon _Spelling\n  \"Tehran\"\n"),
        ("rivers.csv", "name,size\nOsh,summit,1\n\"Ysyk\" Kul,summit\n"),
        ("seas.csv", "name\n\"Aral\n"),
        ("oceans.json", "{ \"name\": \"Osh\" }\n"));
}
