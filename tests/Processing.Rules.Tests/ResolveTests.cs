namespace Processing.Rules.Tests;

/// <summary>What wins where matches overlap.</summary>
public sealed class ResolveTests
{
    private const string Records = """
        record Official
          name: text

        record Organisation
          name: text

        rule official -> Official
          match "minister" name:word{1,2}
          score 0.5

        rule organisation -> Organisation
          match name:("security" "council")
          score 0.9


        """;

    [Theory]
    [InlineData("", "Official(name: Security Council)\nOrganisation(name: Security Council)")]
    [InlineData("resolve Official, Organisation by longest then score", "Official(name: Security Council)")]
    [InlineData("resolve Official, Organisation by score then longest", "Organisation(name: Security Council)")]
    [InlineData("resolve Organisation, Official by priority", "Official(name: Security Council)")]
    [InlineData("resolve Official, Organisation keep all", "Official(name: Security Council)\nOrganisation(name: Security Council)")]
    [InlineData("resolve Official by score", "Official(name: Security Council)\nOrganisation(name: Security Council)")]
    public void Records_compete_as_declared(string resolve, string expected) =>
        Assert.Equal(expected, Found.In("The minister Security Council spoke", Records + resolve + "\n"));

    [Fact]
    public void Records_that_share_no_token_all_stay() =>
        Assert.Equal(
            "Official(name: Smith spoke)\nOrganisation(name: Security Council)",
            Found.In("The minister Smith spoke to the Security Council", Records + "resolve Official, Organisation by longest\n"));

    [Fact]
    public void Equal_matches_go_to_the_first_name_of_a_rule() =>
        Assert.Equal("B(x: sun)", Found.In("the sun", """
            record A
              x: text

            record B
              x: text

            rule second -> A
              match x:"sun"

            rule first -> B
              match x:"sun"

            resolve A, B by longest then score then priority
            """));

    [Theory]
    [InlineData("", "A(x: new york city)")]
    [InlineData("resolve A by score then longest", "A(x: new)\nA(x: york city)")]
    [InlineData("resolve A by priority", "A(x: new)\nA(x: york city)")]
    [InlineData("resolve A keep all", "A(x: new)\nA(x: new york city)\nA(x: york city)")]
    public void One_record_decides_between_its_own_matches(string resolve, string expected) => Assert.Equal(expected, Found.In("new york city", $"""
        record A
          x: text

        rule whole -> A
          match x:("new" "york" "city")
          score 0.5

        rule first -> A
          match x:"new"
          score 0.7

        rule rest -> A
          match x:("york" "city")
          score 0.6
          priority 2

        {resolve}
        """));

    [Fact]
    public void A_frame_competes_with_all_that_it_covers() =>
        Assert.Equal("Meeting(place: Osh)", Found.In("The meeting of the council was held in Osh", """
            record Meeting
              place: text

            record Organisation
              name: text

            rule meeting -> Meeting
              trigger "meeting"
              place: "Osh"

            rule organisation -> Organisation
              match name:"council"

            resolve Meeting, Organisation by longest
            """));

    [Fact]
    public void A_loser_is_no_mention_and_no_step_of_later_rules() =>
        Assert.Equal("Long(x: red fort)", Found.In("the red fort", """
            record Long
              x: text

            record Short
              x: text
              key x

            record Uses
              x: text

            rule long -> Long
              match x:("red" "fort")

            rule short -> Short
              match x:"fort"

            rule uses -> Uses
              match x:Short

            resolve Long, Short by longest
            """));

    [Fact]
    public void A_record_may_use_one_that_it_competes_with() =>
        Assert.Equal("Official(name: Smith, employer: {name: Security Council})", Found.In("Security Council head Smith spoke", """
            record Organisation
              name: text

            record Official
              name: text
              employer: Organisation?

            rule organisation -> Organisation
              match name:("security" "council")

            rule official -> Official
              match employer:Organisation "head" name:word

            resolve Official, Organisation by longest
            """));

    [Fact]
    public void What_stands_between_two_of_them_is_a_circle() => Check.Marked("""
        record Organisation
          name: text

        record Official
          name: text

        entity {|DP2006:Employer|}
          match Organisation

        rule organisation -> Organisation
          match name:("security" "council")

        rule official -> Official
          match Employer "head" name:word

        resolve Official, Organisation by longest
        """);

    [Fact]
    public void Mistakes_are_told() => Check.Marked("""
        record A
          x: text

        rule a -> A
          match x:word

        resolve A, {|DP2010:B|} by longest then {|DP2071:longest|}
        resolve {|DP2070:A|} keep all
        resolve A by {|DP1001:size|}
        """);

    [Fact]
    public void A_broken_resolve_takes_no_name_away() => Check.Marked("""
        resolve A {|DP1001:for|} ever

        record A
          x: text

        rule a -> A
          match x:word
        """);

    [Fact]
    public void Other_packages_can_be_named() =>
        Assert.Equal(["one.A", "two.B"], Compile.Program(
            ("one.rules", "package one\n\nrecord A\n  x: text\n\nrule a -> A\n  match x:\"a\"\n"),
            ("two.rules", "package two\nimport one\n\nrecord B\n  x: text\n\nrule b -> B\n  match x:\"b\"\n\nresolve A, B by score\n")).Producers.Select(producer => producer.Name));
}
