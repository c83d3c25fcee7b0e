using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>English pages with the article body as gold, from the article-extraction-benchmark, scored as it does: by the runs of four words that both have.</summary>
/// <remarks>
/// A mark is one run of four words, numbered where it occurs more than once. The benchmark's figure is the harmonic mean of the mean precision and the mean
/// recall of the pages, which the report gives as the means over cases.
/// </remarks>
internal sealed partial class PageBodiesSet : IEvaluationSet
{
    private const int Words = 4;
    private const string Class = "words";

    public string Name => "pages-en";

    public string Description => "English HTML pages with the article body: 4-gram shingle F1 of the body";

    public string RulesFolder => "news";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var body = Path.Combine(folder, "body");
        var file = Path.Combine(body, "ground-truth.json");
        EvaluationFiles.Require(file);
        using var gold = JsonDocument.Parse(File.ReadAllBytes(file));
        var cases = ImmutableArray.CreateBuilder<EvaluationCase>();
        foreach (var page in gold.RootElement.EnumerateObject())
        {
            var bytes = Unpack(Path.Combine(body, page.Name + ".html.gz"));
            cases.Add(new EvaluationCase("body", page.Name, "", new DocumentInput(bytes, "text/html"), Runs(JsonLines.Text(page.Value, "articleBody", page.Name))));
        }

        return new EvaluationData(cases.ToImmutable(), 0);
    }

    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result)
    {
        var document = PageReading.Read(@case);
        var text = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            if (block.Kind is not (BlockKind.Boilerplate or BlockKind.Title))
            {
                text.Append(Encoding.UTF8.GetString(document.Text.Span[block.Span.Start..block.Span.End])).Append('\n');
            }
        }

        return Runs(text.ToString());
    }

    private static byte[] Unpack(string file)
    {
        EvaluationFiles.Require(file);
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static ImmutableArray<EvaluationMark> Runs(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var runs = ImmutableArray.CreateBuilder<EvaluationMark>();
        for (var i = 0; i + Words <= words.Count || (i == 0 && words.Count > 0); i++)
        {
            var run = string.Join(' ', words.Skip(i).Take(Words));
            var number = seen[run] = seen.GetValueOrDefault(run) + 1;
            runs.Add(EvaluationMark.OfValue(Class, number == 1 ? run : string.Create(CultureInfo.InvariantCulture, $"{run} {number}")));
        }

        return runs.ToImmutable();
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
