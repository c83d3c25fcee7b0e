using System.Text;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Cuts the data files of rules down to a few rows for each lexicon, for compilations whose lexicons are put in their places afterwards.</summary>
internal static class LeanData
{
    private const int RowsPerLexicon = 3;

    /// <summary>The same rules with less data.</summary>
    public static RuleSources Of(RuleSources sources)
    {
        ILookup<string, LexiconSourceSyntax> wanted = sources.Compile().Files.SelectMany(file => file.Tree.Declarations).OfType<LexiconSyntax>()
            .Select(lexicon => lexicon.Source).OfType<LexiconSourceSyntax>().ToLookup(source => StringLiteral.Decode(source.File), StringComparer.Ordinal);
        RuleFile Cut(RuleFile file) => file.Path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? file with { Content = Encoding.UTF8.GetBytes(Lines(file, [.. wanted[file.Path[(file.Path.LastIndexOf('/') + 1)..]]])) } : file;
        return sources with { Roots = [.. sources.Roots.Select(Cut)], Libraries = [.. sources.Libraries.Select(Cut)] };
    }

    private static string Lines(RuleFile file, LexiconSourceSyntax[] lexicons)
    {
        var lines = Encoding.UTF8.GetString(file.Content.Span).TrimStart('\uFEFF').Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#').ToArray();
        if (lines.Length == 0)
        {
            return "";
        }

        string[] columns = [.. lines[0].TrimEnd('\r').Split('\t').Select(column => column.Trim())];
        var kept = new SortedSet<int> { 0 };
        foreach (var lexicon in lexicons)
        {
            kept.UnionWith(Enumerable.Range(1, lines.Length - 1).Where(line => Gives(lexicon, columns, lines[line].TrimEnd('\r').Split('\t'))).Take(RowsPerLexicon));
        }

        return string.Join('\n', kept.Select(line => lines[line]).Append(""));
    }

    // Whether a row gives the lexicon an entry.
    private static bool Gives(LexiconSourceSyntax lexicon, string[] columns, string[] cells)
    {
        string Cell(string column) => Array.IndexOf(columns, column) is >= 0 and var index && index < cells.Length ? cells[index].Trim() : "";
        return (lexicon.Filter is not { } filter || Cell(filter.Column.Text) == StringLiteral.Decode(filter.Text))
            && (lexicon.Without is not { } without || Cell(without.Column.Text).Length == 0)
            && lexicon.KeyColumns.Items.Any(column => Cell(column.Text).Length > 0);
    }
}
