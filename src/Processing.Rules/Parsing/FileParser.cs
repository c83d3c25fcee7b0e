using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Reads one file: tokens, slices, then each slice by itself.</summary>
internal sealed class FileParser
{
    private readonly SourceText _source;
    private readonly CompilationLimits _limits;
    private readonly List<LexedToken> _tokens;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly ClauseParser _clauses;
    private readonly SyntaxChecks _checks;
    private readonly Lazy<Dictionary<SyntaxToken, int>> _positions;

    public FileParser(SourceText source, CompilationLimits limits)
    {
        _source = source;
        _limits = limits;
        (_tokens, var conflicts) = Lexer.Lex(source.Content);
        _clauses = new ClauseParser(source, _tokens, limits);
        _positions = new Lazy<Dictionary<SyntaxToken, int>>(() => _tokens.ToDictionary(token => token.Token, token => token.Start));
        _checks = new SyntaxChecks(source, limits, token => new SourceSpan(_positions.Value[token], token.Text.Length));
        foreach (var conflict in conflicts)
        {
            _diagnostics.Add(SyntaxDiagnostics.ConflictMarker(new SourceLocation(source, conflict)));
        }
    }

    public (ImmutableArray<DeclarationSyntax> Declarations, SyntaxToken EndOfFile, ImmutableArray<Diagnostic> Diagnostics) Parse()
    {
        var declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        var slices = DeclarationSlicer.Slice(_tokens);
        foreach (var slice in slices)
        {
            if (declarations.Count == _limits.MaxFileDeclarations)
            {
                _diagnostics.Add(EmitDiagnostics.TooManyDeclarations(At(_tokens[slice.Header.Start]), _limits.MaxFileDeclarations));
                var rest = slice.Header.Start..^1;
                declarations.Add(Skipped(null, null, rest));
                break;
            }

            declarations.Add(ParseSlice(slice));
        }

        CheckHeaders(declarations);
        if (_source.InvalidAt >= 0)
        {
            // What else looks wrong may only be the encoding.
            _diagnostics.Clear();
            _diagnostics.Add(SyntaxDiagnostics.InvalidUtf8(new SourceLocation(_source, new SourceSpan(_source.InvalidAt, 1))));
        }

        return (declarations.ToImmutable(), _tokens[^1].Token, [.. _diagnostics]);
    }

    private DeclarationSyntax ParseSlice(DeclarationSlice slice)
    {
        var first = _tokens[slice.Header.Start];
        if (slice.Kind != SliceKind.Declaration)
        {
            _diagnostics.Add(SliceDiagnostic(slice));
            return Skipped(null, NameIn(slice), slice.All);
        }

        var keyword = first.Token.Text;
        var header = DeclarationGrammar.For(keyword) is { } grammar ? _clauses.Parse(grammar, slice.Header, keyword, ClausePart.Header) : default;
        Report(header.Diagnostic);
        var clauses = ParseClauses(slice, keyword, header.Diagnostic);
        if (header.Node is not { } declaration)
        {
            return Skipped(first.Token, NameIn(slice), slice.All);
        }

        Report(_checks.FindFirst(declaration));
        DeclarationSyntax whole = declaration with { Tokens = TokensOf(slice.All), Clauses = clauses };
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

            var parsed = _clauses.Parse(grammar, range, keyword, ClausePart.Clause);
            if (parsed.Node is { } clause)
            {
                var found = _checks.FindFirst(clause);
                Report(found);
                clauses.Add(found is null ? clause : new SkippedClauseSyntax(TokensOf(range)));
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
                clauses.Add(new SkippedClauseSyntax(TokensOf(range.Start..slice.All.End)));
                break;
            }

            clauses.Add(new SkippedClauseSyntax(TokensOf(range)));
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
            : token.Kind == SyntaxKind.ForeignComment ? SyntaxDiagnostics.ForeignComment(At(first))
            : SyntaxDiagnostics.UnknownDeclaration(At(first), $"`{token.Text}`", Spelling.Nearest(token.Text, SyntaxFacts.DeclarationKeywords));
    }

    // The name token of a declaration that could not be read, so that uses of the name are not reported too.
    private SyntaxToken? NameIn(DeclarationSlice slice)
    {
        var (start, length) = slice.Header.GetOffsetAndLength(_tokens.Count);
        return length > 1 && _tokens[start + 1].Token is { Kind: SyntaxKind.Name } name ? name : null;
    }

    private void CheckHeaders(IEnumerable<DeclarationSyntax> declarations)
    {
        DeclarationSyntax? package = null, language = null, firstOther = null;
        foreach (var declaration in declarations)
        {
            switch (declaration)
            {
                case SkippedDeclarationSyntax:
                    break;
                case PackageSyntax when package is not null:
                    _diagnostics.Add(SyntaxDiagnostics.RepeatedHeader(At(declaration), "package", At(package)));
                    break;
                case LanguageSyntax when language is not null:
                    _diagnostics.Add(SyntaxDiagnostics.RepeatedHeader(At(declaration), "language", At(language)));
                    break;
                case PackageSyntax or ImportSyntax or LanguageSyntax when firstOther is not null:
                    _diagnostics.Add(SyntaxDiagnostics.MisplacedHeader(At(declaration), declaration.Tokens[0].Text, At(firstOther)));
                    break;
                case PackageSyntax:
                    package = declaration;
                    break;
                case LanguageSyntax:
                    language = declaration;
                    break;
                case ImportSyntax:
                    break;
                default:
                    firstOther ??= declaration;
                    break;
            }
        }
    }

    private void Report(Diagnostic? diagnostic)
    {
        if (diagnostic is not null)
        {
            _diagnostics.Add(diagnostic);
        }
    }

    private SkippedDeclarationSyntax Skipped(SyntaxToken? keyword, SyntaxToken? name, Range range) => new(keyword, name) { Tokens = TokensOf(range) };

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

    private SourceLocation At(DeclarationSyntax declaration) =>
        new(_source, new SourceSpan(_positions.Value[declaration.Tokens[0]], declaration.Tokens[0].Text.Length));
}
