using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

public sealed class SyntaxTreeTests
{
    private const string Official = """
        package news.fa.officials
        language fa
        import standard.dates
        import geo.countries (Country, City)

        /// Words that open an office.
        lexicon Title
          "رئیس", "رییس"            => { en: "head" }
          "دبیر کل", "دبیرکل"        => { en: "secretary general" }
          "سخنگوی"                   => { en: "spokesperson" }

        lexicon Agency from "agencies.tsv" key name value id

        pattern Quoted(inner) = "«" inner "»"
        pattern PersonName    = word[length >= 2 and not in Title]{1,4}
        pattern Office        = Title word{0,5}?

        record Official
          name: text
          role: text?
          organisation: text?
          country: Country?
          key name like 0.85

        rule quoted-official -> Official
          match  Quoted(name:PersonName) role:Office country:Country
          unless next in ("خیابان" | "میدان")
          score  0.9 + 0.1 if country exists

        rule summit -> Meeting
          trigger        MeetingNoun
          place:         City?              after ("در" | "به میزبانی")  within sentence
          date:          Date?              nearest                      within paragraph
          participants:  list of Country    within sentence
          duration_days: DurationDays?      within 12 tokens
          where          count(participants) >= 2 or place exists
          set            kind = trigger.text, country = place.country
          priority -3

        zone title excluded
          json "$.titr"
          kind title, heading
          paragraph 1..3
          paragraph is .. "x" any*? glued not in zone y start of sentence ahead("x" | /a+/)

        entity Date: date
          match number[value in 1..31] month:Month year:number[digits is 4 and value in [1, -2.5]]
            where month.number > 3 and (year exists or not month contains ("a" "b"))
            => date(solar_hijri, year, month.number, 1) else 5 * (2 - 1)

        test "an official in guillemets, with office and country" todo
          given json language fa
            > «رستم نعمتاف» رئیس کمیته آب قرقیزستان به خبرنگاران گفت
            >
            > second
          expect Official  name: "رستم نعمتاف"  role: "رئیس کمیته آب"  country: KG
          expect no Meeting
        """;

    [Fact]
    public void Whole_example_is_read_and_printed_back()
    {
        var tree = SyntaxTree.Parse(SourceText.From(Official, "a.rules"));
        Assert.Empty(tree.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(Official, tree.ToFullString());
        Assert.DoesNotContain(tree.Declarations, d => d is SkippedDeclarationSyntax);
    }
}
