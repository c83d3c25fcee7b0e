using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Processing.Pipeline;

namespace Processing.Evaluation.Sets;

/// <summary>Recognizers-Text: sentences with spans, types and resolutions, one file a language and model.</summary>
/// <remarks>
/// Only the `*Model` files are scored: the others test inner parts of that library. A gold text that is no part of its input makes its
/// case unusable. Some gold texts are in lower case and some have no place, or a wrong one; they are looked for, ignoring case, behind the
/// gold before.
/// </remarks>
internal sealed class RecognizersSet : IEvaluationSet
{
    private const int MomentLength = 19;

    public string Name => "recognizers";

    public string Description => "Recognizers-Text, Arabic and English: span, type and value; a case is right when all results are and none is extra";

    public string RulesFolder => "standard";

    public CaseRule CaseRule => CaseRule.Exact;

    public string? Hindrance => null;

    public EvaluationData Read(string folder)
    {
        var cases = ImmutableArray.CreateBuilder<EvaluationCase>();
        var unusable = 0;
        foreach (var file in EvaluationFiles.Find(folder, "*Model*.jsonl"))
        {
            var language = Path.GetFileName(Path.GetDirectoryName(file)) ?? "";
            var group = $"{language}/{Path.GetFileNameWithoutExtension(file)}";
            foreach (var (id, _, content) in JsonLines.Read(file))
            {
                var input = JsonLines.Text(content, "Input", id);
                if (Gold(content, input, id) is not { } gold)
                {
                    unusable++;
                    continue;
                }

                cases.Add(new EvaluationCase(group, $"{language}/{id}", input, EvaluationFiles.PlainText(input, EvaluationFiles.Language(language)), gold) { Reference = Reference(content) });
            }
        }

        return new EvaluationData(cases.ToImmutable(), unusable);
    }

    public ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result) =>
        RecognizersMapping.ToMarks(@case.Group[(@case.Group.IndexOf('/', StringComparison.Ordinal) + 1)..], result);

    // Some have an offset, which the set's own tests leave out of account.
    private static DateTime? Reference(JsonElement content) =>
        content.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var reference)
        && reference.GetString() is { Length: >= MomentLength } text
        && DateTime.TryParseExact(text[..MomentLength], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : null;

    private static ImmutableArray<EvaluationMark>? Gold(JsonElement content, string input, string id)
    {
        var gold = ImmutableArray.CreateBuilder<EvaluationMark>();
        var behind = 0;
        foreach (var result in content.GetProperty("Results").EnumerateArray())
        {
            var text = JsonLines.Text(result, "Text", id);
            if (text.Length == 0 || Locate(result, input, text, behind) is not { } start)
            {
                return null;
            }

            var type = JsonLines.Text(result, "TypeName", id);
            gold.Add(new EvaluationMark(start, text.Length, type, RecognizersValues.Read(type, result)));
            behind = start + text.Length;
        }

        return gold.ToImmutable();
    }

    private static int? Locate(JsonElement result, string input, string text, int behind)
    {
        if (result.TryGetProperty("Start", out var given) && given.GetInt32() is >= 0 and var start && start + text.Length <= input.Length
            && string.Compare(input, start, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0)
        {
            return start;
        }

        var found = input.IndexOf(text, behind, StringComparison.OrdinalIgnoreCase);
        found = found >= 0 ? found : input.IndexOf(text, StringComparison.OrdinalIgnoreCase);
        return found >= 0 ? found : null;
    }
}
