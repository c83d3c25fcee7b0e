using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Processing.Text;

namespace Benchmarks;

/// <summary>A document to measure with: bytes and blocks, one block a paragraph.</summary>
internal sealed record BenchmarkDocument(byte[] Text, ImmutableArray<TextBlock> Blocks)
{
    public static BenchmarkDocument Of(IEnumerable<string> paragraphs, TextLanguage language)
    {
        var bytes = new List<byte>();
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        foreach (var paragraph in paragraphs)
        {
            var content = Encoding.UTF8.GetBytes(paragraph);
            blocks.Add(new TextBlock(BlockKind.Paragraph, new TextSpan(bytes.Count, bytes.Count + content.Length), "", language));
            bytes.AddRange(content);
            bytes.Add((byte)'\n');
        }

        return new BenchmarkDocument([.. bytes], blocks.ToImmutable());
    }
}

/// <summary>Texts of one language: one half to draw rules from, the other, unseen, to measure on.</summary>
internal sealed record BenchmarkText(string Name, ImmutableArray<BenchmarkDocument> Seen, ImmutableArray<BenchmarkDocument> Unseen)
{
    /// <summary>Persian news articles of the evaluation data beside the repository; made-up Persian where they are absent.</summary>
    public static BenchmarkText Persian()
    {
        if (Shared("eval/news-fa/fars.jsonl") is not { } path)
        {
            Console.WriteLine("# ../shared/eval/news-fa/fars.jsonl is absent: Persian figures are of made-up text");
            return MadeUp("fa (made up)", TextLanguage.Persian, "ابتثجدرسشعفقکگلمنهوی", "در و به از که این را با است");
        }

        var documents = new List<BenchmarkDocument>();
        foreach (var line in File.ReadLines(path))
        {
            using var article = JsonDocument.Parse(line);
            var root = article.RootElement;
            string[] parts = [Text(root, "title"), Text(root, "abstract"), .. root.GetProperty("paragraphs").EnumerateArray().Select(part => part.GetString() ?? "")];
            documents.Add(BenchmarkDocument.Of(parts, TextLanguage.Persian));
        }

        return Halve("fa", documents);
    }

    /// <summary>English article bodies of the evaluation data; made-up English where they are absent.</summary>
    public static BenchmarkText English()
    {
        if (Shared("eval/pages-en/body/ground-truth.json") is not { } path)
        {
            Console.WriteLine("# ../shared/eval/pages-en is absent: English figures are of made-up text");
            return MadeUp("en (made up)", TextLanguage.English, "abcdefghilmnoprstuvwy", "the of and to in a is that for");
        }

        using var truth = JsonDocument.Parse(File.ReadAllBytes(path));
        var bodies = truth.RootElement.EnumerateObject().Select(page => Text(page.Value, "articleBody")).Where(body => body.Length > 0);
        return Halve("en", [.. bodies.Select(body => BenchmarkDocument.Of(body.Split('\n', StringSplitOptions.RemoveEmptyEntries), TextLanguage.English))]);
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <summary>A file of the data, which lies beside the repository or beside the folder that holds its worktrees; null where it is absent.</summary>
    public static string? Shared(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static BenchmarkText Halve(string name, List<BenchmarkDocument> documents) =>
        new(name, [.. documents.Where((_, index) => index % 2 == 0)], [.. documents.Where((_, index) => index % 2 == 1)]);

    // Words by Zipf's law, every fifth from a long tail, so that no vocabulary knows them all.
    private static BenchmarkText MadeUp(string name, TextLanguage language, string letters, string frequent)
    {
        var random = new Random(3);
        string[] common = frequent.Split(' ');
        string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => letters[random.Next(letters.Length)]));
        string[] known = [.. Enumerable.Range(0, 20_000).Select(_ => Word())];
        string Next() => random.Next(5) switch
        {
            0 => common[random.Next(common.Length)],
            1 => Word(),
            _ => known[(int)(known.Length * Math.Pow(random.NextDouble(), 3))],
        };
        string Paragraph() => string.Join(' ', Enumerable.Range(0, random.Next(20, 80)).Select(_ => Next())) + ".";
        return Halve(name, [.. Enumerable.Range(0, 500).Select(_ => BenchmarkDocument.Of(Enumerable.Range(0, 6).Select(_ => Paragraph()), language))]);
    }
}
