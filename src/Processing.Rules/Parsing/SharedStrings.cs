namespace Processing.Rules.Parsing;

/// <summary>Gives one string for equal short texts: rules are made of few words, each written often, and a token holds three strings.</summary>
/// <remarks>A table without chains: another text with the same slot takes it over. Races between threads cost a copy and nothing else.</remarks>
internal static class SharedStrings
{
    private const int Slots = 4_096;
    private const int Longest = 24;
    private static readonly string?[] Table = new string?[Slots];

    /// <summary>A string with these characters, in O(length).</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (text.Length > Longest)
        {
            return text.ToString();
        }

        // FNV-1a.
        var hash = 2_166_136_261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16_777_619;
        }

        ref var slot = ref Table[(hash ^ (hash >> 15)) % Slots];
        var known = slot;
        return known is not null && text.SequenceEqual(known) ? known : slot = text.ToString();
    }
}
