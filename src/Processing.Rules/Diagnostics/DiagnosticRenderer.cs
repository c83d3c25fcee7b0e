using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>Prints diagnostics as plain text: header, place, excerpt with marks, note, help, fix.</summary>
/// <remarks>Excerpt lines stand unchanged, so a terminal may show a line of Arabic script from right to left while its marks run from left to right; on such lines the label repeats the marked text, isolated by U+2068 and U+2069.</remarks>
public static class DiagnosticRenderer
{
    private const int LongestExcerpt = 240;
    private const int ContextBefore = 80;

    /// <summary>Prints one diagnostic; ends with a line feed.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{diagnostic.SeverityWord} {diagnostic.Id}: {diagnostic.Message}\n");
        var labels = ImmutableArray.Create(new Mark(diagnostic.Primary, '^')).AddRange(diagnostic.Secondary.Select(label => new Mark(label, '-')));
        var margin = new string(' ', labels.Max(mark => mark.Line).ToString(CultureInfo.InvariantCulture).Length);
        AppendFile(text, margin, "-->", diagnostic.Location, [.. labels.Where(mark => mark.Source == diagnostic.Location.Source)]);
        foreach (var other in labels.Where(mark => mark.Source != diagnostic.Location.Source).GroupBy(mark => mark.Source))
        {
            AppendFile(text, margin, ":::", other.First().Label.Location, [.. other]);
        }

        if (diagnostic.Note is { } note)
        {
            text.Append(CultureInfo.InvariantCulture, $"{margin} = note: {note}\n");
        }

        if (diagnostic.Help is { } help)
        {
            text.Append(CultureInfo.InvariantCulture, $"{margin} = help: {help}\n");
        }

        if (diagnostic.Fix is { } fix)
        {
            AppendFix(text, margin, fix);
        }

        return text.ToString();
    }

    private static void AppendFile(StringBuilder text, string margin, string arrow, SourceLocation place, ImmutableArray<Mark> marks)
    {
        var start = place.Start;
        text.Append(CultureInfo.InvariantCulture, $"{margin}{arrow} {place.Source.Path}:{start.Line}:{start.Column}\n");
        if (place.Source.Content.Length == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{margin} |\n");
        var previous = 0;
        foreach (var line in marks.GroupBy(mark => mark.Line).OrderBy(line => line.Key))
        {
            if (previous > 0 && line.Key > previous + 1)
            {
                text.Append("...\n");
            }

            previous = line.Key;
            AppendLine(text, margin, place.Source, line.Key, [.. line.OrderBy(mark => mark.Label.Location.Span.Start)]);
        }

        text.Append(CultureInfo.InvariantCulture, $"{margin} |\n");
    }

    private static void AppendLine(StringBuilder text, string margin, SourceText source, int number, ImmutableArray<Mark> marks)
    {
        var line = source.GetLine(number);
        var excerpt = Excerpt(line, marks[0].Label.Location.Span.Start, source.Content);
        var content = source.Content.Substring(excerpt.Start, excerpt.Length);
        var (head, tail) = (excerpt.Start > line.Start ? "…" : "", excerpt.End < line.End ? "…" : "");
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(margin.Length);
        text.Append(CultureInfo.InvariantCulture, $"{label} | {head}{content}{tail}\n");
        foreach (var mark in marks)
        {
            var span = mark.Label.Location.Span;
            var from = Math.Clamp(span.Start, excerpt.Start, excerpt.End);
            var to = Math.Clamp(span.End, from, excerpt.End);
            text.Append(margin).Append(" | ").Append(' ', head.Length);
            AppendPadding(text, source.Content.AsSpan(excerpt.Start, from - excerpt.Start));
            text.Append(mark.Sign, Math.Max(1, Width(source.Content.AsSpan(from, to - from))));
            AppendLabel(text, mark.Label.Text, content, source.Content[from..to]);
        }
    }

    private static void AppendLabel(StringBuilder text, string label, string line, string marked)
    {
        var parts = new List<string>(2);
        if (marked.Length > 0 && line.Any(IsRightToLeft))
        {
            parts.Add($"here: «\u2068{marked}\u2069»");
        }

        if (label.Length > 0)
        {
            parts.Add(label);
        }

        text.Append(parts.Count > 0 ? " " : "").AppendJoin("; ", parts).Append('\n');
    }

    // A long line is cut around its first mark, never inside a surrogate pair.
    private static SourceSpan Excerpt(SourceSpan line, int mark, string content)
    {
        if (line.Length <= LongestExcerpt)
        {
            return line;
        }

        var start = Math.Max(line.Start, Math.Min(mark, line.End) - ContextBefore);
        var end = Math.Min(line.End, start + LongestExcerpt);
        start += start > line.Start && char.IsLowSurrogate(content[start]) ? 1 : 0;
        end -= end < line.End && char.IsHighSurrogate(content[end - 1]) ? 1 : 0;
        return SourceSpan.FromBounds(start, end);
    }

    private static void AppendFix(StringBuilder text, string margin, SuggestedFix fix)
    {
        var promise = fix.Safety switch { FixSafety.Safe => "safe", FixSafety.Unsafe => "look before you apply it", _ => "shown only" };
        text.Append(CultureInfo.InvariantCulture, $"{margin} = fix: {fix.Title} ({promise})\n");
        if (fix.Edits.Length != 1)
        {
            return;
        }

        var (source, span) = (fix.Edits[0].Location.Source, fix.Edits[0].Location.Span);
        var line = source.GetLine(source.GetPosition(span.Start).Line);
        if (line.Length > LongestExcerpt || span.End > line.End)
        {
            return;
        }

        var before = source.Content[line.Start..line.End];
        var after = source.Content[line.Start..span.Start] + fix.Edits[0].NewText + source.Content[span.End..line.End];
        text.Append(CultureInfo.InvariantCulture, $"{margin} - {before}\n{margin} + {after}\n");
    }

    private static void AppendPadding(StringBuilder text, ReadOnlySpan<char> before)
    {
        foreach (var rune in before.EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                text.Append('\t');
            }
            else
            {
                text.Append(' ', IsZeroWidth(rune) ? 0 : 1);
            }
        }
    }

    private static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += IsZeroWidth(rune) ? 0 : 1;
        }

        return width;
    }

    private static bool IsZeroWidth(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // Hebrew, Arabic and their neighbours, with the presentation forms.
    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private sealed record Mark(DiagnosticLabel Label, char Sign)
    {
        public SourceText Source => Label.Location.Source;

        public int Line { get; } = Label.Location.Start.Line;
    }
}
