using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>What has to go from a text together with a part that is taken away.</summary>
internal static class Removal
{
    /// <summary>A whole declaration with the comments above it and the end of its last line.</summary>
    public static SourceLocation OfDeclaration(SyntaxTree tree, DeclarationSyntax declaration)
    {
        var (first, last) = (declaration.Tokens[0], declaration.Tokens[^1]);
        return new SourceLocation(tree.Text, SourceSpan.FromBounds(tree.GetSpan(first).Start - first.LeadingTrivia.Length, tree.GetSpan(last).End + last.TrailingTrivia.Length));
    }

    /// <summary>One item of a list, with the comma that then joins nothing.</summary>
    public static SourceLocation OfItem(SyntaxTree tree, SeparatedList<SyntaxToken> list, int index)
    {
        var span = tree.GetSpan(list[index]);
        var whole = index > 0 ? SourceSpan.FromBounds(tree.GetSpan(list[index - 1]).End, span.End)
            : list.Count > 1 ? SourceSpan.FromBounds(span.Start, tree.GetSpan(list[1]).Start)
            : span;
        return new SourceLocation(tree.Text, whole);
    }
}
