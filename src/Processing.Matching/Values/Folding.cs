using Processing.Text;

namespace Processing.Matching.Values;

/// <summary>The form in which texts are compared.</summary>
internal static class Folding
{
    private const int MostOnStack = 256;

    public static string Fold(string text) => TextFolder.Fold(text);

    /// <summary>The folded form without white space and joiners, in which the same name written differently is the same.</summary>
    public static string ToKey(string text)
    {
        var folded = Fold(text);
        if (!HasLeftOut(folded))
        {
            return folded;
        }

        var key = folded.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[folded.Length];
        var length = 0;
        foreach (var character in folded)
        {
            if (!IsLeftOut(character))
            {
                key[length++] = character;
            }
        }

        return new string(key[..length]);
    }

    private static bool HasLeftOut(string folded)
    {
        foreach (var character in folded)
        {
            if (IsLeftOut(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLeftOut(char character) => char.IsWhiteSpace(character) || character is '\u200C' or '\u200D';
}
