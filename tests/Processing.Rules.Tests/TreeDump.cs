using System.Text;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>All that a tree says, as text, so that two trees can be compared.</summary>
internal static class TreeDump
{
    public static string Of(SyntaxTree tree)
    {
        var dump = new StringBuilder();
        foreach (var declaration in tree.Declarations)
        {
            dump.Append('[').AppendJoin('|', declaration.Tokens.Select(token => $"{token.Kind}@{tree.GetSpan(token).Start}")).Append("]\n");
            Append(dump, tree, declaration, 0);
        }

        dump.Append("end «").Append(tree.EndOfFile.ToFullString()).Append("»@").Append(tree.GetSpan(tree.EndOfFile).Start).Append('\n');
        foreach (var diagnostic in tree.Diagnostics)
        {
            Append(dump, diagnostic);
        }

        return dump.ToString();
    }

    public static void Append(StringBuilder dump, Diagnostic diagnostic)
    {
        dump.Append(diagnostic.Id).Append(' ').Append(diagnostic.Message).Append(" note ").Append(diagnostic.Note).Append(" help ").Append(diagnostic.Help);
        foreach (var label in diagnostic.Secondary.Prepend(diagnostic.Primary))
        {
            dump.Append('\n').Append(' ', 4).Append(Place(label.Location)).Append(' ').Append(label.Text);
        }

        foreach (var edit in diagnostic.Fix?.Edits ?? [])
        {
            dump.Append('\n').Append(' ', 4).Append(diagnostic.Fix?.Title).Append(Place(edit.Location)).Append(" becomes ").Append(edit.NewText);
        }

        dump.Append('\n');
    }

    private static string Place(SourceLocation at) => $"{at.Source.Path} {at.Span.Start}+{at.Span.Length} «{at.Text}»";

    private static void Append(StringBuilder dump, SyntaxTree tree, SyntaxNode node, int depth)
    {
        dump.Append(' ', depth).Append(node.GetType().Name).Append('\n');
        foreach (var child in node.Children)
        {
            if (child.Node is { } inner)
            {
                Append(dump, tree, inner, depth + 1);
            }
            else if (child.Token is { } token)
            {
                dump.Append(' ', depth + 1).Append(token.Kind).Append(tree.GetSpan(token)).Append(" «").Append(token.LeadingTrivia).Append('»')
                    .Append(token.Text).Append('«').Append(token.TrailingTrivia).Append("»\n");
            }
        }
    }
}
