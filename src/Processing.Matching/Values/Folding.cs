using System.Buffers;
using System.Runtime.InteropServices;
using Processing.Text;

namespace Processing.Matching.Values;

/// <summary>The form in which texts are compared.</summary>
internal static class Folding
{
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static ArrayBufferWriter<char>? _left;

    [ThreadStatic]
    private static ArrayBufferWriter<char>? _right;

    public static string Fold(string text) => TextFolder.Fold(text);

    /// <summary>Whether a text is its own folded form.</summary>
    public static bool IsFolded(string text) => LetGo(Fold(text, ref _left).SequenceEqual(text));

    /// <summary>The order of the folded forms of two texts, by UTF-16 units: negative, 0 or positive.</summary>
    public static int Compare(string left, string right) => ReferenceEquals(left, right) ? 0 : LetGo(Fold(left, ref _left).SequenceCompareTo(Fold(right, ref _right)));

    /// <summary>Whether the folded form of a text begins with that of another.</summary>
    public static bool StartsWith(string text, string part) => LetGo(Fold(text, ref _left).StartsWith(Fold(part, ref _right)));

    /// <summary>Whether the folded form of a text ends with that of another.</summary>
    public static bool EndsWith(string text, string part) => LetGo(Fold(text, ref _left).EndsWith(Fold(part, ref _right)));

    /// <summary>The folded form without white space and joiners, in which the same name written differently is the same.</summary>
    public static string ToKey(string text)
    {
        var key = new List<char>(text.Length);
        AddKey(text, key);
        return new string(CollectionsMarshal.AsSpan(key));
    }

    /// <summary>Adds the same to a list.</summary>
    public static void AddKey(string text, List<char> key)
    {
        var folded = Fold(text, ref _left);
        key.EnsureCapacity(key.Count + folded.Length);
        foreach (var character in folded)
        {
            if (!IsLeftOut(character))
            {
                key.Add(character);
            }
        }

        LetGo(true);
    }

    private static bool IsLeftOut(char character) => char.IsWhiteSpace(character) || character is '\u200C' or '\u200D';

    // Good until the same memory is used again.
    private static ReadOnlySpan<char> Fold(string text, ref ArrayBufferWriter<char>? memory)
    {
        var folded = memory ??= new ArrayBufferWriter<char>();
        folded.ResetWrittenCount();
        TextFolder.Fold(text, folded);
        return folded.WrittenSpan;
    }

    // A huge text is rare, and what it was folded in not worth keeping.
    private static T LetGo<T>(T result)
    {
        (_left, _right) = (_left is { Capacity: > MostKept } ? null : _left, _right is { Capacity: > MostKept } ? null : _right);
        return result;
    }
}
