using Processing.Matching.Execution;
using Processing.Matching.Programs;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class KeyTests
{
    [Theory]
    [InlineData("Mr Smith. mr SMITH of Iran. Mr Jones", 1.0, "Person <SMITH of Iran> name=SMITH country=IR|Person <Jones> name=Jones", "Smith SMITH|Jones")]
    [InlineData("Mr Smith. Mr Smyth", 1.0, "Person <Smith> name=Smith|Person <Smyth> name=Smyth", "Smith|Smyth")]
    [InlineData("Mr Smith. Mr Smyth", 0.8, "Person <Smith> name=Smith", "Smith Smyth")]
    [InlineData("Mr Smith. Mr Smiht", 0.8, "Person <Smith> name=Smith", "Smith Smiht")]
    [InlineData("Mr Smith. Mr Jones", 0.8, "Person <Smith> name=Smith|Person <Jones> name=Jones", "Smith|Jones")]
    [InlineData("Mr میرضیایف. Mr میرضیایف", 1.0, "Person <میرضیایف> name=میرضیایف", "میرضیایف میرضیایف")]
    public void RecordsWithTheSameKeyBecomeOne(string text, double similarity, string expected, string mentions)
    {
        var shape = Shape("Person", Field("name"), Field("country", Values.ValueKind.Country)) with { Key = [new KeyPart(0, similarity)] };
        var rule = Rule("person", Seq(Behind(Lit("mr")), Cap(0, Word()), Repeat(Seq(Lit("of"), Cap(1, Ann(0))), 0, 1)), 2, Label(0), Label(1));
        var tokens = Tokens(text);
        var result = Run(Program(Countries, Record(shape, rule)), tokens);
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), Print(result, tokens).Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(
            mentions.Split('|').Order(StringComparer.Ordinal),
            result.Records.Select(record => string.Join(' ', record.Mentions.Select(tokens.GetString))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RecordsWithoutTheirKeyStayApart()
    {
        var shape = Shape("Person", Field("name"), Field("country", Values.ValueKind.Country)) with { Key = [new KeyPart(0, 1), new KeyPart(1, 1)] };
        var rule = Rule("person", Seq(Lit("mr"), Cap(0, Word()), Repeat(Seq(Lit("of"), Cap(1, Ann(0))), 0, 1)), 2, Label(0), Label(1));
        var result = Run(Program(Countries, Record(shape, rule)), Tokens("Mr Smith. Mr Smith. Mr Smith of Iran. Mr Smith of Turkey. Mr Smith of Iran"));
        Assert.Equal([1, 1, 2, 1], result.Records.Select(record => record.Mentions.Length));
    }

    [Fact]
    public void RecordsAreStepsOfLaterRules()
    {
        var person = Shape("Person", Field("name")) with { IsEmitted = false };
        var pair = Shape("Pair", Field("first"), new RecordField("second", new Values.DataType(Values.ValueKind.Record) { RecordName = "Person" }, true, ""));
        var program = Program(
            Record(person, Rule("person", Seq(Lit("mr"), Cap(0, Word())), 1, Label(0))),
            Record(pair, Rule("pair", Seq(Cap(0, Ann(0)), Lit("and"), Cap(1, Ann(0))), 2, new ExpressionNode.Member(Label(0), "name"), Label(1))));
        var text = Tokens("Mr Smith and Mr Jones");
        Assert.Equal("Pair <Mr Smith and Mr Jones> first=Smith second={name: Jones}", Print(Run(program, text), text));
    }

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void EditDistances(string left, string right, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right));
        Assert.Equal(expected, EditDistance.Between(right, left));
    }
}
