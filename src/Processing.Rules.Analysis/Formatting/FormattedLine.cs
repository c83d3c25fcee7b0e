using System.Globalization;
using System.Text;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Formatting;

/// <summary>One line that is to be written: tokens with a comment behind them, or a comment alone.</summary>
internal sealed class FormattedLine
{
    private readonly List<SyntaxToken> _tokens = [];
    private readonly List<int> _gaps = [];

    /// <summary>Blanks at its start.</summary>
    public required int Indent { get; init; }

    /// <summary>Whether an empty line stands above it.</summary>
    public bool EmptyLineAbove { get; init; }

    /// <summary>The clause that starts on it; null where none does.</summary>
    public ClauseSyntax? Clause { get; init; }

    /// <summary>Its comment; empty for none.</summary>
    public string Comment { get; set; } = "";

    public void Add(SyntaxToken token, int gap)
    {
        _tokens.Add(token);
        _gaps.Add(gap);
    }

    public bool Contains(SyntaxToken token) => _tokens.Contains(token);

    /// <summary>The column at which a token of it starts.</summary>
    public int ColumnOf(SyntaxToken token)
    {
        var column = Indent;
        for (var i = 0; i < _tokens.Count; i++)
        {
            column += _gaps[i];
            if (_tokens[i] == token)
            {
                return column;
            }

            column += Width(_tokens[i].Text);
        }

        return column;
    }

    /// <summary>Puts more blanks before a token of it.</summary>
    public void Widen(SyntaxToken token, int blanks) => _gaps[_tokens.IndexOf(token)] += blanks;

    public void WriteTo(StringBuilder text)
    {
        text.Append(' ', Indent);
        for (var i = 0; i < _tokens.Count; i++)
        {
            text.Append(' ', _gaps[i]).Append(_tokens[i].Text);
        }

        if (Comment.Length > 0)
        {
            text.Append(_tokens.Count > 0 ? "  " : "").Append(Comment);
        }
    }

    // What a terminal shows: marks and joiners take no room.
    private static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1;
        }

        return width;
    }
}
