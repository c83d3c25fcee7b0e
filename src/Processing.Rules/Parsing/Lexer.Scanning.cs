using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

internal sealed partial class Lexer
{
    private void SkipLeadingTrivia()
    {
        while (_position < _end)
        {
            if ((_position == 0 || IsLineBreak(_text[_position - 1])) && SkipConflictMarker())
            {
                continue;
            }

            if (!SkipTriviaCharacter())
            {
                return;
            }
        }
    }

    // To and including the line break.
    private void SkipTrailingTrivia()
    {
        while (_position < _end)
        {
            if (SkipLineBreak() || !SkipTriviaCharacter())
            {
                return;
            }
        }
    }

    private bool SkipTriviaCharacter()
    {
        var c = _text[_position];
        if (char.IsWhiteSpace(c) || IsInvisible(c))
        {
            _position++;
            return true;
        }

        if (c == '/' && Peek(1) == '/')
        {
            SkipToLineEnd();
            return true;
        }

        return false;
    }

    private bool SkipLineBreak()
    {
        if (!IsLineBreak(_text[_position]))
        {
            return false;
        }

        _position += _text[_position] == '\r' && Peek(1) == '\n' ? 2 : 1;
        return true;
    }

    private void SkipToLineEnd()
    {
        var length = _text.AsSpan(_position.._end).IndexOfAny('\n', '\r');
        _position = length < 0 ? _end : _position + length;
    }

    // Our side of a conflict is kept, the marker lines and their side are trivia: so one conflict gives one diagnostic.
    private bool SkipConflictMarker()
    {
        if (IsMarker('<') && !_inConflict)
        {
            var start = _position;
            SkipToLineEnd();
            _conflicts.Add(SourceSpan.FromBounds(start, _position));
            _inConflict = true;
            return true;
        }

        if (!_inConflict || !(IsMarker('=') || IsMarker('|')))
        {
            return false;
        }

        while (_position < _end && !IsMarker('>'))
        {
            SkipToLineEnd();
            _ = _position < _end && SkipLineBreak();
        }

        SkipToLineEnd();
        _inConflict = false;
        return true;
    }

    private bool IsMarker(char sign) =>
        _text.AsSpan(_position.._end).StartsWith([sign, sign, sign, sign, sign, sign, sign]) && Peek(7) is ' ' or '\n' or '\r' or '\0';

    private void ScanNameRest()
    {
        while (_position < _end)
        {
            var c = _text[_position];
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                _position++;
            }
            else if (c is '-' or '\u200C')
            {
                // A hyphen or a zero-width non-joiner belongs to the name only between two letters.
                if (_position + 1 == _end || !(IsNameStart(_position + 1, out _) || char.IsAsciiDigit(Peek(1))) || Peek(1) == '_')
                {
                    return;
                }

                _position++;
            }
            else if (IsNameStart(_position, out var width))
            {
                _position += width;
            }
            else if (IsMark(c) || char.IsDigit(c))
            {
                _position++;
            }
            else
            {
                return;
            }
        }
    }

    // With the digits and the decimal sign of any script, so that what is wrong with a number is said, and mended, of all of it.
    private SyntaxKind ScanNumber()
    {
        var isForeign = SkipDigits();
        if (!(Peek(0) is '.' or '٫') || !char.IsDigit(Peek(1)))
        {
            return isForeign ? SyntaxKind.ForeignNumber : SyntaxKind.Integer;
        }

        isForeign |= Peek(0) == '٫';
        _position++;
        isForeign |= SkipDigits();
        return isForeign ? SyntaxKind.ForeignNumber : SyntaxKind.Decimal;
    }

    private bool SkipDigits()
    {
        var isForeign = false;
        while (_position < _end && char.IsDigit(_text[_position]))
        {
            isForeign |= !char.IsAsciiDigit(_text[_position++]);
        }

        return isForeign;
    }

    private SyntaxKind ScanString()
    {
        _position++;
        while (_position < _end && !IsLineBreak(_text[_position]))
        {
            var c = _text[_position++];
            if (c == '"')
            {
                return SyntaxKind.String;
            }

            if (c == '\\' && _position < _end && !IsLineBreak(_text[_position]))
            {
                _position++;
            }
        }

        return SyntaxKind.BadString;
    }

    // Division where white space or the end of the line follows; a regex otherwise.
    private SyntaxKind ScanSlash()
    {
        var next = Peek(1);
        if (next == '\0' || char.IsWhiteSpace(next))
        {
            _position++;
            return SyntaxKind.Slash;
        }

        if (next == '*')
        {
            return ScanForeignComment();
        }

        _position++;
        while (_position < _end && !IsLineBreak(_text[_position]))
        {
            var c = _text[_position++];
            if (c == '/')
            {
                return SyntaxKind.Regex;
            }

            if (c == '\\' && _position < _end && !IsLineBreak(_text[_position]))
            {
                _position++;
            }
        }

        return SyntaxKind.BadRegex;
    }

    // To the closing quote on this line; without one only the quote itself.
    private SyntaxKind ScanForeignText(char close, char otherClose, SyntaxKind kind)
    {
        var start = _position++;
        while (_position < _end && !IsLineBreak(_text[_position]))
        {
            var c = _text[_position++];
            if (c == close || c == otherClose || (c == '"' && kind == SyntaxKind.TypographicString))
            {
                return kind;
            }
        }

        _position = start + 1;
        return kind;
    }

    private SyntaxKind ScanForeignComment()
    {
        SkipToLineEnd();
        return SyntaxKind.ForeignComment;
    }

    private string Slice(int start, int end) => SharedStrings.Of(_text.AsSpan(start, end - start));
}
