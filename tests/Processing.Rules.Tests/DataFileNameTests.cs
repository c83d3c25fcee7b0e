namespace Processing.Rules.Tests;

/// <summary>Which data files hosts read for a rules file.</summary>
public sealed class DataFileNameTests
{
    [Theory]
    [InlineData("lexicon A from \"a.tsv\" key x\n", "a.tsv")]
    [InlineData("lexicon A\n  from \"../data/b.json\"\n    key x\nlexicon B from \"c.csv\" key y where z is \"from\"\r\n", "b.json c.csv")]
    [InlineData("lexicon A\n  \"from.json\"\n  \"x\" => \"y.csv\"\n", "")]
    [InlineData("zone z\n  json \"$.a\"\n  from paragraph \"x\"\n", "")]
    public void Names_stand_behind_from(string rules, string expected) =>
        Assert.Equal(expected, string.Join(' ', DataFileNames.In(Compile.File("test.rules", rules))));

    [Fact]
    public void Other_files_name_none() => Assert.Empty(DataFileNames.In(Compile.File("a.tsv", "from \"b.tsv\"")));
}
