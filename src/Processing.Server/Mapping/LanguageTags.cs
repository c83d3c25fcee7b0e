using Processing.Text;

namespace Processing.Server.Mapping;

/// <summary>Languages as BCP 47 tags.</summary>
public static class LanguageTags
{
    /// <summary>Reads a tag by its primary language; case does not matter.</summary>
    /// <param name="tag">The tag; empty for not known.</param>
    /// <param name="language">The language; <see cref="TextLanguage.None"/> for one whose conventions are not known.</param>
    /// <returns>Whether it is shaped like a tag.</returns>
    public static bool TryParse(string tag, out TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(tag);
        language = TextLanguage.None;
        if (tag.Length == 0)
        {
            return true;
        }

        var parts = tag.Split('-');
        if (parts[0].Length is < 2 or > 8 || !parts[0].All(char.IsAsciiLetter) || parts.Skip(1).Any(part => part.Length is < 1 or > 8 || !part.All(char.IsAsciiLetterOrDigit)))
        {
            return false;
        }

        language = parts[0].ToLowerInvariant() switch
        {
            "fa" => TextLanguage.Persian,
            "ar" => TextLanguage.Arabic,
            "en" => TextLanguage.English,
            _ => TextLanguage.None,
        };
        return true;
    }

    /// <summary>The tag of one language; empty for not known.</summary>
    public static string ToTag(TextLanguage language) => language switch
    {
        TextLanguage.Persian => "fa",
        TextLanguage.Arabic => "ar",
        TextLanguage.English => "en",
        _ => "",
    };
}
