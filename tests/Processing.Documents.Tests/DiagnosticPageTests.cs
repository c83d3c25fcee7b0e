using System.Globalization;
using System.Text;
using Baseline = Processing.Rules.Tests.Baseline;

namespace Processing.Documents.Tests;

/// <summary>Each page of a reading error has an example that gives exactly that error.</summary>
public sealed class DiagnosticPageTests
{
    private static readonly string Folder = FindFolder();

    // Their examples are read by poppler.
    private static readonly string[] OfPoppler = ["DP5028", "DP5029", "DP5030", "DP5031", "DP5032", "DP5035"];

    public static IEnumerable<object[]> Ids() => AllIds().Except(OfPoppler).Select(id => new object[] { id });

    private static IEnumerable<string> AllIds() => Enumerable.Range(5001, 38).Select(number => $"DP{number.ToString(CultureInfo.InvariantCulture)}");

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_of_a_page_gives_exactly_its_error(string id) => CheckPage(id);

    [PdfFact]
    public void The_example_of_a_page_about_a_pdf_gives_exactly_its_error() => Assert.All(OfPoppler, CheckPage);

    private static void CheckPage(string id)
    {
        var page = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        var example = page.Split("```document\n")[1].Split("\n```")[0];
        var (head, body) = example.StartsWith("---\n", StringComparison.Ordinal) ? ("", example[4..]) : (example.Split("\n---\n")[0], example.Split("\n---\n")[1]);
        var settings = head.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line.Split(": ")[0], line => line.Split(": ")[1]);
        var limits = new DocumentLimits
        {
            MaxBytes = Setting(settings, "documents.max_bytes", DocumentLimits.Default.MaxBytes),
            MaxDepth = Setting(settings, "documents.max_depth", DocumentLimits.Default.MaxDepth),
            MaxBlocks = Setting(settings, "documents.max_blocks", DocumentLimits.Default.MaxBlocks),
            MaxPathCharacters = Setting(settings, "documents.max_path_characters", DocumentLimits.Default.MaxPathCharacters),
            MaxElementDepth = Setting(settings, "documents.max_element_depth", DocumentLimits.Default.MaxElementDepth),
            MaxArchiveEntries = Setting(settings, "documents.max_archive_entries", DocumentLimits.Default.MaxArchiveEntries),
            MaxArchiveBytes = Setting(settings, "documents.max_archive_bytes", DocumentLimits.Default.MaxArchiveBytes),
            MaxMarkdownBytes = Setting(settings, "documents.max_markdown_bytes", DocumentLimits.Default.MaxMarkdownBytes),
            MaxArchiveRatio = Setting(settings, "documents.max_archive_ratio", DocumentLimits.Default.MaxArchiveRatio),
            MaxPdfSeconds = Setting(settings, "documents.max_pdf_seconds", DocumentLimits.Default.MaxPdfSeconds),
            MaxPdfOutputBytes = Setting(settings, "documents.max_pdf_output_bytes", DocumentLimits.Default.MaxPdfOutputBytes),
            MaxPdfMemoryBytes = Setting(settings, "documents.max_pdf_memory_bytes", DocumentLimits.Default.MaxPdfMemoryBytes),
            PdfProgram = settings.GetValueOrDefault("documents.pdf_program", DocumentLimits.Default.PdfProgram),
        };
        var result = DocumentReader.Read(new DocumentInput(Bytes(body), settings.GetValueOrDefault("media_type")), limits);
        var told = result.Error is { } error
            ? [(error.Id, string.Create(CultureInfo.InvariantCulture, $"{error.Id} {error.Reason}: {error.Message}\nbyte {error.ByteOffset?.ToString(CultureInfo.InvariantCulture) ?? "-"}, line {error.Line}, column {error.Column}\n"))]
            : result.Document?.Notes.Select(note => (note.Id, Message: $"{note.Id}: {note.Message}\n")).ToList() ?? [];
        var (found, message) = Assert.Single(told);
        Assert.Equal(id, found);
        Baseline.AssertSame($"messages/{id}.txt", $"{example}\n\n{message}");
        foreach (var heading in new[] { $"# {id}: ", "## What it means", "## Example", "## Why", "## How to mend it" })
        {
            Assert.Contains(heading, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_is_no_page_for_an_error_that_is_not()
    {
        var pages = Directory.EnumerateFiles(Folder, "DP5*.md").Select(Path.GetFileNameWithoutExtension).Order();
        Assert.Equal(AllIds().Order(), pages);
    }

    private static int Setting(Dictionary<string, string> settings, string key, int otherwise) =>
        settings.TryGetValue(key, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    // `\xE9` in an example is that byte.
    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && text[i + 1] == 'x')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 3;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return [.. bytes];
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Processing.sln")))
            {
                return Path.Combine(folder.FullName, "docs", "diagnostics");
            }
        }

        throw new InvalidOperationException("Processing.sln was not found above the test assembly");
    }
}
