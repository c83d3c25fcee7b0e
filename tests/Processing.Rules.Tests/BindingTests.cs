namespace Processing.Rules.Tests;

/// <summary>What names and types mean: mistakes stand where the marks are, and nowhere else.</summary>
public sealed class BindingTests
{
    private const string Note = "record Note\n  text: text\n\n";

    private const string World = """
        lexicon Country: country
          "ایران", "Iran" => IR
          "فرانسه" => FR

        lexicon City: { name, country: country, capital: boolean }
          "تهران" => { name: "Tehran", country: IR, capital: true }
          "ری" => { name: "Rey" }

        lexicon Word
          "word"

        entity Day: date
          match y:number[digits is 4] m:number? => date(gregorian, y, m)

        entity Size
          match n:number "km" => quantity(n, "km")

        record Note
          text: text
          country: Country?
          countries: list of Country?
          size: Size?
          day: Day?
          count: integer?
          share: decimal?
          is_big: boolean?
          link: url?

        """;

    private static void Rule(string clauses) => Check.Marked(World + "\nrule note -> Note\n  " + clauses.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n");

    [Theory]
    [InlineData("match text:word")]
    [InlineData("match text:City where_is:Country\nset country = where_is")]
    [InlineData("match text:word+ country:Country")]
    [InlineData("match text:City\nset country = text.country")]
    [InlineData("match text:City\nwhere text.country is IR and text.capital and not text.name is \"Rey\"")]
    [InlineData("match text:City[country is IR and name in [\"Tehran\", Rey]]")]
    [InlineData("match text:Country[value in [IR, FR]]")]
    [InlineData("match text:Day[year in 1300..1500]")]
    [InlineData("match text:word countries:list(Country)\nwhere count(countries) > 1")]
    [InlineData("match text:word c:list(Country)\nset country = first(c)")]
    [InlineData("match text:word c:Country\nset countries = c")]
    [InlineData("match text:word count:number")]
    [InlineData("match text:word n:number\nset count = n, share = n\nwhere n > 5 and n in 1..20 and n is not 7")]
    [InlineData("match text:word n:number\nset share = n * 2 + 1.5 else 0.5")]
    [InlineData("match text:word\nset is_big = text.tokens > 3, count = text.tokens, share = text.tokens / 2")]
    [InlineData("match text:word\nset link = url(\"https://\" + text)")]
    [InlineData("match text:word day:Day\nwhere day.year > 1300 and day > date(gregorian, 2000) and day.iso is \"2014\"")]
    [InlineData("match text:word size:Size\nwhere size.value > 10 and size.unit is km and not size.approximate")]
    [InlineData("match text:word\nwhere text in Word or text contains (\"a\" | Country) or text in (word+)")]
    [InlineData("match text:word\nunless next in Word or previous in (\"a\" \"b\")\nunless text is b")]
    [InlineData("match text:word[not in Word and not in (\"a\" | \"b\") and script is arabic and not glued]")]
    [InlineData("match text:word\nscore 0.5 + 0.2 if text in Word - 0.1 if text.tokens > 2\npriority -2")]
    [InlineData("match a:word\nset text = a else \"none\"")]
    [InlineData("match text:word c:Country?\nset country = c else IR")]
    [InlineData("match text:(\"می\u200Cشود\" | \"همکاری های\" | /[a-z]+/ | number{2,3}? | .. any)")]
    [InlineData("match text:word\nmatch \"by\" text:Country")]
    public void Means_something(string clauses) => Rule(clauses);

    [Theory]
    [InlineData("match text:{|DP2001:Cuontry|}")]
    [InlineData("match text:word\nset {|DP2011:contry|} = IR")]
    [InlineData("match text:word\nset country = {|DP2022:Iran|}")]
    [InlineData("match text:word\nset country = {|DP2014:text|}")]
    [InlineData("match text:word\nset country = {|DP2062:\"Iran\"|}")]
    [InlineData("match text:word {|DP2067:country:list(Country)|}")]
    [InlineData("match text:word c:list(Country)\nset country = {|DP2067:c|}")]
    [InlineData("match text:word {|DP2014:count:word|}")]
    [InlineData("match text:word n:number\nset is_big = {|DP2014:n|}")]
    [InlineData("match text:City\nwhere text.{|DP2023:contry|} is IR")]
    [InlineData("match text:City[{|DP2023:contry|} is IR]")]
    [InlineData("match text:Word[{|DP2029:country|} is IR]")]
    [InlineData("match text:Country\nwhere text is {|DP2062:Iran|}")]
    [InlineData("match text:City\nwhere {|DP2016:text|} is \"Tehran\"")]
    [InlineData("match text:word day:Day\nwhere {|DP2016:day|} > 5")]
    [InlineData("match text:word[{|DP2016:length|} is long]")]
    [InlineData("match text:word[case is {|DP2021:uper|}]")]
    [InlineData("match text:word\nset day = date({|DP2021:persian|}, 1400)")]
    [InlineData("match text:word\nset day = {|DP2019:date|}(gregorian)")]
    [InlineData("match text:word\nset day = date(gregorian, {|DP2020:true|})")]
    [InlineData("match text:word\nwhere {|DP2015:text.tokens|}")]
    [InlineData("match text:word\nwhere text exists and {|DP2015:text|}")]
    [InlineData("match text:word\nscore 0.5 {|DP2017:+|} text")]
    [InlineData("match text:word\nscore {|DP2024:text exists|}")]
    [InlineData("match text:word\nscore {|DP2075:2|}")]
    [InlineData("match text:word\nscore {|DP2075:1.01|}")]
    [InlineData("match text:word\nwhere {|DP2033:text.tokens|} in Word")]
    [InlineData("match text:Country[value is IR] {|DP2001:x|}")]
    public void Has_a_mistake(string clauses) => Rule(clauses);

    [Fact]
    public void Label_inside_a_named_pattern_is_a_label_of_the_rule() =>
        Check.Marked(Note + "pattern Named = \"Mr\" text:word\n\nrule note -> Note\n  match Named\n");

    [Fact]
    public void Label_inside_a_look_is_none() =>
        Check.Marked(Note + "rule {|DP2013:note|} -> Note\n  match word ahead(text:word)\n");

    [Fact]
    public void Arguments_keep_their_labels_and_their_scope() =>
        Check.Marked(Note + "pattern Quoted(inner) = \"«\" inner \"»\"\npattern Twice(p) = Quoted(p) p\n\nrule note -> Note\n  match Twice(text:word)\n");

    [Fact]
    public void Mistake_in_a_named_pattern_is_reported_where_it_is_written() =>
        Check.Marked(Note + "pattern Office = {|DP2001:Titel|} word\n\nrule a -> Note\n  match text:Office\nrule b -> Note\n  match text:Office Office\n");

    [Fact]
    public void Mistake_in_an_argument_is_reported_once() =>
        Check.Marked(Note + "pattern Twice(p) = p p p\n\nrule a -> Note\n  match text:Twice({|DP2001:Titel|})\n");

    [Theory]
    [InlineData("match x:word", "{|DP2022:author|} exists")]
    [InlineData("match {|DP2001:Nothing|} x:word", "author exists")]
    public void Unknown_label_is_no_news_where_the_pattern_has_a_mistake(string match, string where) =>
        Check.Marked($"record Note\n  x: text\n\nrule note -> Note\n  {match}\n  where {where}\n");

    [Fact]
    public void Clause_that_cannot_be_read_excuses_what_it_would_have_declared() =>
        Check.Marked(Note + "rule note -> Note\n  match {|DP1001:=>|} text:word\n  where text is \"a\"\n  score 0.5\n");

    [Fact]
    public void Declaration_that_cannot_be_read_excuses_its_name() =>
        Check.Marked(Note + "lexicon Road {|DP1001:->|} x\n  \"road\"\n\nrule note -> Note\n  match text:Road\n");

    [Fact]
    public void Missing_package_excuses_the_names_it_would_have_brought() =>
        Check.Marked("import {|DP2002:standard.dates|}\n\nrecord Note\n  text: text\n\nrule note -> Note\n  match text:Month\n");

    [Fact]
    public void Missing_import_excuses_its_name_only() =>
        Check.Marked(
            "import other ({|DP2003:Month|})\n\nrecord Note\n  text: text\n\nrule note -> Note\n  match text:Month {|DP2001:Day|}\n",
            ("other.rules", "package other\n\nlexicon Weekday\n  \"Monday\"\n"));

    [Fact]
    public void Own_declaration_wins_over_imports() =>
        Check.Marked(
            "package main\nimport other\n\nrecord Note\n  text: text\n\nlexicon Road\n  \"road\"\n\nrule note -> Note\n  match text:Road\n",
            ("other.rules", "package other\n\nlexicon Road\n  \"street\"\n"));

    [Fact]
    public void Files_of_one_package_see_each_other() =>
        Check.Marked("package p\n\nrecord Note\n  text: text\n\nrule note -> Note\n  match text:Road\n", ("b.rules", "package p\n\nlexicon Road\n  \"road\"\n"));

    [Fact]
    public void Rule_of_an_unknown_record_is_looked_at_too() =>
        Check.Marked("rule note -> {|DP2010:Note|}\n  match text:{|DP2001:Road|} n:word\n  set x = {|DP2018:foo|}(n)\n");

    [Fact]
    public void Cycle_over_records_is_found() =>
        Check.Marked("record {|DP2006:A|}\n  x: text\nrecord B\n  x: text\n\nrule a -> A\n  match x:B\nrule b -> B\n  match x:A\n");

    [Fact]
    public void Record_may_hold_itself() => Check.Marked("record Person\n  name: text\n  boss: Person?\n\nrule p -> Person\n  match name:word\n");

    [Fact]
    public void Zone_that_needs_what_needs_it_is_a_cycle() =>
        Check.Marked("entity {|DP2006:Head|}\n  match in zone top word\n\nzone top\n  paragraph is Head\n");

    [Fact]
    public void Fields_of_a_record_are_members() =>
        Check.Marked("""
            record Person
              name: text
            record Meeting
              host: Person
              title: text
            rule p -> Person
              match name:word
            rule m -> Meeting
              match host:Person "invited"
              set title = host.name
              where host.{|DP2023:nmae|} is "a"

            """);

    [Fact]
    public void Frame_slots_fill_fields() =>
        Check.Marked("""
            lexicon Country: country
              "ایران" => IR
            record Meeting
              kind: text
              place: text?
              countries: list of Country
              days: integer?
            rule summit -> Meeting
              trigger "نشست" | kind:"اجلاس"
              place: word? after ("در" | "به میزبانی") within sentence
              countries: list of Country within 12 tokens following
              days: number? nearest before ("روز")
              where count(countries) >= 2 or place exists
              set kind = trigger.text
              score 0.8 + 0.1 if days exists

            """);

    [Theory]
    [InlineData("\"a\" => 1\n  \"b\" => {|DP2049:two|}")]
    [InlineData("\"a\" => { x: 1 }\n  \"b\" => {|DP2049:2|}")]
    [InlineData("\"a\" => { x: 1 }\n  \"b\" => { x: {|DP2049:two|} }")]
    [InlineData("\"a\", {|DP2052:\"a\"|}")]
    [InlineData("\"a\" => 1\n  \"b\" => 2\n  \"c\"")]
    public void Entries_have_one_type(string entries) => Check.Marked($"lexicon L\n  {entries}\n");

    [Fact]
    public void Entry_with_a_bad_form_has_one_message() => Check.Marked("lexicon L\n  \"a\", {|DP2026:\"\u200F\"|}\n");

    [Fact]
    public void Data_file_gives_rows_with_types()
    {
        var program = Compile.Program(
            ("a/b.rules", "lexicon L from \"../c.tsv\" key fa, en value code: country, n: integer where kind is \"x\" without ambiguous\n\nrecord R\n  c: country\nrule r -> R\n  match l:L\n  set c = l.code\n"),
            ("c.tsv", "# comment\ncode\tfa\ten\tn\tkind\tambiguous\nIR\tایران|ایران زمین\tIran\t5\tx\tIran\nFR\tفرانسه\tFrance\t\ty\t\nTR\tترکیه\tTurkey\t\tx\t\n"));
        var lexicon = Assert.IsType<Matching.Programs.Producer.Lexicon>(program.Producers[0]);
        Assert.Equal(["ایران", "ایران زمین"], lexicon.Entries[0].Forms.AsEnumerable());
        Assert.Equal(["ترکیه", "Turkey"], lexicon.Entries[1].Forms.AsEnumerable());
        Assert.Equal(2, lexicon.Entries.Length);
    }

    [Fact]
    public void Bad_cell_is_shown_in_the_data_file()
    {
        var result = Compile.Emit(("a.rules", "lexicon L from \"c.tsv\" key fa value n: integer\n"), ("c.tsv", "fa\tn\nیک\t1\nدو\tدو\n"));
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("c.tsv(3,4): error DP2046: column `n` is integer, but this cell is \"دو\"", diagnostic.ToString());
    }

    [Fact]
    public void Tests_of_a_package_have_names_of_their_own_also_across_files() => Check.Marked(
        "package p\n\n" + Note + "rule note -> Note\n  match \"note\" text:word\n\n" + Test("\"one\"") + Test("{|DP2074:\"one\"|}") + Test("{|DP2074:\"two\"|}"),
        ("a.rules", "package p\n\n" + Test("\"two\"")),
        ("b.rules", "package q\nimport p\n\n" + Test("\"one\"")));

    [Theory]
    [InlineData("{|DP2120:\"4 May 2024\"|}")]
    [InlineData("{|DP2120:\"2023-02-29\"|}")]
    [InlineData("{|DP2120:\"2024-05-04T25:00\"|}")]
    [InlineData("{|DP2120:\"\"|}")]
    [InlineData("\"2024-02-29T10:30:15\"")]
    [InlineData("\"2024-02-29\"\n  {|DP2043:reference|} \"2024-03-01\"")]
    public void A_moment_of_reference_is_one_that_the_calendar_has(string moment) => Check.Marked(
        $"{Note}rule note -> Note\n  match \"note\" text:word\n\ntest \"t\"\n  given\n    > note this\n  reference {moment}\n  expect Note text: \"this\"\n");

    private static string Test(string name) => $"test {name}\n  given\n    > note this\n  expect Note text: \"this\"\n\n";
}
