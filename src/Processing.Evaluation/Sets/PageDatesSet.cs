using System.Collections.Immutable;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>Persian and Arabic pages with the day they were published.</summary>
internal sealed class PageDatesSet : IEvaluationSet
{
    private const string Class = "published";

    public string Name => "pages-rtl";

    public string Description => "Persian and Arabic HTML pages with the publication date: exact date";

    public string RulesFolder => "news";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var cases = ImmutableArray.CreateBuilder<EvaluationCase>();
        foreach (var (id, _, content) in JsonLines.Read(Path.Combine(folder, "dates.jsonl")))
        {
            var file = Path.Combine(folder, JsonLines.Text(content, "file", id));
            EvaluationFiles.Require(file);
            cases.Add(new EvaluationCase("date", id, "", new DocumentInput(File.ReadAllBytes(file), "text/html"), [EvaluationMark.OfValue(Class, JsonLines.Text(content, "date", id))]));
        }

        return new EvaluationData(cases.ToImmutable(), 0);
    }

    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result)
    {
        var published = PageReading.Read(@case).Properties.FirstOrDefault(property => property.Name == DocumentPropertyName.Published);
        return published is null ? [] : [EvaluationMark.OfValue(Class, published.Value[..10])];
    }
}
