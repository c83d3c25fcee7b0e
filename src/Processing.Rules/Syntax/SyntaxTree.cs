using System.Collections.Immutable;
using System.Text;
using Processing.Rules.Diagnostics;
using Processing.Rules.Parsing;
using Processing.Rules.Sources;

namespace Processing.Rules.Syntax;

/// <summary>The syntax of one file. Any text has one: what cannot be read is kept as skipped tokens, and a diagnostic says why. Immutable and safe to share between threads.</summary>
public sealed class SyntaxTree
{
    private readonly CompilationLimits _limits;
    private readonly ParsedFile _file;
    private readonly Lazy<Dictionary<DeclarationAnchor, int>> _starts;

    private SyntaxTree(SourceText text, CompilationLimits limits, ParsedFile file)
    {
        Text = text;
        _limits = limits;
        _file = file;
        Declarations = [.. file.Declarations.Select(declaration => declaration.Node)];
        _starts = new Lazy<Dictionary<DeclarationAnchor, int>>(FindStarts);
    }

    /// <summary>The text it was read from.</summary>
    public SourceText Text { get; }

    /// <summary>The declarations, in text order; their tokens and <see cref="EndOfFile"/> tile the text.</summary>
    public ImmutableArray<DeclarationSyntax> Declarations { get; }

    /// <summary>The end of the file, with the trivia before it.</summary>
    public SyntaxToken EndOfFile => _file.EndOfFile;

    /// <summary>What could not be read, in text order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _file.Diagnostics;

    /// <summary>Reads a text, in time linear in its length. Never fails.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">How large it may be; null for <see cref="CompilationLimits.Default"/>.</param>
    /// <param name="cancellation">Whether the caller gave up; looked at at least every few thousand tokens.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static SyntaxTree Parse(SourceText text, CompilationLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SyntaxTree(text, limits ?? CompilationLimits.Default, FileParser.Parse(text, limits ?? CompilationLimits.Default, cancellation));
    }

    /// <summary>The tree of the text after a change: equal to that of a full reading. Only the declarations that the change touches, and the one before them, are read again; all others are the same nodes.</summary>
    /// <param name="change">The change; its span lies in this text.</param>
    /// <remarks>O(length of the touched declarations + number of declarations), and one copy of the text. A file with a merge conflict, with invalid UTF-8 or at its limit of declarations is read in full.</remarks>
    /// <param name="cancellation">Whether the caller gave up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public SyntaxTree WithChange(TextChange change, CancellationToken cancellation = default)
    {
        var text = Text.WithChange(change);
        return ReferenceEquals(text, Text) ? this
            : new SyntaxTree(text, _limits, IncrementalParser.TryParse(_file, Text.Content, text, change, _limits, cancellation) ?? FileParser.Parse(text, _limits, cancellation));
    }

    /// <summary>The tree of another version of the text, as if all that differs were one change.</summary>
    public SyntaxTree WithText(string content) => WithChange(TextChange.Between(Text.Content, content));

    /// <summary>A tree without declarations, for a file that is not to be read.</summary>
    internal static SyntaxTree Empty(SourceText text, CompilationLimits limits, Diagnostic diagnostic) =>
        new(text, limits, new ParsedFile([], new SyntaxToken(SyntaxKind.EndOfFile, text.Content, "", ""), [diagnostic], ReuseAfterChange.Impossible));

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

    /// <summary>The token at an offset, or in whose trivia it lies, with the nodes around it; O(log declarations + tokens of its declaration).</summary>
    /// <param name="position">Offset from 0 to the length of the text.</param>
    public SyntaxPath FindToken(int position) => IndexAt(position) is var index && index < _file.Declarations.Length
        ? FindToken(_file.Declarations[index].Node, _file.Declarations[index].Start, position)
        : new SyntaxPath(EndOfFile, GetSpan(EndOfFile), []);

    /// <summary>The declaration that a token of this tree belongs to; null for the end of the file. O(log declarations).</summary>
    internal DeclarationSyntax? DeclarationOf(SyntaxToken token) => IndexAt(GetSpan(token).Start) is var index && index < _file.Declarations.Length ? _file.Declarations[index].Node : null;

    /// <summary>Where a token of this tree is, without trivia. O(1) after a first call in O(declarations).</summary>
    /// <exception cref="ArgumentException">The token is of another tree, or was made.</exception>
    public SourceSpan GetSpan(SyntaxToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Anchor is { } anchor && _starts.Value.TryGetValue(anchor, out var start))
        {
            return new SourceSpan(start + token.Offset, token.Text.Length);
        }

        return ReferenceEquals(token, EndOfFile) ? new SourceSpan(Text.Content.Length, 0)
            : throw new ArgumentException($"The token `{token.Text}` is not of this tree.", nameof(token));
    }

    /// <summary>Whether a token is of this tree. O(1) after a first call in O(declarations).</summary>
    public bool Contains(SyntaxToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return ReferenceEquals(token, EndOfFile) || (token.Anchor is { } anchor && _starts.Value.ContainsKey(anchor));
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

    private int IndexAt(int position)
    {
        var (low, high) = (0, _file.Declarations.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _file.Declarations[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

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

    private Dictionary<DeclarationAnchor, int> FindStarts()
    {
        var starts = new Dictionary<DeclarationAnchor, int>(_file.Declarations.Length);
        foreach (var declaration in _file.Declarations)
        {
            starts.Add(declaration.Anchor, declaration.Start);
        }

        return starts;
    }
}
