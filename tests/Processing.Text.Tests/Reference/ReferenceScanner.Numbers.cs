namespace Processing.Text.Tests.Reference;

internal ref partial struct ReferenceScanner
{
    private const int ArabicComma = 0x060C;
    private const int ArabicDecimal = 0x066B;
    private const int ArabicThousands = 0x066C;

    // Digits with single separators between them are looked at as a whole: either all of it is one number
    // (1,234.5), or every run of digits is one (1.2.3, 2017,06,08), so that no half of a list becomes a number.
    private void ScanNumber()
    {
        var start = _position;
        int runs = 0, firstRun = 0, grouping = 0, separator = 0, digitsEnd;
        bool isOne = true, hasDecimals = false;
        var at = start;
        while (true)
        {
            digitsEnd = SkipDigits(at, out var digits);
            if (runs++ == 0)
            {
                firstRun = digits;
            }
            else if (separator is '.' or ArabicDecimal)
            {
                isOne &= !hasDecimals;
                hasDecimals = true;
            }
            else
            {
                isOne &= digits == 3 && firstRun <= 3 && !hasDecimals && (grouping == 0 || grouping == separator);
                grouping = separator;
            }

            if (digitsEnd >= _end)
            {
                break;
            }

            separator = Peek(digitsEnd, out var length);
            if (!IsNumberSeparator(separator) || !IsDigit(digitsEnd + length))
            {
                break;
            }

            at = digitsEnd + length;
        }

        if (isOne)
        {
            AddNumber(digitsEnd);
            return;
        }

        while (_position < digitsEnd)
        {
            var codePoint = Peek(_position, out var length);
            if (IsNumberSeparator(codePoint))
            {
                ScanCharacter(codePoint, length, TokenKind.Punctuation);
            }
            else
            {
                AddNumber(SkipDigits(_position, out _));
            }
        }
    }

    private void AddNumber(int end)
    {
        var start = _position;
        var folded = _output.FoldedLength;
        while (_position < end)
        {
            var codePoint = Peek(_position, out var length);
            if (codePoint is '.' or ArabicDecimal)
            {
                _output.AppendFolded("."u8);
            }
            else if (!IsNumberSeparator(codePoint))
            {
                _output.AppendFolded(FoldTable.Fold(codePoint));
            }

            _position += length;
        }

        Add(start, end, folded, TokenKind.Number, TokenScript.Other, TokenCase.None, 0);
    }

    // Zero-width characters between two digits belong to the run, those after the last digit don't.
    private int SkipDigits(int offset, out int digits)
    {
        digits = 0;
        var end = offset;
        while (offset < _end)
        {
            var kind = FoldTable.Traits(Peek(offset, out var length)).Class;
            offset += length;
            if (kind == CharacterClass.Digit)
            {
                digits++;
                end = offset;
            }
            else if (kind != CharacterClass.Ignored)
            {
                break;
            }
        }

        return end;
    }

    private bool IsDigit(int offset) => offset < _end && FoldTable.Traits(Peek(offset, out _)).Class == CharacterClass.Digit;

    private static bool IsNumberSeparator(int codePoint) => codePoint is ',' or '.' or ArabicComma or ArabicDecimal or ArabicThousands;
}
