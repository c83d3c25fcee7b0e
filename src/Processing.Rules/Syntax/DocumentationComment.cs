namespace Processing.Rules.Syntax;

/// <summary>Reads <c>///</c> comments.</summary>
public static class DocumentationComment
{
    /// <summary>The documentation directly above a token, lines joined by a line feed; empty for none. A comment that silences a warning may stand between.</summary>
    public static string Read(SyntaxToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.LeadingTrivia.Contains("///", StringComparison.Ordinal))
        {
            return "";
        }

        var lines = new List<string>();
        foreach (var line in token.LeadingTrivia.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (text.StartsWith("///"))
            {
                lines.Add(text[3..].Trim().ToString());
            }
            else if (!text.IsEmpty && !text.StartsWith("// allow DP"))
            {
                lines.Clear();
            }
        }

        return string.Join('\n', lines);
    }
}
