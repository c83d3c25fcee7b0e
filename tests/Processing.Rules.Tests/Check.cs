using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Tests;

/// <summary>Checks sources whose expected diagnostics are marked in the text: <c>{|DP2001:text|}</c>.</summary>
internal static partial class Check
{
    /// <summary>Compiles one file and compares ids and places of its diagnostics with the marks.</summary>
    public static ImmutableArray<Diagnostic> Marked(string source, params (string Path, string Content)[] others)
    {
        var (text, expected) = Unmark(source);
        var result = Compile.Emit([("test.rules", text), .. others]);
        var found = result.Diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Location.Span, diagnostic.Location.Source.Path == "test.rules"));
        Assert.Equal(Describe(text, expected.Select(mark => (mark.Id, mark.Span, true))), Describe(text, found));
        return result.Diagnostics;
    }

    /// <summary>The whole printed diagnostics of one file.</summary>
    public static void Rendered(string source, string expected, params (string Path, string Content)[] others)
    {
        var result = Compile.Emit([("test.rules", source), .. others]);
        Assert.Equal(expected.TrimEnd('\n'), string.Join('\n', result.Diagnostics.Select(DiagnosticRenderer.Render)).TrimEnd('\n'));
    }

    private static string Describe(string text, IEnumerable<(string Id, SourceSpan Span, bool IsHere)> diagnostics) =>
        string.Join('\n', diagnostics.Select(found => found.IsHere
            ? $"{found.Id} at {found.Span.Start}: «{text.Substring(found.Span.Start, found.Span.Length)}»"
            : $"{found.Id} elsewhere"));

    private static (string Text, List<(string Id, SourceSpan Span)> Marks) Unmark(string source)
    {
        var text = new StringBuilder();
        var marks = new List<(string, SourceSpan)>();
        var last = 0;
        foreach (Match match in Mark().Matches(source))
        {
            text.Append(source, last, match.Index - last);
            marks.Add((match.Groups[1].Value, new SourceSpan(text.Length, match.Groups[2].Length)));
            text.Append(match.Groups[2].Value);
            last = match.Index + match.Length;
        }

        text.Append(source, last, source.Length - last);
        return (text.ToString(), marks);
    }

    [GeneratedRegex(@"\{\|(DP\d{4}):(.*?)\|\}", RegexOptions.Singleline, 10_000)]
    private static partial Regex Mark();
}
