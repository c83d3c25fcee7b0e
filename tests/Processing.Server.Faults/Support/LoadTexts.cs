using System.Collections.Immutable;
using System.Text;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Support;

/// <summary>Documents of a size, each another mixture of the paragraphs of the sample documents. The same every time.</summary>
internal static class LoadTexts
{
    private const int Seed = 20260304;

    /// <summary>Makes documents.</summary>
    /// <param name="count">How many.</param>
    /// <param name="bytes">How long each is at least, in UTF-8.</param>
    public static ImmutableArray<string> Make(int count, int bytes)
    {
        var paragraphs = Directory.GetFiles(Path.Combine(Repository.Root, "rules", "examples", "documents"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(number => One(number))];

        string One(int number)
        {
            var (text, size) = (new StringBuilder(), 0);
            while (size < bytes)
            {
                var paragraph = $"{paragraphs[random.Next(paragraphs.Count)]} {number}.{random.Next(1_000)}\n\n";
                text.Append(paragraph);
                size += Encoding.UTF8.GetByteCount(paragraph);
            }

            return text.ToString();
        }
    }
}
