namespace Processing.Cli.Output;

/// <summary>Keeps text of one direction from turning its neighbours around on a terminal.</summary>
internal static class Bidi
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>The text between isolates, so that its direction is its own; line breaks become spaces.</summary>
    public static string Isolate(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return HasRightToLeft(line) ? $"{FirstStrongIsolate}{line}{PopDirectionalIsolate}" : line;
    }

    /// <summary>Whether a text has letters that are written from right to left.</summary>
    public static bool HasRightToLeft(string text)
    {
        foreach (var c in text)
        {
            // Hebrew to Arabic Extended-A, and the presentation forms of both.
            if (c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'))
            {
                return true;
            }
        }

        return false;
    }
}
