using System.Buffers.Binary;
using System.Numerics;

namespace Processing.Text;

internal ref partial struct TokenScanner
{
    // Words of more bytes go the general way; none of a language is that long.
    private const int LongestShortWord = 128;

    // The way of nearly all words: characters of one or two bytes whose folds are no longer, and joiners. What else may stand in a word
    // (apostrophes, long characters, long folds) is left to the general way, which begins the word anew: nothing is written before it is whole.
    private bool TryScanShortWord()
    {
        var text = _text[.._end];
        var start = _position;
        var position = start;
        var visibleEnd = start;
        var folded = _output.Reserve(LongestShortWord + 8);
        var length = 0;
        var first = default(ShortCharacter);
        var last = TokenScript.Other;
        int joiners = 0, pendingJoiners = 0, upper = 0, lower = 0;
        while (position < text.Length)
        {
            int size;
            ShortCharacter character;
            var lead = text[position];
            if (lead < 0x80)
            {
                character = ShortCharacters.Of(lead);
                size = 1;
                if (character.Class == CharacterClass.Letter && position > start && pendingJoiners == 0)
                {
                    // A run of ASCII letters: lower case is one bit away from upper case.
                    var run = CopyLetters(text[position..], folded[length..], out var runUpper);
                    if (length + run >= LongestShortWord)
                    {
                        return false;
                    }

                    (length, position) = (length + run, position + run);
                    upper += runUpper;
                    lower += run - runUpper;
                    last = TokenScript.Latin;
                    visibleEnd = position;
                    continue;
                }
            }
            else if (lead is >= 0xC2 and < 0xE0 && position + 1 < text.Length && (text[position + 1] & 0xC0) == 0x80)
            {
                character = ShortCharacters.Of(((lead & 0x1F) << 6) | (text[position + 1] & 0x3F));
                size = 2;
                if (character.IsArabicLetter && position > start && pendingJoiners == 0)
                {
                    var run = CopyArabicLetters(text[position..], folded[length..LongestShortWord]);
                    if (length + run >= LongestShortWord - 1)
                    {
                        return false;
                    }

                    (length, position) = (length + run, position + run);
                    last = TokenScript.Arabic;
                    visibleEnd = position;
                    continue;
                }
            }
            else
            {
                var codePoint = FoldTable.Decode(text, position, out size);
                if (codePoint == ZeroWidthNonJoiner)
                {
                    pendingJoiners++;
                    position += size;
                    continue;
                }

                if (FoldTable.Traits(codePoint).Class is CharacterClass.Letter or CharacterClass.Mark or CharacterClass.Tatweel or CharacterClass.Ignored
                    || (codePoint == 0x2019 && last == TokenScript.Latin))
                {
                    return false;
                }

                break;
            }

            var kind = character.Class;
            if (kind == CharacterClass.Letter)
            {
                if (character.FoldLength == ShortCharacter.NotSimple || length + 2 > LongestShortWord)
                {
                    return false;
                }

                if (position == start)
                {
                    first = character;
                }

                folded[length] = character.FirstByte;
                folded[length + 1] = character.SecondByte;
                length += character.FoldLength;
                last = character.Script;
                upper += character.Case == TokenCase.Upper ? 1 : 0;
                lower += character.Case == TokenCase.Lower ? 1 : 0;
                joiners += pendingJoiners;
                pendingJoiners = 0;
                visibleEnd = position + size;
            }
            else if (kind is CharacterClass.Mark or CharacterClass.Tatweel)
            {
                visibleEnd = position + size;
            }
            else if (kind != CharacterClass.Ignored)
            {
                if (lead == '\'' && last == TokenScript.Latin)
                {
                    return false;
                }

                break;
            }

            position += size;
        }

        Reads += position - start + 1;
        _position = position;
        var key = TokenKey.OfStart(folded, length);
        AddWord(new TextSpan(start, visibleEnd), _output.Commit(length), key, first.Script, CaseOf(upper, lower, first.Case == TokenCase.Upper), joiners);
        return true;
    }

    // Folds ASCII letters as long as there are any and there is room; gives how many. Room is needed for eight bytes more. Eight letters at a time:
    // the seven low bits of each, made lower case, are moved so that the high bit tells whether they are at least 'a', and beyond 'z'.
    private static int CopyLetters(ReadOnlySpan<byte> text, Span<byte> folded, out int upper)
    {
        const ulong LowerCase = 0x2020_2020_2020_2020;
        const ulong HighBits = 0x8080_8080_8080_8080;
        const ulong FromA = 0x1F1F_1F1F_1F1F_1F1F;
        const ulong BeyondZ = 0x0505_0505_0505_0505;
        upper = 0;
        var done = 0;
        var most = folded.Length - sizeof(ulong);
        while (done < most && text.Length - done >= sizeof(ulong))
        {
            var bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[done..]);
            var lower = bytes | LowerCase;
            var low = lower & ~HighBits;
            var others = ~((low + FromA) & ~(low + BeyondZ) & ~bytes) & HighBits;
            BinaryPrimitives.WriteUInt64LittleEndian(folded[done..], lower);
            if (others == 0)
            {
                upper += BitOperations.PopCount(~bytes & LowerCase);
                done += sizeof(ulong);
                continue;
            }

            // Keeps the bits of the bytes before the first one that is no letter.
            var letters = ((others & (~others + 1)) >> 7) - 1;
            upper += BitOperations.PopCount(~bytes & LowerCase & letters);
            return Math.Min(most, done + (BitOperations.TrailingZeroCount(others) >> 3));
        }

        for (; done < most && done < text.Length; done++)
        {
            var lowerCase = (uint)text[done] | 0x20;
            if (lowerCase - 'a' > 'z' - 'a')
            {
                break;
            }

            folded[done] = (byte)lowerCase;
            upper += (text[done] & 0x20) == 0 ? 1 : 0;
        }

        return done;
    }

    // Folds letters of Arabic script as long as there are any and there is room; gives how many bytes, of the text as of the fold.
    private static int CopyArabicLetters(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        var done = 0;
        var most = Math.Min(text.Length, folded.Length) - 1;
        while (done < most)
        {
            int lead = text[done], trail = text[done + 1];
            var character = ShortCharacters.Of(((lead & 0x1F) << 6) | (trail & 0x3F));
            if ((uint)(lead - 0xC2) >= 0xE0 - 0xC2 || (trail & 0xC0) != 0x80 || !character.IsArabicLetter)
            {
                break;
            }

            BinaryPrimitives.WriteUInt16LittleEndian(folded[done..], character.Bytes);
            done += 2;
        }

        return done;
    }

    private static TokenCase CaseOf(int upper, int lower, bool firstIsUpper) => (upper, lower) switch
    {
        (0, 0) => TokenCase.None,
        (0, _) => TokenCase.Lower,
        (1, _) when firstIsUpper => TokenCase.Title,
        ( > 1, 0) => TokenCase.Upper,
        _ => TokenCase.Mixed,
    };
}
