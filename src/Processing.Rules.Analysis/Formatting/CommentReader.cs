using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Formatting;

/// <summary>Reads the comments out of the white space around a token.</summary>
internal static class CommentReader
{
    private const int TabWidth = 4;

    /// <summary>The comment behind a token on its line; empty for none.</summary>
    public static string Trailing(string trivia)
    {
        var at = trivia.IndexOf("//", StringComparison.Ordinal);
        return at < 0 ? "" : trivia.AsSpan(at).TrimEnd().ToString();
    }

    /// <summary>The comment lines before a token, and whether an empty line stands directly before the token.</summary>
    /// <param name="trivia">The leading trivia, which starts at the start of a line.</param>
    /// <param name="last">Whether the last line is the indent of a token or, at the end of the file, a line like the others.</param>
    public static (ImmutableArray<CommentLine> Comments, bool EmptyLineBelow) Leading(string trivia, LastLine last)
    {
        var comments = ImmutableArray.CreateBuilder<CommentLine>();
        var lines = trivia.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var isEmptyAbove = false;
        for (var i = 0; i < lines.Length - (last == LastLine.IsIndent ? 1 : 0); i++)
        {
            var at = lines[i].IndexOf("//", StringComparison.Ordinal);
            if (at < 0)
            {
                isEmptyAbove = true;
                continue;
            }

            comments.Add(new CommentLine(lines[i].AsSpan(at).TrimEnd().ToString(), ColumnOf(lines[i], at), isEmptyAbove));
            isEmptyAbove = false;
        }

        return (comments.ToImmutable(), isEmptyAbove);
    }

    // As the lexer counts: tab stops of four, marks of direction have no width.
    private static int ColumnOf(string line, int at)
    {
        var column = 0;
        foreach (var c in line.AsSpan(0, at))
        {
            column = c == '\t' ? (column / TabWidth * TabWidth) + TabWidth : column + (char.IsWhiteSpace(c) ? 1 : 0);
        }

        return column;
    }
}

/// <summary>A comment on a line of its own.</summary>
/// <param name="Text">With its slashes, without blanks at the end.</param>
/// <param name="Column">Where it starts, counted from 0.</param>
/// <param name="EmptyLineAbove">Whether an empty line stands above it.</param>
internal readonly record struct CommentLine(string Text, int Column, bool EmptyLineAbove);

/// <summary>What the last line of leading trivia is.</summary>
internal enum LastLine
{
    /// <summary>The blanks before the token.</summary>
    IsIndent = 0,

    /// <summary>A whole line, at the end of the file.</summary>
    IsWhole,
}
