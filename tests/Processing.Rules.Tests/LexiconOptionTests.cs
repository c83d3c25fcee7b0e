namespace Processing.Rules.Tests;

/// <summary>How lexicons are told to compare, from the words of the declaration to what is found.</summary>
public sealed class LexiconOptionTests
{
    private static string Rules(string options) => $$"""
        language en, fa

        lexicon Word {{options}}
          "Samarkand" => { n: 1 }
          "trade agreement" => { n: 2 }
          "نماینده" => { n: 3 }

        record R
          x: text
          n: integer

        rule r -> R
          match x:(Word "!"?)
          set n = x.n

        """;

    [Theory]
    [InlineData("", "Samarkand and Samarqand", "R(x: Samarkand, n: 1)")]
    [InlineData("similar 1", "Samarkand and Samarqand", "R(x: Samarkand, n: 1)\nR(x: Samarqand, n: 1)")]
    [InlineData("similar 1", "Samarqant", "")]
    [InlineData("similar 2", "Samarqant", "R(x: Samarqant, n: 1)")]
    [InlineData("stem", "They signed trade agreements, and trading agreement!", "R(x: trade agreements, n: 2)\nR(x: trading agreement!, n: 2)")]
    [InlineData("stem", "این نمایندگان گفتند", "R(x: نمایندگان, n: 3)")]
    [InlineData("stem similar 1", "trading agreemant", "R(x: trading agreemant, n: 2)")]
    [InlineData("case clitics off", "samarkand Samarkand Samarkand's", "R(x: Samarkand, n: 1)")]
    [InlineData("exact", "Samarkand", "R(x: Samarkand, n: 1)")]
    public void Options_say_what_is_the_same(string options, string text, string expected) => Assert.Equal(expected, Found.In(text, Rules(options)));

    [Theory]
    [InlineData("similar {|DP2094:3|}")]
    [InlineData("similar {|DP2094:0|}")]
    [InlineData("exact {|DP2095:stem|}")]
    [InlineData("similar 1 {|DP2095:case|}")]
    [InlineData("stem {|DP2095:stem|}")]
    [InlineData("similar {|DP1001:much|}")]
    public void Others_are_reported(string options) => Check.Marked(Rules(options));
}
