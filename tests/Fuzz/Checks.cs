using System.Text;
using Processing.Rules;
using Processing.Rules.Analysis.Formatting;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Fuzz;

/// <summary>What must hold for every text, whatever stands in it. Each check gives what is wrong; null where nothing is.</summary>
internal static class Checks
{
    /// <summary>The tokens of a tree give its text again, and the children of each declaration are its tokens.</summary>
    public static string? RoundTrip(SyntaxTree tree)
    {
        var rest = tree.Text.Content.AsSpan();
        foreach (var declaration in tree.Declarations)
        {
            var below = declaration.DescendantTokens().GetEnumerator();
            foreach (var token in declaration.Tokens)
            {
                if (!Take(ref rest, token))
                {
                    return "the tokens do not give the text";
                }

                if (!below.MoveNext() || !ReferenceEquals(below.Current, token))
                {
                    return "the children of a declaration are not its tokens";
                }
            }

            if (below.MoveNext())
            {
                return "a declaration has more children than tokens";
            }
        }

        return Take(ref rest, tree.EndOfFile) && rest.IsEmpty ? null : "the end of the text is missing";
    }

    /// <summary>Every diagnostic lies in its text and can be printed.</summary>
    public static string? Places(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            foreach (var place in diagnostic.Secondary.Select(label => label.Location).Append(diagnostic.Location).Concat((diagnostic.Fix?.Edits ?? []).Select(edit => edit.Location)))
            {
                if (place.Span.Start < 0 || place.Span.Length < 0 || place.Span.End > place.Source.Content.Length)
                {
                    return $"{diagnostic.Id} lies outside the text";
                }
            }

            if (DiagnosticRenderer.Render(diagnostic).Length == 0)
            {
                return $"{diagnostic.Id} prints nothing";
            }
        }

        return null;
    }

    /// <summary>A file without errors is formatted to the same tokens and comments, and what is formatted stays as it is.</summary>
    public static string? Formatting(SyntaxTree tree)
    {
        if (!RuleFormatter.TryFormat(tree, out var text))
        {
            return null;
        }

        var again = SyntaxTree.Parse(SourceText.From(text));
        return !tree.Tokens().Select(token => (token.Kind, token.Text)).SequenceEqual(again.Tokens().Select(token => (token.Kind, token.Text))) ? "the formatter changes tokens"
            : !Comments(tree).SequenceEqual(Comments(again)) ? "the formatter changes comments"
            : !RuleFormatter.TryFormat(again, out var twice) ? "what was formatted has errors"
            : twice != text ? "formatting twice is not formatting once"
            : null;
    }

    /// <summary>A rewriter that changes nothing gives the same tree, one that copies every token the same text, and a walker meets all tokens in order.</summary>
    public static string? Rewriting(SyntaxTree tree)
    {
        if (!ReferenceEquals(new Identity().Rewrite(tree), tree))
        {
            return "a rewriter without a change gives another tree";
        }

        var copied = new StringBuilder();
        foreach (var declaration in tree.Declarations)
        {
            copied.Append(new Copy().Visit(declaration)?.ToFullString());
        }

        if (copied.Append(tree.EndOfFile.ToFullString()).ToString() != tree.Text.Content)
        {
            return "a rewriter that copies changes the text";
        }

        var walked = new Walked();
        walked.Visit(tree);
        return walked.Tokens.SequenceEqual(tree.Tokens(), ReferenceEqualityComparer.Instance) ? null : "a walker does not meet the tokens in order";
    }

    /// <summary>Binding ends, gives a program exactly where there is no error, and says the same twice, and a third time where it takes over what was bound before.</summary>
    /// <param name="full">The tree, read in full.</param>
    /// <param name="derived">A compilation of the same text that comes from one of another.</param>
    public static string? Binding(SyntaxTree full, RuleCompilation derived)
    {
        var once = Compilation(full);
        var result = once.Emit();
        return (result.Program is null) != result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? "a program and an error, or neither"
            : Places(result.Diagnostics)
                ?? (CompilationComparison.FirstDifference(once, Compilation(full)) is { } twice ? "binding twice differs: " + twice : null)
                ?? (CompilationComparison.FirstDifference(derived, once) is { } different ? "incremental binding differs: " + different : null);
    }

    /// <summary>A compilation of one tree, in which nothing was bound before.</summary>
    public static RuleCompilation Compilation(SyntaxTree tree) =>
        RuleCompilation.Create([new RuleFile("a.rules", default) { DisplayPath = tree.Text.Path }], [], CompilationLimits.Default).ReplaceFile(tree);

    private static bool Take(ref ReadOnlySpan<char> rest, SyntaxToken token)
    {
        foreach (var part in (ReadOnlySpan<string>)[token.LeadingTrivia, token.Text, token.TrailingTrivia])
        {
            if (!rest.StartsWith(part, StringComparison.Ordinal))
            {
                return false;
            }

            rest = rest[part.Length..];
        }

        return true;
    }

    private static IEnumerable<string> Comments(SyntaxTree tree) =>
        tree.Tokens().SelectMany(token => $"{token.LeadingTrivia}\n{token.TrailingTrivia}".Split('\n', '\r'))
            .Where(line => line.Contains("//", StringComparison.Ordinal)).Select(line => line[line.IndexOf("//", StringComparison.Ordinal)..].TrimEnd());

    private sealed class Identity : SyntaxRewriter;

    private sealed class Copy : SyntaxRewriter
    {
        protected override SyntaxToken? VisitToken(SyntaxToken token) => new(token.Kind, token.LeadingTrivia, token.Text, token.TrailingTrivia);
    }

    private sealed class Walked : SyntaxWalker
    {
        public List<SyntaxToken> Tokens { get; } = [];

        protected override void VisitToken(SyntaxToken token) => Tokens.Add(token);
    }
}
