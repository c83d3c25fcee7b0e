using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Fuzz;

/// <summary>Whether two trees say the same: nodes, tokens, trivia, places and diagnostics.</summary>
internal static class TreeComparison
{
    /// <summary>The first difference; null where there is none.</summary>
    public static string? FirstDifference(SyntaxTree a, SyntaxTree b)
    {
        if (a.Declarations.Length != b.Declarations.Length)
        {
            return $"{a.Declarations.Length} declarations against {b.Declarations.Length}";
        }

        for (var i = 0; i < a.Declarations.Length; i++)
        {
            var (x, y) = (a.Declarations[i], b.Declarations[i]);
            if (!Same(x.Tokens, y.Tokens, a, b) || !Same(x, y))
            {
                return $"declaration {i}: {x.GetType().Name} against {y.GetType().Name}, or below";
            }
        }

        return !Same(a.EndOfFile, b.EndOfFile) ? "the end of the file"
            : a.Diagnostics.Length != b.Diagnostics.Length ? $"{a.Diagnostics.Length} diagnostics against {b.Diagnostics.Length}"
            : a.Diagnostics.Zip(b.Diagnostics).FirstOrDefault(pair => !Same(pair.First, pair.Second)) is ({ } one, { } other) ? $"{one} against {other}"
            : null;
    }

    private static bool Same(ImmutableArray<SyntaxToken> a, ImmutableArray<SyntaxToken> b, SyntaxTree of, SyntaxTree ofOther)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!Same(a[i], b[i]) || of.GetSpan(a[i]) != ofOther.GetSpan(b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(SyntaxToken a, SyntaxToken b) =>
        a.Kind == b.Kind && a.Text == b.Text && a.LeadingTrivia == b.LeadingTrivia && a.TrailingTrivia == b.TrailingTrivia;

    private static bool Same(SyntaxNode a, SyntaxNode b)
    {
        var (left, right) = (a.Children, b.Children);
        if (a.GetType() != b.GetType() || left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var same = (left[i], right[i]) switch
            {
                ({ Token: { } x }, { Token: { } y }) => Same(x, y),
                ({ Node: { } x }, { Node: { } y }) => Same(x, y),
                _ => false,
            };
            if (!same)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two diagnostics say the same at the same places.</summary>
    public static bool Same(Diagnostic a, Diagnostic b) =>
        a.Id == b.Id && a.Message == b.Message && a.Note == b.Note && a.Help == b.Help && Same(a.Primary, b.Primary)
        && a.Secondary.Length == b.Secondary.Length && a.Secondary.Zip(b.Secondary).All(pair => Same(pair.First, pair.Second))
        && a.Fix?.Title == b.Fix?.Title && (a.Fix?.Edits ?? []).Select(edit => (edit.Location.Span, edit.NewText)).SequenceEqual((b.Fix?.Edits ?? []).Select(edit => (edit.Location.Span, edit.NewText)));

    private static bool Same(DiagnosticLabel a, DiagnosticLabel b) => a.Text == b.Text && Same(a.Location, b.Location);

    private static bool Same(SourceLocation a, SourceLocation b) => a.Span == b.Span && a.Source.Content == b.Source.Content;
}
