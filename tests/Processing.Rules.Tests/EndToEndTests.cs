using Processing.Matching.Programs;

namespace Processing.Rules.Tests;

public sealed class EndToEndTests
{
    public const string Agencies = "name\tid\nتسنیم|خبرگزاری تسنیم\ttasnim\n";

    public const string Countries = """
        package geo.countries

        /// Countries.
        lexicon Country: country
          "قرقیزستان" => KG
          "ایران", "Iran" => IR

        lexicon City
          "بیشکک" => { name: "Bishkek", country: KG }
        """;

    public const string Dates = """
        package standard.dates

        lexicon Month
          "فروردین" => 1
          "اردیبهشت" => 2

        entity Date: date
          match day:number[value in 1..31] month:Month year:number[digits is 4]?
            where day.tokens is 1
            => date(solar_hijri, year, month, day)
        """;

    public const string Officials = """
        package news.fa.officials
        import standard.dates
        import geo.countries (Country, City)
        language fa

        /// Words that open an office.
        lexicon Title
          "رئیس", "رییس"            => { en: "head" }
          "دبیر کل", "دبیرکل"        => { en: "secretary general" }

        lexicon Agency from "agencies.tsv" key name value id

        pattern Quoted(inner) = "«" inner "»"
        pattern PersonName    = word[length >= 2 and not in Title]{1,4}
        pattern Office        = Title word{0,5}?

        record Official
          /// Who.
          name: text
          role: text?
          organisation: text?
          country: Country?
          since: Date?
          key name like 0.85

        record Meeting
          place: City?
          countries: list of Country
          kind: text
          date: Date?

        rule quoted-official -> Official
          match  Quoted(name:PersonName) role:Office country:Country
          unless next in ("خیابان" | "میدان")
          score  0.9 + 0.05 if country exists

        rule agency -> Official
          match  name:Agency
          where name is not tasnim
          priority -1

        lexicon MeetingNoun
          "نشست"

        rule summit -> Meeting
          trigger    MeetingNoun
          place:     City?              after ("در" | "به میزبانی")  within sentence
          date:      Date?              nearest                      within paragraph
          countries: list of Country    within 12 tokens
          where      count(countries) >= 1 or place exists
          set        kind = trigger.text
          score      0.8 + 0.1 if date exists

        zone title
          kind title, heading

        test "an official in guillemets, with office and country"
          given
            > «رستم نعمتاف» رئیس کمیته آب قرقیزستان به خبرنگاران گفت
          expect Official  name: "رستم نعمتاف"  role: "رئیس کمیته آب"  country: KG
          expect no Meeting
        """;

    [Fact]
    public void Packages_become_a_program()
    {
        var program = Compile.Program(
            ("news/officials.rules", Officials), ("news/agencies.tsv", Agencies), ("geo/countries.rules", Countries), ("standard/dates.rules", Dates));
        Assert.Equal(
            [
                "geo.countries.City", "geo.countries.Country", "news.fa.officials.Agency", "news.fa.officials.MeetingNoun",
                "news.fa.officials.Title", "standard.dates.Month", "standard.dates.Date", "news.fa.officials.Meeting", "news.fa.officials.Official",
            ],
            program.Producers.Select(producer => producer.Name));
        var official = Assert.IsType<Producer.Record>(program.Producers[^1]);
        Assert.Equal(["news.fa.officials.agency", "news.fa.officials.quoted-official"], official.Rules.Select(rule => rule.Name));
        Assert.Equal("Who.", official.Shape.Fields[0].Documentation);
    }
}
