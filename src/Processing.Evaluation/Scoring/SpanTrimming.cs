using System.Globalization;

namespace Processing.Evaluation.Scoring;

/// <summary>Leaves out blanks at both ends of a place and punctuation at its end.</summary>
internal static class SpanTrimming
{
    /// <summary>The same mark with a trimmed place. A place that would be empty stays as it is.</summary>
    public static EvaluationMark Trim(EvaluationMark mark, string text)
    {
        if (mark.Start < 0)
        {
            return mark with { Value = mark.Value.Trim().TrimEnd('.', ',', ';', ':', '،', '؛') };
        }

        var (start, end) = (mark.Start, mark.Start + mark.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && (IsBlank(text[end - 1]) || IsFinalPunctuation(text[end - 1])))
        {
            end--;
        }

        return end > start ? mark with { Start = start, Length = end - start } : mark;
    }

    private static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format;

    private static bool IsFinalPunctuation(char character) => character is '.' or ',' or ';' or ':' or '!' or '?' or '،' or '؛' or '؟';
}
