namespace Processing.Cli.Loading;

/// <summary>Tells apart what <c>--rules PATH… FILE…</c> runs together: the option takes every word up to the next option.</summary>
internal static class RuleArguments
{
    /// <summary>The rule paths, and the documents: the words from the first on that holds no rules.</summary>
    /// <param name="afterRules">What stood behind <c>--rules</c>.</param>
    /// <param name="files">What the command line took for documents by itself.</param>
    public static (string[] Rules, string[] Documents) Split(string[] afterRules, string[] files)
    {
        // The first word is always meant as rules, so that a wrong one is reported as such.
        var count = Math.Min(1, afterRules.Length);
        while (count < afterRules.Length && HoldsRules(afterRules[count]))
        {
            count++;
        }

        return (afterRules[..count], [.. afterRules[count..], .. files]);
    }

    private static bool HoldsRules(string path) =>
        path.EndsWith(".rules", StringComparison.OrdinalIgnoreCase)
        || (Directory.Exists(path) && Directory.EnumerateFiles(path, "*.rules", SearchOption.AllDirectories).Any());
}
