namespace Processing.Text.Tests;

/// <summary>What docs/language/lexicon.md says a lexicon takes in memory.</summary>
public sealed class LexiconSetMemoryTests
{
    private const int MostBytesPerEntry = 300;

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void An_entry_takes_no_more_than_is_written(int entries)
    {
        var random = new Random(1);
        string Word() => string.Concat(Enumerable.Range(0, random.Next(4, 10)).Select(_ => (char)('a' + random.Next(26))));
        var builder = new LexiconSetBuilder(new TokenVocabulary());
        var lexicon = builder.AddLexicon(new LexiconOptions());
        for (var entry = 0; entry < entries; entry++)
        {
            Assert.True(builder.Add(lexicon, string.Join(' ', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Word())), entry));
        }

        var bytes = builder.Build().Bytes / entries;
        Assert.InRange(bytes, 50, MostBytesPerEntry);
    }
}
