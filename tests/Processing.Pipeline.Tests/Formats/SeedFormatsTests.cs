using Xunit.Abstractions;

namespace Processing.Pipeline.Tests.Formats;

/// <summary>The seeds beside the checkout, written in each format: how many of the records of the plain text come out. Says so where they are not there.</summary>
public sealed class SeedFormatsTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SameRecordsTests.Root, "..", "shared", "seeds"));

    [Fact]
    public void Seeds_give_nearly_the_same_records()
    {
        if (!Directory.Exists(Folder))
        {
            output.WriteLine($"skipped: there is no {Folder}");
            return;
        }

        foreach (var format in Article.Formats)
        {
            var (same, missing, extra) = (0, 0, 0);
            foreach (var file in Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
            {
                var article = SameRecordsTests.Read(file);
                var expected = SameRecordsTests.RecordsOf(article, "text", out _);
                var found = SameRecordsTests.RecordsOf(article, format, out var misplaced);
                Assert.Empty(misplaced);
                var left = new List<string>(found);
                var common = expected.Count(left.Remove);
                (same, missing, extra) = (same + common, missing + expected.Count - common, extra + left.Count);
                foreach (var record in expected.Except(found).Select(record => "- " + record).Concat(found.Except(expected).Select(record => "+ " + record)))
                {
                    output.WriteLine($"  {format} {Path.GetFileName(file)[..3]} {record}");
                }
            }

            output.WriteLine($"{format}: {same} same, {missing} missing, {extra} other");
            Assert.True(same >= 0.99 * (same + missing) && extra <= missing + 1, $"{format}: {same} of {same + missing}");
        }
    }
}
