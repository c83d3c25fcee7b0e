namespace Processing.Matching.Execution;

/// <summary>How long to make a table of one entry a token.</summary>
internal static class TokenRoom
{
    /// <summary>Tables for more tokens are not kept for the next document: so long a one is rare.</summary>
    public const int MostKept = 1 << 16;

    /// <summary>A quarter more than asked for, so that the next document, a little longer, has room too; for a huge document, whose tables are not kept, just so many.</summary>
    public static int For(int tokens) => tokens <= MostKept ? tokens + (tokens / 4) : tokens;
}
