using System.Runtime.CompilerServices;

namespace Processing.Text;

/// <summary>Folds and traits of the characters that take one or two bytes, each in one number: Latin, Greek, Cyrillic, Hebrew, Arabic.</summary>
/// <remarks>The same answers as <see cref="FoldTable"/>, for the loop that nearly every byte of a text goes through. 8 KiB, so that it stays in the first cache.</remarks>
internal static class ShortCharacters
{
    private const int Count = 0x800;

    private static readonly uint[] Table = MakeTable();

    /// <summary>What is known of a character below U+0800.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ShortCharacter Of(int codePoint) => new(Table[codePoint & (Count - 1)]);

    private static uint[] MakeTable()
    {
        var table = new uint[Count];
        for (var codePoint = 0; codePoint < Count; codePoint++)
        {
            var fold = FoldTable.Fold(codePoint);
            var traits = FoldTable.Traits(codePoint);
            var isSimple = fold.Length <= 2 && (codePoint >= 0x80 || fold.Length <= 1);
            var bytes = !isSimple || fold.Length == 0 ? 0u : fold.Length == 1 ? fold[0] : fold[0] | ((uint)fold[1] << 8);
            table[codePoint] = bytes
                | ((uint)(isSimple ? fold.Length : ShortCharacter.NotSimple) << 16)
                | ((uint)traits.Class << 18)
                | ((uint)traits.Script << 21)
                | ((uint)traits.Case << 23);
        }

        return table;
    }
}

/// <summary>What is known of one character.</summary>
/// <param name="bits">Two bytes of fold, then their number (2 bits), class (3), script (2) and case (3).</param>
internal readonly struct ShortCharacter(uint bits)
{
    /// <summary>In place of a number of bytes: the fold is longer than the character.</summary>
    public const int NotSimple = 3;

    private const uint ArabicLetterMask = (3u << 16) | (7u << 18) | (3u << 21) | (7u << 23);
    private const uint ArabicLetterBits = (2u << 16) | ((uint)CharacterClass.Letter << 18) | ((uint)TokenScript.Arabic << 21) | ((uint)TokenCase.None << 23);

    /// <summary>Number of bytes of the fold, 0 to 2, or <see cref="NotSimple"/>.</summary>
    public int FoldLength => (int)(bits >> 16) & 3;

    /// <summary>Both bytes of a fold of two, the first one in the low half.</summary>
    public ushort Bytes => (ushort)bits;

    public byte FirstByte => (byte)bits;

    public byte SecondByte => (byte)(bits >> 8);

    public CharacterClass Class => (CharacterClass)((bits >> 18) & 7);

    public TokenScript Script => (TokenScript)((bits >> 21) & 3);

    /// <summary>Whether it is a letter of Arabic script whose fold is one, which nearly every character of Persian and Arabic text is.</summary>
    public bool IsArabicLetter => (bits & ArabicLetterMask) == ArabicLetterBits;

    public TokenCase Case => (TokenCase)((bits >> 23) & 7);
}
