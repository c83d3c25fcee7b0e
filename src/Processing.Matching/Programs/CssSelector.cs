namespace Processing.Matching.Programs;

/// <summary>The selectors that a zone may name: the part of CSS Selectors Level 4 that depends on an element, its ancestors and its place among its siblings.</summary>
/// <remarks>
/// Groups (<c>,</c>), the combinators descendant (white space), child (<c>&gt;</c>), next (<c>+</c>) and later sibling (<c>~</c>); type and <c>*</c>,
/// <c>#id</c>, <c>.class</c>, <c>[name]</c> and <c>[name="text"]</c> with <c>= ~= |= ^= $= *=</c>; <c>:first-child</c>, <c>:last-child</c> and <c>:nth-child(n)</c> with a number.
/// </remarks>
public static class CssSelector
{
    /// <summary>Where a selector stops to be one of these, in UTF-16 code units from its start; -1 where it is one. O(length).</summary>
    public static int FindMistake(string selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return new Scan(selector).FindMistake();
    }

    private ref struct Scan(string text)
    {
        private int _at;

        private readonly bool AtEnd => _at >= text.Length;

        private readonly char Here => AtEnd ? '\0' : text[_at];

        public int FindMistake()
        {
            SkipSpaces();
            while (TryTakeCompound())
            {
                SkipSpaces();
                if (AtEnd)
                {
                    return -1;
                }

                if (Here is '>' or '+' or '~' or ',')
                {
                    _at++;
                    SkipSpaces();
                }
            }

            return _at;
        }

        private bool TryTakeCompound()
        {
            var start = _at;
            if (Here == '*')
            {
                _at++;
            }
            else
            {
                TryTakeName();
            }

            while (!AtEnd)
            {
                var isPart = Here switch
                {
                    '#' or '.' => TryTakeNameAfterSign(),
                    '[' => TryTakeAttribute(),
                    ':' => TryTakePlace(),
                    _ => (bool?)null,
                };
                if (isPart is null)
                {
                    break;
                }

                if (isPart is false)
                {
                    return false;
                }
            }

            return _at > start && Here is '\0' or ' ' or '\t' or '>' or '+' or '~' or ',';
        }

        private bool TryTakeNameAfterSign()
        {
            _at++;
            return TryTakeName();
        }

        private bool TryTakeName()
        {
            var start = _at;
            while (!AtEnd && (char.IsLetter(Here) || Here is '-' or '_' || (_at > start && char.IsDigit(Here))))
            {
                _at++;
            }

            return _at > start;
        }

        private bool TryTakeAttribute()
        {
            _at++;
            if (!TryTakeName())
            {
                return false;
            }

            if (Here is '~' or '|' or '^' or '$' or '*')
            {
                _at++;
            }

            if (Here == '=')
            {
                _at++;
                if (!TryTakeText())
                {
                    return false;
                }
            }

            return TryTake(']');
        }

        private bool TryTakeText()
        {
            if (Here is not ('"' or '\''))
            {
                return TryTakeName();
            }

            var close = text.IndexOf(Here, _at + 1);
            _at = close < 0 ? text.Length : close + 1;
            return close >= 0;
        }

        private bool TryTakePlace()
        {
            foreach (var place in (ReadOnlySpan<string>)[":first-child", ":last-child"])
            {
                if (string.CompareOrdinal(text, _at, place, 0, place.Length) == 0)
                {
                    _at += place.Length;
                    return true;
                }
            }

            const string Numbered = ":nth-child(";
            if (string.CompareOrdinal(text, _at, Numbered, 0, Numbered.Length) != 0)
            {
                return false;
            }

            _at += Numbered.Length;
            var start = _at;
            while (char.IsAsciiDigit(Here))
            {
                _at++;
            }

            return _at > start && TryTake(')');
        }

        private bool TryTake(char sign)
        {
            if (Here != sign)
            {
                return false;
            }

            _at++;
            return true;
        }

        private void SkipSpaces()
        {
            while (Here is ' ' or '\t')
            {
                _at++;
            }
        }
    }
}
