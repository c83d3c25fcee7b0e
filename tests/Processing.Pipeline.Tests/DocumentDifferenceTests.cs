using System.Globalization;
using Processing.Text;

namespace Processing.Pipeline.Tests;

public sealed class DocumentDifferenceTests
{
    // Records are written type, start-end, content; the outcome is added, removed, changed and how many are the same.
    [Theory]
    [InlineData("", "", "", "", "", 0)]
    [InlineData("A0-3x", "A0-3x", "", "", "", 1)]
    [InlineData("A0-3x", "A0-3y", "", "", "A0-3x>A0-3y", 0)]
    [InlineData("A0-3x", "A2-5x", "", "", "A0-3x>A2-5x", 0)]
    [InlineData("A0-3x", "A3-5x", "A3-5x", "A0-3x", "", 0)]
    [InlineData("A0-3x", "B0-3x", "B0-3x", "A0-3x", "", 0)]
    [InlineData("A4-6x", "A0-2x A5-9x A10-12x", "A0-2x A10-12x", "", "A4-6x>A5-9x", 0)]
    [InlineData("A0-2x A4-6x A8-9x", "A5-6y", "", "A0-2x A8-9x", "A4-6x>A5-6y", 0)]
    [InlineData("A0-9x A1-2x", "A0-1y A1-2y", "", "", "A0-9x>A0-1y A1-2x>A1-2y", 0)]
    [InlineData("A0-3x A0-3x", "A0-3x", "", "A0-3x", "", 1)]
    [InlineData("A5-5x", "A5-5y", "", "", "A5-5x>A5-5y", 0)]
    public void Records_in_place_of_others_are_changed(string before, string after, string added, string removed, string changed, int unchanged)
    {
        var changes = RecordChanges.Of(Read(before), Read(after), Print);
        var difference = DocumentDifference.Of("d", changes);
        Assert.Equal(
            (added, removed, changed, unchanged),
            (Join(difference.Added.Select(Print)), Join(difference.Removed.Select(Print)), Join(difference.Changed.Select(pair => $"{Print(pair.Before)}>{Print(pair.After)}")), difference.Unchanged));
        Assert.Equal(changes.IsEmpty, difference.IsEmpty);
    }

    [Fact]
    public void No_record_is_lost_in_the_pairing()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var (before, after) = (Make(random), Make(random));
            var changes = RecordChanges.Of(before, after, Print);
            var difference = DocumentDifference.Of("d", changes);
            Assert.Equal(before.Length, difference.Unchanged + difference.Removed.Length + difference.Changed.Length);
            Assert.Equal(after.Length, difference.Unchanged + difference.Added.Length + difference.Changed.Length);
            Assert.All(difference.Changed, pair => Assert.Equal(pair.Before.Record, pair.After.Record));
        }
    }

    private static ExtractedRecord[] Make(Random random) => [.. Enumerable.Range(0, random.Next(8)).Select(_ =>
    {
        var start = random.Next(12);
        return Record(random.Next(2) == 0 ? "A" : "B", start, start + random.Next(4), random.Next(2) == 0 ? "x" : "y");
    })];

    private static ExtractedRecord[] Read(string records) => [.. records.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text =>
    {
        var places = text[1..^1].Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return Record(text[..1], places[0], places[1], text[^1..]);
    })];

    private static ExtractedRecord Record(string type, int start, int end, string rule)
    {
        var place = new OriginalPlace(new OriginalSpan(start, end), start, end, start, end);
        return new ExtractedRecord(type, rule, 1, place, [], [new ExtractedMention("", place)]);
    }

    private static string Print(ExtractedRecord record) => string.Create(CultureInfo.InvariantCulture, $"{record.Record}{record.Place.Utf8.Start}-{record.Place.Utf8.End}{record.Rule}");

    private static string Join(IEnumerable<string> texts) => string.Join(' ', texts);
}
