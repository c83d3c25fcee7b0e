using System.Globalization;
using System.Text;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Cuts a text into tokens. Total: whatever is no token of the language becomes one of the bad kinds, and the tokens joined give the text.</summary>
/// <remarks>No token spans lines, so the lexer starts afresh at every line break. The one exception are the lines between <c>=======</c> and <c>&gt;&gt;&gt;&gt;&gt;&gt;&gt;</c> of a merge conflict, which are trivia.</remarks>
internal sealed partial class Lexer
{
    private const int TabWidth = 4;
    private readonly string _text;
    private readonly int _end;
    private readonly List<LexedToken> _tokens;
    private readonly List<SourceSpan> _conflicts = [];
    private int _position;
    private bool _inConflict;

    private Lexer(string text, int start, int end)
    {
        _text = text;
        _position = start;
        _end = end;
        _tokens = new List<LexedToken>(((end - start) / 4) + 8);
    }

    /// <summary>Tokens of a part of a text, in O(characters). Both ends of the part are ends of the text or follow a line break.</summary>
    /// <returns>The tokens, the last one <see cref="SyntaxKind.EndOfFile"/>, and the first marker line of each merge conflict.</returns>
    public static (List<LexedToken> Tokens, List<SourceSpan> Conflicts) Lex(string text, int start, int end, CancellationToken cancellation)
    {
        var lexer = new Lexer(text, start, end);
        while (lexer.LexToken())
        {
            if ((lexer._tokens.Count & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return (lexer._tokens, lexer._conflicts);
    }

    private bool LexToken()
    {
        var leadingStart = _position;
        SkipLeadingTrivia();
        var start = _position;
        var indent = IndentAt(leadingStart, start);
        var leading = Slice(leadingStart, start);
        if (start == _end)
        {
            _tokens.Add(new LexedToken(new SyntaxToken(SyntaxKind.EndOfFile, leading, "", ""), start, indent));
            return false;
        }

        var kind = Scan(indent >= 0);
        var end = _position;
        SkipTrailingTrivia();
        _tokens.Add(new LexedToken(new SyntaxToken(kind, leading, Slice(start, end), Slice(end, _position)), start, indent));
        return true;
    }

    // Column of the token where only white space stands before it on its line, counted with tab stops; else -1.
    private int IndentAt(int leadingStart, int start)
    {
        if (leadingStart > 0 && !IsLineBreak(_text[leadingStart - 1]))
        {
            return -1;
        }

        var lineStart = start;
        while (lineStart > leadingStart && !IsLineBreak(_text[lineStart - 1]))
        {
            lineStart--;
        }

        var column = 0;
        for (var i = lineStart; i < start; i++)
        {
            column = _text[i] == '\t' ? (column / TabWidth * TabWidth) + TabWidth : column + (IsInvisible(_text[i]) ? 0 : 1);
        }

        return column;
    }

    private SyntaxKind Scan(bool firstOnLine)
    {
        var c = _text[_position];
        if (IsNameStart(_position, out var width))
        {
            _position += width;
            ScanNameRest();
            return SyntaxKind.Name;
        }

        if (char.IsDigit(c))
        {
            return ScanNumber();
        }

        if (c == '>' && firstOnLine)
        {
            SkipToLineEnd();
            return SyntaxKind.LineText;
        }

        return c switch
        {
            '"' => ScanString(),
            '/' => ScanSlash(),
            '\'' => ScanForeignText('\'', '\'', SyntaxKind.SingleQuotedString),
            '“' or '”' or '„' => ScanForeignText('”', '“', SyntaxKind.TypographicString),
            '‘' or '’' => ScanForeignText('’', '‘', SyntaxKind.TypographicString),
            '#' => ScanForeignComment(),
            _ => ScanSign() is { } sign ? sign : ScanOther(),
        };
    }

    private SyntaxKind? ScanSign()
    {
        var (kind, length) = (_text[_position], Peek(1)) switch
        {
            ('.', '.') => (SyntaxKind.DotDot, 2),
            ('-', '>') => (SyntaxKind.Arrow, 2),
            ('=', '>') => (SyntaxKind.FatArrow, 2),
            ('<', '=') => (SyntaxKind.LessOrEqual, 2),
            ('>', '=') => (SyntaxKind.GreaterOrEqual, 2),
            ('&', '&') or ('|', '|') or ('=', '=') or ('!', '=') or ('<', '>') or (':', '=') => (SyntaxKind.ForeignOperator, 2),
            ('!', _) => (SyntaxKind.ForeignOperator, 1),
            ('(', _) => (SyntaxKind.OpenParenthesis, 1),
            (')', _) => (SyntaxKind.CloseParenthesis, 1),
            ('[', _) => (SyntaxKind.OpenBracket, 1),
            (']', _) => (SyntaxKind.CloseBracket, 1),
            ('{', _) => (SyntaxKind.OpenBrace, 1),
            ('}', _) => (SyntaxKind.CloseBrace, 1),
            (',', _) => (SyntaxKind.Comma, 1),
            (':', _) => (SyntaxKind.Colon, 1),
            ('.', _) => (SyntaxKind.Dot, 1),
            ('|', _) => (SyntaxKind.Bar, 1),
            ('&', _) => (SyntaxKind.Ampersand, 1),
            ('?', _) => (SyntaxKind.Question, 1),
            ('*', _) => (SyntaxKind.Star, 1),
            ('+', _) => (SyntaxKind.Plus, 1),
            ('-', _) => (SyntaxKind.Minus, 1),
            ('=', _) => (SyntaxKind.Equals, 1),
            ('<', _) => (SyntaxKind.Less, 1),
            ('>', _) => (SyntaxKind.Greater, 1),
            (';', _) => (SyntaxKind.Semicolon, 1),
            _ => (SyntaxKind.BadCharacter, 0),
        };
        _position += length;
        return length == 0 ? null : kind;
    }

    private SyntaxKind ScanOther()
    {
        var c = _text[_position];
        _position += char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        return SyntaxFacts.LookAlike(c.ToString()) is null ? SyntaxKind.BadCharacter : SyntaxKind.LookAlike;
    }

    private char Peek(int ahead) => _position + ahead < _end ? _text[_position + ahead] : '\0';

    private static bool IsLineBreak(char c) => c is '\n' or '\r';

    // Marks of direction and the byte order mark: they are white space of no width.
    private static bool IsInvisible(char c) => c is '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or '\u200B';

    private bool IsNameStart(int index, out int width)
    {
        width = 1;
        var c = _text[index];
        if (c is '_' || (char.IsLetter(c) && c != 'ـ'))
        {
            return true;
        }

        if (!Rune.TryGetRuneAt(_text, index, out var rune))
        {
            return false;
        }

        width = rune.Utf16SequenceLength;
        return Rune.IsLetter(rune) && c != 'ـ';
    }

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
