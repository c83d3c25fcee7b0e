using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Documents;
using Processing.Matching.Values;
using Processing.Pipeline;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>Persian news articles of one agency. The number in the link, which a title may follow, is the news code. It begins with the Solar Hijri day of publication: `yymmdd` of the years 13yy in codes of ten digits, `yyyymmdd` in longer ones.</summary>
internal sealed class FarsSet : IEvaluationSet
{
    private const string Agency = "fars";
    private const int ShortCode = 10;

    public string Name => "news-fa";

    public string Description => "Fars articles, given as JSON: news code, publication date and agency; a value must be exactly that";

    public string RulesFolder => "news";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var cases = ImmutableArray.CreateBuilder<EvaluationCase>();
        var unusable = 0;
        foreach (var (id, line, content) in JsonLines.Read(Path.Combine(folder, "fars.jsonl")))
        {
            var code = Array.FindLast(JsonLines.Text(content, "link", id).Split('/'), part => part.Length >= ShortCode && part.All(char.IsAsciiDigit)) ?? "";
            if (Published(code) is not { } published)
            {
                unusable++;
                continue;
            }

            ImmutableArray<EvaluationMark> gold = [EvaluationMark.OfValue("code", code), EvaluationMark.OfValue("published", published), EvaluationMark.OfValue("agency", Agency)];
            cases.Add(new EvaluationCase("all", id, line, new DocumentInput(Encoding.UTF8.GetBytes(line), "application/json"), gold));
        }

        return new EvaluationData(cases.ToImmutable(), unusable);
    }

    /// <summary>Every value that an article gives counts, so that a second code or date is an error.</summary>
    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result)
    {
        var marks = new List<EvaluationMark>();
        foreach (var article in result.Records.Where(record => record.Record == "Article"))
        {
            marks.AddRange(Scalars(article, "codes").Select(code => EvaluationMark.OfValue("code", code)));
            marks.AddRange(Scalars(article, "published").Select(day => EvaluationMark.OfValue("published", day)));
            marks.AddRange(Scalars(article, "agency").Select(agency => EvaluationMark.OfValue("agency", ToAgency(agency))));
        }

        return [.. marks.Distinct()];
    }

    private static string? Published(string code)
    {
        if (code.Length < ShortCode)
        {
            return null;
        }

        var day = code.Length == ShortCode ? $"13{code[..6]}" : code[..8];
        var parts = new DateParts(ToNumber(day[..4]), ToNumber(day[4..6]), ToNumber(day[6..]));
        return DateArithmetic.ToIso(new DateValue(CalendarKind.SolarHijri, DatePrecision.Day, parts));
    }

    private static int ToNumber(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string ToAgency(string name) => name is "خبرگزاری فارس" or "خبرگزاري فارس" or "فارس" or "Fars News Agency" or "fars" or "FNA" or "Fars" ? Agency : name;
}
