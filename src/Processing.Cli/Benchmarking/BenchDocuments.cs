using System.Collections.Immutable;
using System.Globalization;
using Processing.Cli.Loading;
using Processing.Documents;

namespace Processing.Cli.Benchmarking;

/// <summary>Reads the texts of a measurement into memory, so that no disk is measured.</summary>
internal static class BenchDocuments
{
    /// <summary>The documents of files and folders; each line of a .jsonl file is a JSON document of its own.</summary>
    /// <exception cref="UsageException">A path is not there.</exception>
    public static async Task<ImmutableArray<BenchDocument>> ReadAsync(IEnumerable<string> paths, string? mediaType, CancellationToken cancellation)
    {
        var documents = ImmutableArray.CreateBuilder<BenchDocument>();
        foreach (var file in DocumentFiles.Expand(paths))
        {
            var input = await DocumentFiles.ReadAsync(file, mediaType, cancellation);
            if (file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            {
                documents.AddRange(Lines(file, input));
            }
            else if (!input.Content.IsEmpty)
            {
                documents.Add(new BenchDocument(file, input));
            }
        }

        return documents.ToImmutable();
    }

    /// <summary>Parts documents into those to warm up on and those to measure: every second one, so that both are alike and no text is in both.</summary>
    public static (ImmutableArray<BenchDocument> WarmUp, ImmutableArray<BenchDocument> Measured) Halve(ImmutableArray<BenchDocument> documents) =>
        ([.. documents.Where((_, index) => index % 2 == 0)], [.. documents.Where((_, index) => index % 2 == 1)]);

    private static IEnumerable<BenchDocument> Lines(string file, DocumentInput input)
    {
        var content = input.Content;
        for (var (start, number) = (0, 1); start < content.Length; number++)
        {
            var length = content.Span[start..].IndexOf((byte)'\n');
            var end = length < 0 ? content.Length : start + length;
            var line = content[start..end];
            if (line.Span.ContainsAnyExcept(" \t\r"u8))
            {
                yield return new BenchDocument(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}"), new DocumentInput(line, "application/json"));
            }

            start = end + 1;
        }
    }
}
