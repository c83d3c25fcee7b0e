namespace Processing.Rules.Binding;

/// <summary>The form of language tags: RFC 5646, section 2.1, without tags that are grandfathered or private as a whole.</summary>
internal static class LanguageTag
{
    private const int Longest = 35;

    /// <summary>Whether a text is a language of two or three small letters, then script, country and variants in this order, then extensions. O(length).</summary>
    public static bool IsWellFormed(string text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var parts = text.Split('-');
        if (parts[0].Length is not (2 or 3) || !parts[0].All(char.IsAsciiLetterLower) || parts.Any(part => part.Length is 0 or > 8 || !part.All(char.IsAsciiLetterOrDigit)))
        {
            return false;
        }

        var at = 1;
        bool Take(Func<string, bool> isOne) => at < parts.Length && isOne(parts[at]) && ++at > 0;
        for (var further = 0; further < 3 && Take(part => part.Length == 3 && part.All(char.IsAsciiLetter)); further++)
        {
        }

        Take(part => part.Length == 4 && part.All(char.IsAsciiLetter));
        Take(part => (part.Length == 2 && part.All(char.IsAsciiLetter)) || (part.Length == 3 && part.All(char.IsAsciiDigit)));
        while (Take(part => part.Length >= 5 || (part.Length == 4 && char.IsAsciiDigit(part[0]))))
        {
        }

        return at == parts.Length || IsExtension(parts.AsSpan(at));
    }

    // Single letters and digits, each with something behind it; behind `x` anything goes.
    private static bool IsExtension(ReadOnlySpan<string> parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 1 && (i == parts.Length - 1 || (parts[i] is not ("x" or "X") && parts[i + 1].Length == 1)))
            {
                return false;
            }

            if (parts[i] is "x" or "X")
            {
                return true;
            }
        }

        return parts[0].Length == 1;
    }
}
