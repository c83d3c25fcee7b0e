using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>What is wrong with a file as a whole: the order of its headers, merge conflicts, its encoding.</summary>
internal static class FileChecks
{
    /// <summary>The file with all its diagnostics in text order, in O(declarations).</summary>
    /// <param name="source">The text.</param>
    /// <param name="limits">The limits that it was read with.</param>
    /// <param name="declarations">All its declarations.</param>
    /// <param name="endOfFile">Its end.</param>
    /// <param name="ofFile">Conflicts and limits, where there are any.</param>
    public static ParsedFile Complete(
        SourceText source, CompilationLimits limits, ImmutableArray<ParsedDeclaration> declarations, SyntaxToken endOfFile, ImmutableArray<Diagnostic> ofFile)
    {
        if (source.InvalidAt >= 0)
        {
            // What else looks wrong may only be the encoding.
            var invalid = SyntaxDiagnostics.InvalidUtf8(new SourceLocation(source, new SourceSpan(source.InvalidAt, 1)));
            return new ParsedFile(declarations, endOfFile, [invalid], ReuseAfterChange.Impossible);
        }

        var diagnostics = new List<Diagnostic>(ofFile);
        foreach (var declaration in declarations)
        {
            diagnostics.AddRange(declaration.Diagnostics);
        }

        CheckHeaders(source, declarations, diagnostics);
        if (LengthChecks.FirstTrivia(source, new LexedToken(endOfFile, source.Content.Length, 0), limits.MaxTokenLength) is { } tooLong)
        {
            diagnostics.Add(tooLong);
        }

        ImmutableArray<Diagnostic> sorted = diagnostics.Count == 0 ? [] : [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.Span.Start)];
        return new ParsedFile(declarations, endOfFile, sorted, ofFile.IsEmpty ? ReuseAfterChange.Possible : ReuseAfterChange.Impossible);
    }

    private static void CheckHeaders(SourceText source, ImmutableArray<ParsedDeclaration> declarations, List<Diagnostic> diagnostics)
    {
        SourceLocation? package = null, language = null, firstOther = null;
        foreach (var declaration in declarations)
        {
            switch (declaration.Node)
            {
                case SkippedDeclarationSyntax:
                    break;
                case PackageSyntax when package is not null:
                    diagnostics.Add(SyntaxDiagnostics.RepeatedHeader(At(source, declaration), "package", package));
                    break;
                case LanguageSyntax when language is not null:
                    diagnostics.Add(SyntaxDiagnostics.RepeatedHeader(At(source, declaration), "language", language));
                    break;
                case PackageSyntax or ImportSyntax or LanguageSyntax when firstOther is not null:
                    diagnostics.Add(SyntaxDiagnostics.MisplacedHeader(At(source, declaration), declaration.Node.Tokens[0].Text, firstOther));
                    break;
                case PackageSyntax:
                    package = At(source, declaration);
                    break;
                case LanguageSyntax:
                    language = At(source, declaration);
                    break;
                case ImportSyntax:
                    break;
                default:
                    firstOther ??= At(source, declaration);
                    break;
            }
        }
    }

    private static SourceLocation At(SourceText source, ParsedDeclaration declaration)
    {
        var first = declaration.Node.Tokens[0];
        return new SourceLocation(source, new SourceSpan(declaration.Start + first.Offset, first.Text.Length));
    }
}
