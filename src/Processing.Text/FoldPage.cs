using System.Text;

namespace Processing.Text;

/// <summary>Folds and traits of 256 neighbouring code points.</summary>
internal sealed class FoldPage
{
    public const int Bits = 8;
    private const int Size = 1 << Bits;

    private readonly byte[] _bytes;
    private readonly ushort[] _starts = new ushort[Size + 1];
    private readonly CharacterTraits[] _traits = new CharacterTraits[Size];

    public FoldPage(int firstCodePoint)
    {
        var folded = new StringBuilder();
        var bytes = new List<byte>(Size * 2);
        for (var i = 0; i < Size; i++)
        {
            folded.Clear();
            _traits[i] = FoldRules.Describe(firstCodePoint + i, folded);
            bytes.AddRange(Encoding.UTF8.GetBytes(folded.ToString()));
            _starts[i + 1] = checked((ushort)bytes.Count);
        }

        _bytes = [.. bytes];
    }

    public CharacterTraits Traits(int codePoint) => _traits[codePoint & (Size - 1)];

    public ReadOnlySpan<byte> Fold(int codePoint)
    {
        var index = codePoint & (Size - 1);
        return _bytes.AsSpan(_starts[index].._starts[index + 1]);
    }
}
