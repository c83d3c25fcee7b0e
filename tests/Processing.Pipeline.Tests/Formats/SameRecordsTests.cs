using System.Collections.Immutable;
using System.Text;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Values;
using Processing.Rules;
using Processing.Text;

namespace Processing.Pipeline.Tests.Formats;

/// <summary>The same records with the same values come out of a document whatever the format it comes in, each at the characters that its format writes.</summary>
public sealed class SameRecordsTests
{
    private static readonly Lazy<ExtractionEngine> News = new(MakeNews);

    public static TheoryData<string, string> Samples()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "rules", "examples", "documents")).Order(StringComparer.Ordinal))
        {
            foreach (var format in Article.Formats)
            {
                data.Add(Path.GetFileName(file), format);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_give_the_same_records(string file, string format)
    {
        var article = Read(Path.Combine(Root, "rules", "examples", "documents", file));

        // A line with the number of the page may stand above the title.
        article = article with { TitleIndex = article.Paragraphs.ToList().FindIndex(text => !text.Contains(':', StringComparison.Ordinal)) };
        var expected = RecordsOf(article, "text", out _, format == "html" ? MainLines(article) : null);
        Assert.NotEmpty(expected);
        var found = RecordsOf(article, format, out var misplaced);
        Assert.Empty(misplaced);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', found));
    }

    internal static Article Read(string path)
    {
        var input = new DocumentInput(File.ReadAllBytes(path));
        var document = DocumentReader.Read(input, DocumentLimits.Default).Document!;
        var blocks = document.Blocks.Select((block, index) => (block.Path, Text: Encoding.UTF8.GetString(document.Text.Span[block.Span.Start..block.Span.End]))).ToList();
        if (document.MediaType != "application/json")
        {
            return new Article([.. blocks.Select(block => block.Text)], -1);
        }

        // Of fields the title and the texts; numbers and addresses are no text.
        string[] titles = ["$.title", "$.titr"];
        var title = blocks.First(block => titles.Contains(block.Path)).Text;
        return new Article([title, .. blocks.Where(block => !titles.Contains(block.Path) && block.Text.Count(character => character == ' ') > 5).Select(block => block.Text)], 0);
    }

    // Only a page has what the reader may take for no part of its text, as a dateline in a paragraph of its own.
    private static IReadOnlyList<string> MainLines(Article article)
    {
        var (mediaType, content) = article.Write("html");
        var page = DocumentReader.Read(new DocumentInput(content, mediaType), DocumentLimits.Default).Document!;
        return [.. page.Blocks.Where(block => block.Kind != BlockKind.Boilerplate).Select(block => Encoding.UTF8.GetString(page.Text.Span[block.Span.Start..block.Span.End]))];
    }

    /// <summary>The records of an article in a format, in order of their values, those that stand in some of the lines only where lines are given, and the places that do not lead to their text.</summary>
    internal static List<string> RecordsOf(Article article, string format, out List<string> misplaced, IReadOnlyList<string>? lines = null)
    {
        var (mediaType, content) = article.Write(format);
        var input = new DocumentInput(content, mediaType);
        var result = News.Value.Extract(input, ExtractionOptions.Default, null, CancellationToken.None);
        Assert.Null(result.Error);
        misplaced = [];
        var written = Encoding.UTF8.GetString(DocumentReader.ContentOf(input, DocumentLimits.Default).Span);
        foreach (var mention in result.Records.SelectMany(record => record.Mentions).Where(mention => !mention.Text.Contains('\n', StringComparison.Ordinal)))
        {
            var place = mention.Place;
            var cut = written[place.Utf16Start..place.Utf16End];
            if (!IsSame(cut, mention.Text, format) || (format is "word" or "pdf") != (place.Location is not null))
            {
                misplaced.Add($"{mention.Text} at {cut}");
            }
        }

        return [.. result.Records.Where(record => lines is null || record.Mentions.Any(mention => mention.Text.Contains('\n', StringComparison.Ordinal) || lines.Any(line => line.Contains(mention.Text, StringComparison.Ordinal)))).Select(record => $"{record.Record}: {string.Join(", ", record.Fields.Select(field => $"{field.Name}={ValueFormatter.ToScalar(field.Value)}"))}").Order(StringComparer.Ordinal)];
    }

    // Escapes and markup are written in between; what is left of them is the text.
    private static bool IsSame(string cut, string text, string format)
    {
        var plain = format switch
        {
            "markdown" => cut.Replace("\\", "", StringComparison.Ordinal),
            "html" or "xml" => Without(System.Net.WebUtility.HtmlDecode(cut)),
            "rss" => Without(System.Net.WebUtility.HtmlDecode(System.Net.WebUtility.HtmlDecode(cut))),
            "json" => System.Text.Json.JsonSerializer.Deserialize<string[]>($"[\"{cut}\"]")![0],
            _ => cut,
        };
        return Squeeze(plain) == Squeeze(text);
    }

    private static string Without(string markup) => System.Text.RegularExpressions.Regex.Replace(markup, "<[^>]*>|\",\"", " ", System.Text.RegularExpressions.RegexOptions.NonBacktracking);

    private static string Squeeze(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static ExtractionEngine MakeNews()
    {
        var rules = Path.Combine(Root, "rules");
        ImmutableArray<RuleFile> files =
        [
            .. Directory.EnumerateFiles(rules, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".rules" or ".tsv").Order(StringComparer.Ordinal)
                .Select(file => new RuleFile(Path.GetRelativePath(rules, file).Replace('\\', '/'), File.ReadAllBytes(file))),
        ];
        var isNews = files.ToLookup(file => file.Path.StartsWith("news/", StringComparison.Ordinal));
        var emitted = RuleCompilation.Create([.. isNews[true]], [.. isNews[false]], CompilationLimits.Default).Emit();
        Assert.True(emitted.Program is not null, string.Join('\n', emitted.Diagnostics));
        return new ExtractionEngine(emitted.Program, new FastExecutor(), ExtractionLimits.Default);
    }

    internal static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Processing.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No checkout around the tests.");
        }

        return folder;
    }
}
