namespace Processing.Server.Errors;

/// <summary>The beginning of a text. Details travel in headers, which clients bound, so what a caller sent is not sent back at full length.</summary>
internal static class Excerpt
{
    /// <summary>Most UTF-16 code units of a name that a caller sent.</summary>
    public const int OfName = 100;

    /// <summary>The beginning of a text, which never ends within a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">UTF-16 code units that it may have; more than 0.</param>
    public static string Of(string text, int most = OfName) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
