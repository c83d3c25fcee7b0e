namespace Processing.Rules.Tests;

/// <summary>Words that stand for a record found earlier.</summary>
public sealed class ReferenceTests
{
    private const string Rules = """
        lexicon Title
          "رئیس", "وزیر", "سخنگوی", "رئيس", "وزير", "president", "minister", "spokesman"

        lexicon SpeechVerb
          "گفت", "افزود", "قال", "أضاف", "said", "added"

        lexicon GivenName
          "علی", "محمود"

        record Official
          name: text
          role: text?
          key name like 0.85

        record Statement
          who: text
          verb: text

        rule quoted -> Official
          match "«" name:word{1,3} "»" role:(Title word{0,2}?) ahead("در" | "،" | "," | ".")

        rule title-first -> Official
          match role:Title name:word[case is title]{2}

        rule statement -> Statement
          match who:Official verb:SpeechVerb
          match verb:SpeechVerb who:Official
          set who = who.name, verb = verb.text

        reference Official
          surname of name
          words "وی", "او", "هو", "he", "she"       within 2 sentences
          phrase ("این" ("مقام" | "مسئول") | "the" "official")
          same role
          unless previous in GivenName
          within 2 paragraphs


        """;

    private static void Gives(string text, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n"), Found.WithMentions(text, Rules));

    [Fact]
    public void Persian_pronouns_surnames_and_phrases_stand_for_the_official() => Gives(
        "«الیاس رامینبایف» رئیس شورای امنیت در این نشست سخن گفت. وی افزود که کار تمام شد. رامینبایف گفت که نه. این مقام افزود.",
        """
        Official(name: الیاس رامینبایف, role: رئیس شورای امنیت) [الیاس رامینبایف | وی | رامینبایف | این مقام]
        Statement(who: الیاس رامینبایف, verb: افزود) [وی افزود]
        Statement(who: الیاس رامینبایف, verb: گفت) [رامینبایف گفت]
        Statement(who: الیاس رامینبایف, verb: افزود) [این مقام افزود]
        """);

    [Fact]
    public void A_surname_may_differ_as_the_key_allows() => Gives(
        "«الیاس رامینبایف» رئیس شورای امنیت در این نشست بود.\nرمینبایف گفت.\nرمینبف گفت.",
        """
        Official(name: الیاس رامینبایف, role: رئیس شورای امنیت) [الیاس رامینبایف | رمینبایف]
        Statement(who: الیاس رامینبایف, verb: گفت) [رمینبایف گفت]
        """);

    [Fact]
    public void An_office_written_again_stands_for_its_holder() => Gives(
        "«الیاس رامینبایف» رئیس شورای امنیت در این نشست بود. رئیس شورای امنیت گفت.",
        """
        Official(name: الیاس رامینبایف, role: رئیس شورای امنیت) [الیاس رامینبایف | رئیس شورای امنیت]
        Statement(who: الیاس رامینبایف, verb: گفت) [رئیس شورای امنیت گفت]
        """);

    [Fact]
    public void Arabic_words_stand_for_the_official_through_what_is_glued_to_them() => Gives(
        "«كريم منصور» وزير الخارجية، حضر الاجتماع. وقال منصور إن العمل انتهى. وهو أضاف.",
        """
        Official(name: كريم منصور, role: وزير الخارجية) [كريم منصور | منصور | هو]
        Statement(who: كريم منصور, verb: قال) [قال منصور]
        Statement(who: كريم منصور, verb: أضاف) [هو أضاف]
        """);

    [Fact]
    public void English_surnames_are_capitalised_and_stand_alone() => Gives(
        "President John Carter spoke. Carter said no. The carter said yes. Then Adam Carter said maybe. It was Mr Carter. Carter's words. He added.",
        """
        Official(name: John Carter, role: President) [John Carter | Carter | Carter | Carter | He]
        Statement(who: John Carter, verb: said) [Carter said]
        Statement(who: John Carter, verb: added) [He added]
        """);

    [Fact]
    public void A_pronoun_goes_to_whoever_was_mentioned_last() => Gives(
        "President John Carter came. Minister Anna Lind met spokesman Carl Berg. She said no. Carter left. He said yes.",
        """
        Official(name: John Carter, role: President) [John Carter | Carter | He]
        Official(name: Anna Lind, role: Minister) [Anna Lind | She]
        Official(name: Carl Berg, role: spokesman) [Carl Berg]
        Statement(who: Anna Lind, verb: said) [She said]
        Statement(who: John Carter, verb: said) [He said]
        """);

    [Fact]
    public void Of_two_in_one_sentence_a_pronoun_and_a_phrase_go_to_the_first_and_a_surname_to_its_own() => Gives(
        "«الیاس رامینبایف» رئیس شورا، «کاوه نیکسا» وزیر راه، را دید. وی افزود. این مقام گفت. نیکسا افزود. وی گفت.",
        """
        Official(name: الیاس رامینبایف, role: رئیس شورا) [الیاس رامینبایف | وی | این مقام]
        Official(name: کاوه نیکسا, role: وزیر راه) [کاوه نیکسا | نیکسا | وی]
        Statement(who: الیاس رامینبایف, verb: افزود) [وی افزود]
        Statement(who: الیاس رامینبایف, verb: گفت) [این مقام گفت]
        Statement(who: کاوه نیکسا, verb: افزود) [نیکسا افزود]
        Statement(who: کاوه نیکسا, verb: گفت) [وی گفت]
        """);

    [Fact]
    public void A_shared_surname_goes_to_the_nearest_before_it() => Gives(
        "President John Carter came. Carter said no. Minister Paul Carter came. Carter said yes.",
        """
        Official(name: John Carter, role: President) [John Carter | Carter]
        Statement(who: John Carter, verb: said) [Carter said]
        Official(name: Paul Carter, role: Minister) [Paul Carter | Carter]
        Statement(who: Paul Carter, verb: said) [Carter said]
        """);

    [Theory]
    [InlineData("He said no. Carter said no.")]
    [InlineData("وی گفت. رامینبایف گفت.")]
    public void Nothing_stands_for_nobody(string text) => Assert.Equal("", Found.In(text, Rules));

    [Fact]
    public void Words_before_their_record_stand_for_nothing() => Gives(
        "He said no. Carter said no. President John Carter came.", "Official(name: John Carter, role: President) [John Carter]");

    [Fact]
    public void A_pronoun_reaches_as_far_as_declared() => Gives(
        "President John Carter came. It rained. It snowed. He said no.\nIt rained.\nIt rained.\nCarter left.",
        "Official(name: John Carter, role: President) [John Carter]");

    [Fact]
    public void References_are_mentions_so_a_chain_holds() => Gives(
        "President John Carter came. It rained. He said no. It snowed. He added.",
        """
        Official(name: John Carter, role: President) [John Carter | He | He]
        Statement(who: John Carter, verb: said) [He said]
        Statement(who: John Carter, verb: added) [He added]
        """);

    [Fact]
    public void An_exception_takes_a_reference_away() => Gives(
        "«الیاس رامینبایف» رئیس شورای امنیت در این نشست بود. علی رامینبایف گفت.",
        "Official(name: الیاس رامینبایف, role: رئیس شورای امنیت) [الیاس رامینبایف]");

    [Fact]
    public void A_reference_may_use_no_rule_that_uses_its_record() => Check.Marked("""
        record Official
          name: text

        entity {|DP2006:Again|}
          match "the" Official

        rule official -> Official
          match "minister" name:word

        reference Official
          phrase Again
        """);

    [Fact]
    public void Mistakes_are_told() => Check.Marked("""
        record Official
          name: text
          since: integer?

        rule official -> Official
          match "minister" name:word since:number?

        reference {|DP2010:Oficial|}
          words "he"

        reference Official
          surname of {|DP2011:nam|}
          surname of {|DP2073:since|}
          surname of name like {|DP2036:1.5|}
          same name, {|DP2011:rank|}
          words "he", {|DP2026:"\u{200C}"|}
          phrase {|DP2001:Nothing|}
          within 2 sentences
          {|DP2043:within|} 1 paragraph

        reference {|DP2072:Official|}
          unless previous in ("a" | "the")
        """);
}
