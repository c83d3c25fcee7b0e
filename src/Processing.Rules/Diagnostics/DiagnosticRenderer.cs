using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>Prints diagnostics as plain text: header, place, excerpt with marks, note, help, fix.</summary>
/// <remarks>
/// Texts and words written from right to left stand between isolates (U+2068, U+2069), so that on a terminal that knows both directions the parts of a line keep the order of the rule
/// and marks line up with what they mark; where a mark is of a part of such a text, its label repeats that part. Characters that would move the cursor are shown as others.
/// </remarks>
public static class DiagnosticRenderer
{
    private const int LongestExcerpt = 240;
    private const int ContextBefore = 80;

    /// <summary>Prints one diagnostic; ends with a line feed.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{diagnostic.SeverityWord} {diagnostic.Id}: {ExcerptText.Visible(diagnostic.Message)}\n");
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
        var runs = ExcerptText.RightToLeftRuns(content);
        text.Append(CultureInfo.InvariantCulture, $"{label} | {head}{ExcerptText.Isolated(ExcerptText.Visible(content), runs)}{tail}\n");
        foreach (var mark in marks)
        {
            var span = mark.Label.Location.Span;
            var from = Math.Clamp(span.Start, excerpt.Start, excerpt.End);
            var to = Math.Clamp(span.End, from, excerpt.End);
            text.Append(margin).Append(" | ").Append(' ', head.Length);
            AppendPadding(text, source.Content.AsSpan(excerpt.Start, from - excerpt.Start));
            text.Append(mark.Sign, Math.Max(1, ExcerptText.Width(source.Content.AsSpan(from, to - from))));
            var isPart = runs.Exists(run => Cuts(run, from - excerpt.Start) || Cuts(run, to - excerpt.Start));
            AppendLabel(text, mark.Label.Text, isPart ? source.Content[from..to] : "");
        }
    }

    private static bool Cuts(Range run, int at) => run.Start.Value < at && at < run.End.Value;

    private static void AppendLabel(StringBuilder text, string label, string part)
    {
        var parts = new List<string>(2);
        if (part.Length > 0)
        {
            var (open, close) = part.AsSpan().IndexOfAny('«', '»') < 0 ? ('«', '»') : ('`', '`');
            parts.Add($"here: {open}{ExcerptText.Isolated(ExcerptText.Visible(part))}{close}");
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
        if (fix.Edits.IsEmpty)
        {
            return;
        }

        var source = fix.Edits[0].Location.Source;
        var line = source.GetLine(source.GetPosition(fix.Edits[0].Location.Span.Start).Line);
        if (line.Length > LongestExcerpt || fix.Edits.Any(edit => edit.Location.Source != source || edit.Location.Span.Start < line.Start || edit.Location.Span.End > line.End))
        {
            return;
        }

        var (after, from) = (new StringBuilder(), line.Start);
        foreach (var edit in fix.Edits)
        {
            after.Append(source.Content, from, edit.Location.Span.Start - from).Append(edit.NewText);
            from = edit.Location.Span.End;
        }

        after.Append(source.Content, from, line.End - from);
        text.Append(CultureInfo.InvariantCulture, $"{margin} - {Shown(source.Content[line.Start..line.End])}\n{margin} + {Shown(after.ToString())}\n");
    }

    private static string Shown(string line) => ExcerptText.Isolated(ExcerptText.Visible(line), ExcerptText.RightToLeftRuns(line));

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
                text.Append(' ', ExcerptText.Width(rune));
            }
        }
    }

    private sealed record Mark(DiagnosticLabel Label, char Sign)
    {
        public SourceText Source => Label.Location.Source;

        public int Line { get; } = Label.Location.Start.Line;
    }
}
