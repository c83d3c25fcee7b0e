using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Reads one file: tokens, slices, then each slice by itself.</summary>
internal sealed partial class FileParser
{
    private readonly SourceText _source;
    private readonly CompilationLimits _limits;
    private readonly CancellationToken _cancellation;
    private readonly List<LexedToken> _tokens;
    private readonly DiagnosticBag _diagnostics;
    private readonly ClauseParser _clauses;
    private readonly SyntaxChecks _checks;
    private readonly List<SourceSpan> _conflicts;
    private int _sliceStart;
    private ImmutableArray<SyntaxToken> _sliceTokens = [];

    /// <summary>Reads a part of a file; both its ends are ends of the file or follow a line break.</summary>
    public FileParser(SourceText source, CompilationLimits limits, int start, int end, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _source = source;
        _limits = limits;
        _diagnostics = new DiagnosticBag(limits.MaxFileDiagnostics);
        (_tokens, _conflicts) = Lexer.Lex(source.Content, start, end, cancellation);
        _clauses = new ClauseParser(source, _tokens, limits, cancellation);
        _checks = new SyntaxChecks(source, limits, token => new SourceSpan(_sliceStart + token.Offset, token.Text.Length));
    }

    /// <summary>Reads a whole file.</summary>
    public static ParsedFile Parse(SourceText source, CompilationLimits limits, CancellationToken cancellation)
    {
        var parser = new FileParser(source, limits, 0, source.Content.Length, cancellation);
        var range = parser.ParseRange();
        return FileChecks.Complete(source, limits, range.Declarations, range.EndOfFile, range.Diagnostics);
    }

    /// <summary>Reads the part. Its diagnostics are those that belong to no declaration.</summary>
    public ParsedFile ParseRange()
    {
        var ofFile = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var conflict in _conflicts)
        {
            ofFile.Add(SyntaxDiagnostics.ConflictMarker(new SourceLocation(_source, conflict)));
        }

        var slices = DeclarationSlicer.Slice(_tokens);
        var declarations = ImmutableArray.CreateBuilder<ParsedDeclaration>(Math.Min(slices.Count, _limits.MaxFileDeclarations + 1));
        foreach (var slice in slices)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (declarations.Count == _limits.MaxFileDeclarations)
            {
                ofFile.Add(EmitDiagnostics.TooManyDeclarations(At(_tokens[slice.Header.Start]), _limits.MaxFileDeclarations));
                var rest = slice.Header.Start..^1;
                declarations.Add(Place(rest, () => Skipped(null, null)));
                break;
            }

            declarations.Add(Place(slice.All, () => ParseSlice(slice)));
        }

        return new ParsedFile(
            declarations.ToImmutable(), _tokens[^1].Token, ofFile.ToImmutable(), ofFile.Count == 0 ? ReuseAfterChange.Possible : ReuseAfterChange.Impossible);
    }

    private ParsedDeclaration Place(Range range, Func<DeclarationSyntax> parse)
    {
        var anchor = new DeclarationAnchor();
        var (first, length) = range.GetOffsetAndLength(_tokens.Count);
        _sliceStart = _tokens[first].Start - _tokens[first].Token.LeadingTrivia.Length;
        for (var i = first; i < first + length; i++)
        {
            _tokens[i].Token.Place(anchor, _tokens[i].Start - _sliceStart);
        }

        var last = _tokens[first + length - 1];
        _diagnostics.Clear();
        _sliceTokens = TokensOf(range);
        var node = parse();
        CheckTrivia(first, length);
        return new ParsedDeclaration(node, anchor, _sliceStart, last.End + last.Token.TrailingTrivia.Length - _sliceStart, [.. _diagnostics.All]);
    }

    private void CheckTrivia(int first, int length)
    {
        for (var i = first; i < first + length; i++)
        {
            Report(LengthChecks.FirstTrivia(_source, _tokens[i], _limits.MaxTokenLength));
        }
    }

    private DeclarationSyntax ParseSlice(DeclarationSlice slice)
    {
        var first = _tokens[slice.Header.Start];
        if (slice.Kind != SliceKind.Declaration)
        {
            _diagnostics.Add(SliceDiagnostic(slice));
            return Skipped(null, NameIn(slice));
        }

        var keyword = first.Token.Text;
        var header = DeclarationGrammar.For(keyword) is { } grammar ? _clauses.Parse(grammar, slice.Header, keyword, ClausePart.Header) : default;
        Report(header.Diagnostic);
        Report(UnindentedClauses(slice, keyword));
        Report(Bullets(slice, keyword));
        var clauses = ParseClauses(slice, keyword, header.Diagnostic);
        if (header.Node is not { } declaration)
        {
            return Skipped(first.Token, NameIn(slice));
        }

        if (_checks.FindFirst(declaration) is { } found)
        {
            Report(found);
            return Skipped(first.Token, NameIn(slice));
        }

        DeclarationSyntax whole = declaration with { Tokens = _sliceTokens, Clauses = clauses };
        return whole;
    }

    private ImmutableArray<ClauseSyntax> ParseClauses(DeclarationSlice slice, string keyword, Diagnostic? headerProblem)
    {
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>(slice.Clauses.Length);
        foreach (var range in slice.Clauses)
        {
            if (ClauseGrammar.For(keyword) is not { } grammar)
            {
                continue;
            }

            if (BeginsWithBullet(range))
            {
                clauses.Add(SkippedClause(slice, range));
                continue;
            }

            var parsed = _clauses.Parse(grammar, range, keyword, ClausePart.Clause);
            if (parsed.Node is { } clause)
            {
                var found = _checks.FindFirst(clause);
                Report(found);
                clauses.Add(found is null ? clause : SkippedClause(slice, range));
                continue;
            }

            // The closing brace of a block that was reported where it opens.
            if (!(headerProblem?.Id == SyntaxDiagnostics.BraceBlockId && parsed.Diagnostic?.Id == SyntaxDiagnostics.UnopenedBracketId))
            {
                Report(parsed.Diagnostic);
            }

            if (parsed.Diagnostic?.Id == SyntaxDiagnostics.IndentedDeclarationId)
            {
                // What follows belongs to that declaration, not to this one.
                clauses.Add(SkippedClause(slice, range.Start..slice.All.End));
                break;
            }

            clauses.Add(SkippedClause(slice, range));
        }

        return clauses.ToImmutable();
    }

    private Diagnostic SliceDiagnostic(DeclarationSlice slice)
    {
        var first = _tokens[slice.Header.Start];
        var token = first.Token;
        if (slice.Kind == SliceKind.Homeless && token.Kind == SyntaxKind.Name && SyntaxFacts.DeclarationKeywords.Contains(token.Text))
        {
            return SyntaxDiagnostics.IndentedDeclaration(At(first), new SourceLocation(_source, SourceSpan.FromBounds(first.IndentStart, first.Start)), token.Text);
        }

        return slice.Kind == SliceKind.Homeless
            ? SyntaxDiagnostics.HomelessLines(At(first))
            : LengthChecks.FirstToken(_source, [first], _limits.MaxTokenLength) is { } tooLong ? tooLong
            : token.Kind == SyntaxKind.ForeignComment ? SyntaxDiagnostics.ForeignComment(At(first))
            : SyntaxFacts.IsClauseKeyword(token.Text) ? SyntaxDiagnostics.UnindentedClause(At(first), token.Text)
            : SyntaxDiagnostics.UnknownDeclaration(At(first), $"`{token.Text}`", Spelling.Nearest(token.Text, SyntaxFacts.DeclarationKeywords));
    }

    // The name token of a declaration that could not be read, so that uses of the name are not reported too.
    private SyntaxToken? NameIn(DeclarationSlice slice)
    {
        var (start, length) = slice.Header.GetOffsetAndLength(_tokens.Count);
        ReadOnlySpan<int> mostLikelyFirst = [1, 0, 2];
        foreach (var i in mostLikelyFirst)
        {
            if (i < length && _tokens[start + i].Token is { Kind: SyntaxKind.Name } name && !SyntaxFacts.DeclarationKeywords.Contains(name.Text))
            {
                return name;
            }
        }

        return null;
    }

    private void Report(Diagnostic? diagnostic)
    {
        if (diagnostic is not null)
        {
            _diagnostics.Add(diagnostic);
        }
    }

    private SkippedDeclarationSyntax Skipped(SyntaxToken? keyword, SyntaxToken? name) => new(keyword, name) { Tokens = _sliceTokens };

    private SkippedClauseSyntax SkippedClause(DeclarationSlice slice, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(_tokens.Count);
        return new SkippedClauseSyntax(_sliceTokens, start - slice.All.Start.GetOffset(_tokens.Count), length);
    }

    private ImmutableArray<SyntaxToken> TokensOf(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(_tokens.Count);
        var builder = ImmutableArray.CreateBuilder<SyntaxToken>(length);
        for (var i = start; i < start + length; i++)
        {
            builder.Add(_tokens[i].Token);
        }

        return builder.MoveToImmutable();
    }

    private SourceLocation At(LexedToken token) => new(_source, SourceSpan.FromBounds(token.Start, token.End));
}
