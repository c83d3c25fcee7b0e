using System.Numerics;

namespace Processing.Text;

/// <summary>What each token of a text begins with, for lexicons that are asked about all of them: a look at a few bits instead of at letters. Used again by one text after the other; not safe for use by several threads.</summary>
public sealed class TokenOpenings
{
    private Opening[] _tokens = [];
    private ulong[] _letters = [];
    private int _read;
    private int _spelled;

    /// <summary>Forgets the text.</summary>
    public void Clear() => (_read, _spelled) = (0, 0);

    /// <summary>Reads the tokens of a text before one of them, as far as that was not done since <see cref="Clear"/>. O(tokens).</summary>
    internal void Read(TokenizedText text, int end)
    {
        if (_tokens.Length < end)
        {
            Array.Resize(ref _tokens, RoomFor(text));
        }

        for (; _read < end; _read++)
        {
            var folded = text.GetFolded(_read);
            _tokens[_read] = new Opening((byte)BitOperations.TrailingZeroCount(BitOf(folded)), GluedIn(folded, text[_read].Script) & text.Blocks[text[_read].Block].Language);
        }
    }

    /// <summary>Reads their letters as well. O(letters).</summary>
    internal void ReadLetters(TokenizedText text, int end)
    {
        if (_letters.Length < end)
        {
            Array.Resize(ref _letters, RoomFor(text));
        }

        for (; _spelled < end; _spelled++)
        {
            _letters[_spelled] = Letters.Of(text.GetFolded(_spelled)).All;
        }
    }

    /// <summary>The opening of a token.</summary>
    internal ref readonly Opening this[int token] => ref _tokens[token];

    /// <summary>All letters of a token, as <see cref="Letters.All"/> has them.</summary>
    internal ulong LettersOf(int token) => _letters[token];

    // With room for a next text that is a little longer.
    private static int RoomFor(TokenizedText text) => text.Count <= TokenBuffer.MostTokensKept ? text.Count + (text.Count / 4) : text.Count;

    /// <summary>The bit of the first two letters of a word; all bits for a word of one letter, as any may follow it.</summary>
    internal static ulong BitsOf(ReadOnlySpan<byte> word)
    {
        var first = LengthOf(word);
        return first < word.Length ? BitOf(word) : ulong.MaxValue;
    }

    // By the bytes of the first two letters; of longer characters by their first two bytes each.
    private static ulong BitOf(ReadOnlySpan<byte> word)
    {
        var first = LengthOf(word);
        var bytes = 0u;
        for (var index = 0; index < Math.Min(first, 2); index++)
        {
            bytes = (bytes << 8) | word[index];
        }

        var second = word[first..];
        for (var index = 0; index < Math.Min(LengthOf(second), 2); index++)
        {
            bytes = (bytes << 8) | second[index];
        }

        return 1UL << (int)((bytes * 0x9E37_79B1u) >> 26);
    }

    private static int LengthOf(ReadOnlySpan<byte> word)
    {
        var length = word.IsEmpty ? 0 : word[0] < 0xC0 ? 1 : word[0] < 0xE0 ? 2 : word[0] < 0xF0 ? 3 : 4;
        return Math.Min(length, word.Length);
    }

    // The languages in which something may be glued to the front of a word.
    private static TextLanguage GluedIn(ReadOnlySpan<byte> folded, TokenScript script)
    {
        if (script != TokenScript.Arabic || !Clitics.MayBegin(folded, TextLanguage.Arabic))
        {
            return TextLanguage.None;
        }

        return folded.StartsWith(Clitics.Waw) && Clitics.HasLetters(folded[Clitics.Waw.Length..], Clitics.PersianConjunctionStem)
            ? TextLanguage.Arabic | TextLanguage.Persian
            : TextLanguage.Arabic;
    }

    /// <summary>What a token begins with.</summary>
    /// <param name="Bit">Which bit its first two letters have.</param>
    /// <param name="Glued">The languages, of its block, in which its first letters may be glued to a word.</param>
    internal readonly record struct Opening(byte Bit, TextLanguage Glued)
    {
        private readonly byte _glued = (byte)Glued;

        public TextLanguage Glued => (TextLanguage)_glued;
    }

    /// <summary>The letters of a token, a bit each.</summary>
    /// <param name="All">All of them.</param>
    /// <param name="FirstTwo">The first two.</param>
    /// <param name="FirstThree">The first three.</param>
    internal readonly record struct Letters(ulong All, ulong FirstTwo, ulong FirstThree)
    {
        /// <summary>How many there are.</summary>
        public int Count { get; init; }

        /// <summary>Reads a word.</summary>
        public static Letters Of(ReadOnlySpan<byte> word)
        {
            var (all, two, three, count) = (0UL, 0UL, 0UL, 0);
            for (var index = 0; index < word.Length; index++)
            {
                if ((word[index] & 0xC0) == 0x80)
                {
                    continue;
                }

                all |= BitOf(word, index);
                count++;
                if (count == 2)
                {
                    two = all;
                }
                else if (count == 3)
                {
                    three = all;
                }
            }

            return new Letters(all, count < 2 ? all : two, count < 3 ? all : three) { Count = count };
        }

        // Of a letter of several bytes the first two, in which the letters of one script differ.
        private static ulong BitOf(ReadOnlySpan<byte> word, int index) =>
            1UL << (index + 1 < word.Length && word[index] >= 0x80 ? ((word[index] * 29) + word[index + 1]) & 63 : word[index] & 63);
    }
}
