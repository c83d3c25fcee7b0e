namespace Processing.Rules.Syntax;

/// <summary>Reads <c>///</c> comments.</summary>
public static class DocumentationComment
{
    /// <summary>The documentation directly above a token, lines joined by a line feed; empty for none.</summary>
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
            else if (!text.IsEmpty)
            {
                lines.Clear();
            }
        }

        return string.Join('\n', lines);
    }
}
