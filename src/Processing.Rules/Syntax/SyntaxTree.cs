using System.Collections.Immutable;
using System.Text;
using Processing.Rules.Diagnostics;
using Processing.Rules.Parsing;
using Processing.Rules.Sources;

namespace Processing.Rules.Syntax;

/// <summary>The syntax of one file. Any text has one: what cannot be read is kept as skipped tokens, and a diagnostic says why. Immutable and safe to share between threads.</summary>
public sealed class SyntaxTree
{
    private readonly Lazy<Dictionary<SyntaxToken, int>> _positions;

    private SyntaxTree(SourceText text, ImmutableArray<DeclarationSyntax> declarations, SyntaxToken endOfFile, ImmutableArray<Diagnostic> diagnostics)
    {
        Text = text;
        Declarations = declarations;
        EndOfFile = endOfFile;
        Diagnostics = diagnostics;
        _positions = new Lazy<Dictionary<SyntaxToken, int>>(FindPositions);
    }

    /// <summary>The text it was read from.</summary>
    public SourceText Text { get; }

    /// <summary>The declarations, in text order; their tokens and <see cref="EndOfFile"/> tile the text.</summary>
    public ImmutableArray<DeclarationSyntax> Declarations { get; }

    /// <summary>The end of the file, with the trivia before it.</summary>
    public SyntaxToken EndOfFile { get; }

    /// <summary>What could not be read, in text order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Reads a text, in time linear in its length. Never fails.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">How large it may be; null for <see cref="CompilationLimits.Default"/>.</param>
    public static SyntaxTree Parse(SourceText text, CompilationLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (declarations, endOfFile, diagnostics) = new FileParser(text, limits ?? CompilationLimits.Default).Parse();
        return new SyntaxTree(text, declarations, endOfFile, [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.Span.Start)]);
    }

    /// <summary>A tree without declarations, for a file that is not to be read.</summary>
    internal static SyntaxTree Empty(SourceText text, Diagnostic diagnostic) =>
        new(text, [], new SyntaxToken(SyntaxKind.EndOfFile, text.Content, "", ""), [diagnostic]);

    /// <summary>The text again, from the tokens: equal to the text it was read from.</summary>
    public string ToFullString()
    {
        var text = new StringBuilder(Text.Content.Length);
        foreach (var token in Tokens())
        {
            text.Append(token.LeadingTrivia).Append(token.Text).Append(token.TrailingTrivia);
        }

        return text.ToString();
    }

    /// <summary>All tokens in text order, the end of the file last.</summary>
    public IEnumerable<SyntaxToken> Tokens() => Declarations.SelectMany(declaration => declaration.Tokens).Append(EndOfFile);

    /// <summary>The token at an offset, or in whose trivia it lies, with the nodes around it; O(tokens of its declaration).</summary>
    /// <param name="position">Offset from 0 to the length of the text.</param>
    public SyntaxPath FindToken(int position)
    {
        var start = 0;
        foreach (var declaration in Declarations)
        {
            var width = declaration.Tokens.Sum(token => token.FullWidth);
            if (position < start + width)
            {
                return FindToken(declaration, start, position);
            }

            start += width;
        }

        return new SyntaxPath(EndOfFile, GetSpan(EndOfFile), []);
    }

    /// <summary>Where a token of this tree is, without trivia. O(1) after a first call in O(tokens).</summary>
    public SourceSpan GetSpan(SyntaxToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new SourceSpan(_positions.Value[token], token.Text.Length);
    }

    /// <summary>Where a node of this tree is, from its first to its last token, without the trivia around them.</summary>
    public SourceSpan GetSpan(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        SyntaxToken? first = null, last = null;
        foreach (var token in node.DescendantTokens())
        {
            first ??= token;
            last = token;
        }

        return first is null || last is null ? default : GetSpan(first).Cover(GetSpan(last));
    }

    /// <summary>Where a token of this tree is.</summary>
    public SourceLocation GetLocation(SyntaxToken token) => new(Text, GetSpan(token));

    /// <summary>Where a node of this tree is.</summary>
    public SourceLocation GetLocation(SyntaxNode node) => new(Text, GetSpan(node));

    private static SyntaxPath FindToken(DeclarationSyntax declaration, int start, int position)
    {
        var ancestors = ImmutableArray.CreateBuilder<SyntaxNode>();
        SyntaxNode? node = declaration;
        var at = start;
        while (node is not null)
        {
            ancestors.Add(node);
            SyntaxNode? inner = null;
            foreach (var child in node.Children)
            {
                var width = child.Token?.FullWidth ?? child.Node?.DescendantTokens().Sum(token => token.FullWidth) ?? 0;
                if (position >= at + width)
                {
                    at += width;
                    continue;
                }

                if (child.Token is { } token)
                {
                    return new SyntaxPath(token, new SourceSpan(at + token.LeadingTrivia.Length, token.Text.Length), ancestors.ToImmutable());
                }

                inner = child.Node;
                break;
            }

            node = inner;
        }

        // Not reached: the children of a declaration tile its tokens.
        return new SyntaxPath(declaration.Tokens[^1], new SourceSpan(at, 0), ancestors.ToImmutable());
    }

    private Dictionary<SyntaxToken, int> FindPositions()
    {
        var positions = new Dictionary<SyntaxToken, int>();
        var position = 0;
        foreach (var token in Tokens())
        {
            positions[token] = position + token.LeadingTrivia.Length;
            position += token.FullWidth;
        }

        return positions;
    }
}
