using System.Diagnostics.CodeAnalysis;
using System.Text;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Formatting;

/// <summary>Writes rules files in the one style. It moves white space only: every token and every comment stays, in the same order.</summary>
/// <remarks>
/// Line breaks inside a declaration are the author's. Declarations start in column 0 with one empty line between them (neighbouring one-line declarations of the same
/// kind, and the lines of the file header, may stand together), clauses are indented by 2, the lines that continue one by 4. Formatting twice gives what formatting once gives.
/// </remarks>
public static class RuleFormatter
{
    /// <summary>The text in the one style, in time linear in its length.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="text">The text, which ends with a line feed unless it is empty; null where the file has syntax errors, since then nobody knows what belongs together.</param>
    /// <returns>Whether there is a text.</returns>
    public static bool TryFormat(SyntaxTree tree, [NotNullWhen(true)] out string? text)
    {
        ArgumentNullException.ThrowIfNull(tree);
        text = null;
        if (tree.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return false;
        }

        var lines = new List<FormattedLine>();
        DeclarationSyntax? above = null;
        foreach (var declaration in tree.Declarations)
        {
            lines.AddRange(new DeclarationLayout(declaration, above).Lines());
            above = declaration;
        }

        lines.AddRange(DeclarationLayout.EndOfFile(tree.EndOfFile, above));
        text = Join(lines);
        return true;
    }

    private static string Join(List<FormattedLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.EmptyLineAbove && text.Length > 0 ? "\n" : "");
            line.WriteTo(text);
            text.Append('\n');
        }

        return text.ToString();
    }
}
