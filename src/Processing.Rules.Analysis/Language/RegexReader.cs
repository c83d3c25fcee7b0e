using System.Collections.Immutable;
using System.Globalization;

namespace Processing.Rules.Analysis.Language;

/// <summary>Reads the parts of a token regex: the constructs that authors use. What it does not know it leaves unread, and nothing is said of that regex.</summary>
internal sealed class RegexReader
{
    private const int MostNested = 100;

    private readonly string _text;
    private int _at;
    private int _depth;
    private bool _isUnknown;

    private RegexReader(string text) => _text = text;

    /// <summary>The parts of a regex that compiles; null where it has a construct that is not known here.</summary>
    public static RegexPart? TryRead(string regex)
    {
        var reader = new RegexReader(regex);
        var whole = reader.ReadChoice();
        return reader._isUnknown || reader._at < regex.Length ? null : whole;
    }

    private RegexPart ReadChoice()
    {
        var alternatives = ImmutableArray.CreateBuilder<RegexPart>();
        _isUnknown |= ++_depth > MostNested;
        do
        {
            alternatives.Add(ReadSequence());
        }
        while (!_isUnknown && Take('|'));
        _depth--;
        return alternatives.Count == 1 ? alternatives[0] : new RegexPart.Choice(alternatives.ToImmutable());
    }

    private RegexPart.Sequence ReadSequence()
    {
        var parts = ImmutableArray.CreateBuilder<RegexPart>();
        var start = _at;
        while (!_isUnknown && _at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            var first = _at;
            if (ReadOne() is { } part)
            {
                parts.Add(ReadQuantifier(part with { Start = first, End = _at }) with { Start = first, End = _at });
            }
        }

        return new RegexPart.Sequence(parts.ToImmutable()) { Start = start, End = _at };
    }

    private RegexPart? ReadOne()
    {
        var start = _at++;
        switch (_text[start])
        {
            case '(':
                return ReadGroup();
            case '[':
                return ReadClass(start);
            case '\\':
                return ReadEscape(start);
            case '.':
                return new RegexPart.Character(".", null);
            case '^' or '$':
                return null;
            default:
                return new RegexPart.Character(_text[start..(start + 1)], _text[start]);
        }
    }

    private RegexPart ReadGroup()
    {
        if (Take('?') && !Take(':'))
        {
            _isUnknown = true;
        }

        var body = _isUnknown ? new RegexPart.Sequence([]) : ReadChoice();
        _isUnknown |= !Take(')');
        return body;
    }

    private RegexPart.Character ReadClass(int start)
    {
        var isNegated = Take('^');
        var members = ImmutableArray.CreateBuilder<RegexPart.ClassMember>();
        for (var isFirst = true; _at < _text.Length && (isFirst || _text[_at] != ']'); isFirst = false)
        {
            // A class within a class is a subtraction.
            _isUnknown |= _text[_at] == '[';
            var from = _at;
            var low = ReadMember();
            var isRange = _at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] is not (']' or '[');
            _at += isRange ? 1 : 0;
            var high = isRange ? ReadMember() : low;
            if (low is { } first && high is { } last)
            {
                members.Add(new RegexPart.ClassMember(first, last, from, _at));
            }
        }

        _isUnknown |= !Take(']');
        return new RegexPart.Character(_text[start..Math.Min(_at, _text.Length)], null) { Members = isNegated ? [] : members.ToImmutable() };
    }

    // The character that a member of a class is; null for an escape that stands for several.
    private char? ReadMember()
    {
        var start = _at++;
        return _text[start] == '\\' ? ReadEscape(start)?.Literal : _text[start];
    }

    private RegexPart.Character? ReadEscape(int start)
    {
        if (_at >= _text.Length)
        {
            _isUnknown = true;
            return null;
        }

        var kind = _text[_at++];
        switch (kind)
        {
            case 'p' or 'P':
                while (_at < _text.Length && _text[_at] != '}')
                {
                    _at++;
                }

                _isUnknown |= !Take('}');
                return new RegexPart.Character(_text[start.._at], null);
            case 'u' when _at + 4 <= _text.Length && int.TryParse(_text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return new RegexPart.Character(_text[start.._at], (char)code);
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                return new RegexPart.Character(_text[start.._at], null);
            default:
                _isUnknown |= char.IsAsciiLetterOrDigit(kind);
                return new RegexPart.Character(_text[start.._at], kind);
        }
    }

    private RegexPart ReadQuantifier(RegexPart part)
    {
        var (minimum, maximum) = (1, (int?)1);
        if (Take('*'))
        {
            (minimum, maximum) = (0, null);
        }
        else if (Take('+'))
        {
            maximum = null;
        }
        else if (Take('?'))
        {
            minimum = 0;
        }
        else if (!TryReadBounds(ref minimum, ref maximum))
        {
            return part;
        }

        Take('?');
        return new RegexPart.Repeat(part, minimum, maximum);
    }

    // A brace that is no quantifier stands for itself.
    private bool TryReadBounds(ref int minimum, ref int? maximum)
    {
        var close = _at < _text.Length && _text[_at] == '{' ? _text.IndexOf('}', _at) : -1;
        if (close < 0)
        {
            return false;
        }

        var parts = _text[(_at + 1)..close].Split(',');
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var low))
        {
            return false;
        }

        int? high = low;
        if (parts.Length == 2)
        {
            high = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            if (high is null && parts[1].Length > 0)
            {
                return false;
            }
        }

        (minimum, maximum, _at) = (low, high, close + 1);
        return true;
    }

    private bool Take(char wanted)
    {
        if (_at < _text.Length && _text[_at] == wanted)
        {
            _at++;
            return true;
        }

        return false;
    }
}
