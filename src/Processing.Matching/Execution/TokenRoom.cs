namespace Processing.Matching.Execution;

/// <summary>How long to make a table of one entry a token.</summary>
internal static class TokenRoom
{
    // As long as what WorkspacePool keeps.
    private const int MostKept = 1 << 17;

    /// <summary>A quarter more than asked for, so that the next document, a little longer, has room too; for a huge document, whose tables are not kept, just so many.</summary>
    public static int For(int tokens) => tokens <= MostKept ? tokens + (tokens / 4) : tokens;
}
