using System.Collections.Immutable;

namespace Processing.Rules.Analysis;

/// <summary>The pages of docs/diagnostics, which travel inside the assembly.</summary>
public static class DiagnosticPages
{
    private const string Prefix = "diagnostics.";

    /// <summary>The ids that have a page, in order.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [
        .. typeof(DiagnosticPages).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The page of an id, Markdown; null where there is none.</summary>
    public static string? Find(string id)
    {
        using var page = typeof(DiagnosticPages).Assembly.GetManifestResourceStream($"{Prefix}{id}.md");
        if (page is null)
        {
            return null;
        }

        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }
}
