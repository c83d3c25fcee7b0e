namespace Processing.Text.Tests.Reference;

/// <summary>The plain pass from bytes to tokens, character by character through the fold table, that the tokeniser must agree with. Each method starts at a character of its kind and leaves the position after its token.</summary>
internal ref partial struct ReferenceScanner(ReadOnlySpan<byte> text, ReferenceBuffer output)
{
    private const int ZeroWidthSpace = 0x200B;
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReferenceBuffer _output = output;
    private int _position;
    private int _end;
    private int _block;
    private bool _spaceBefore;

    public int Reads { get; private set; }

    public void ScanBlock(TextSpan span, int block)
    {
        _position = span.Start;
        _end = span.End;
        _block = block;
        _spaceBefore = true;
        while (_position < _end)
        {
            var codePoint = Peek(_position, out var length);
            switch (FoldTable.Traits(codePoint).Class)
            {
                case CharacterClass.Space:
                    _spaceBefore = true;
                    _position += length;
                    break;
                case CharacterClass.Letter:
                    ScanWord();
                    break;
                case CharacterClass.Digit:
                    ScanNumber();
                    break;
                case CharacterClass.Punctuation:
                    ScanCharacter(codePoint, length, TokenKind.Punctuation);
                    break;
                case CharacterClass.Symbol:
                    ScanSymbol(codePoint, length);
                    break;
                default:
                    _position += length;
                    break;
            }
        }
    }

    private void ScanWord()
    {
        var start = _position;
        var visibleEnd = _position;
        var folded = _output.FoldedLength;
        var script = TokenScript.Other;
        var last = TokenScript.Other;
        int joiners = 0, pendingJoiners = 0, upper = 0, lower = 0;
        var firstIsUpper = false;
        while (_position < _end)
        {
            var codePoint = Peek(_position, out var length);
            var traits = FoldTable.Traits(codePoint);
            if (traits.Class == CharacterClass.Letter)
            {
                if (_position == start)
                {
                    script = traits.Script;
                    firstIsUpper = traits.Case == TokenCase.Upper;
                }

                last = traits.Script;
                upper += traits.Case == TokenCase.Upper ? 1 : 0;
                lower += traits.Case == TokenCase.Lower ? 1 : 0;
                joiners += pendingJoiners;
                pendingJoiners = 0;
                visibleEnd = _position + length;
            }
            else if (traits.Class is CharacterClass.Mark or CharacterClass.Tatweel)
            {
                visibleEnd = _position + length;
            }
            else if (traits.Class == CharacterClass.Ignored)
            {
                pendingJoiners += codePoint is ZeroWidthNonJoiner or ZeroWidthSpace ? 1 : 0;
            }
            else if (codePoint is not ('\'' or 0x2019) || last != TokenScript.Latin || visibleEnd != _position || !IsLatinLetter(_position + length))
            {
                break;
            }

            _output.AppendFolded(FoldTable.Fold(codePoint));
            _position += length;
        }

        var wordCase = (upper, lower) switch
        {
            (0, 0) => TokenCase.None,
            (0, _) => TokenCase.Lower,
            (1, _) when firstIsUpper => TokenCase.Title,
            ( > 1, 0) => TokenCase.Upper,
            _ => TokenCase.Mixed,
        };
        Add(start, visibleEnd, folded, TokenKind.Word, script, wordCase, (byte)Math.Min(joiners, byte.MaxValue));
    }

    // A symbol, with what makes an emoji sequence of it: variation selectors, marks, skin tones, joined symbols, the other half of a flag.
    private void ScanSymbol(int codePoint, int length)
    {
        var start = _position;
        var folded = _output.FoldedLength;
        _output.AppendFolded(FoldTable.Fold(codePoint));
        _position += length;
        var wantsFlagHalf = IsFlagHalf(codePoint);
        while (_position < _end)
        {
            var next = Peek(_position, out length);
            if (next == ZeroWidthJoiner && _position + length < _end)
            {
                var joined = Peek(_position + length, out var joinedLength);
                if (FoldTable.Traits(joined).Class != CharacterClass.Symbol)
                {
                    break;
                }

                _output.AppendFolded(FoldTable.Fold(joined));
                _position += length + joinedLength;
                continue;
            }

            var belongs = next is (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F)
                || FoldTable.Traits(next).Class == CharacterClass.Mark
                || (wantsFlagHalf && IsFlagHalf(next));
            if (!belongs)
            {
                break;
            }

            wantsFlagHalf = false;
            _output.AppendFolded(FoldTable.Fold(next));
            _position += length;
        }

        Add(start, _position, folded, TokenKind.Symbol, TokenScript.Other, TokenCase.None, 0);
    }

    private void ScanCharacter(int codePoint, int length, TokenKind kind)
    {
        var folded = _output.FoldedLength;
        _output.AppendFolded(FoldTable.Fold(codePoint));
        Add(_position, _position + length, folded, kind, TokenScript.Other, TokenCase.None, 0);
        _position += length;
    }

    private void Add(int start, int end, int folded, TokenKind kind, TokenScript script, TokenCase tokenCase, byte joiners)
    {
        _output.Add(new Token(
            new TextSpan(start, end), folded, kind, script, tokenCase, _spaceBefore, joiners, 0, _block));
        _spaceBefore = false;
    }

    private bool IsLatinLetter(int offset)
    {
        if (offset >= _end)
        {
            return false;
        }

        var traits = FoldTable.Traits(Peek(offset, out _));
        return traits is { Class: CharacterClass.Letter, Script: TokenScript.Latin };
    }

    // A character that a block's end cuts in two is not read beyond it.
    private int Peek(int offset, out int length)
    {
        Reads++;
        return FoldTable.Decode(_text[.._end], offset, out length);
    }

    private static bool IsFlagHalf(int codePoint) => codePoint is >= 0x1F1E6 and <= 0x1F1FF;
}
