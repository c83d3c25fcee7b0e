using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

// How the clauses of a declaration are laid out: what is wrong with several of them alike is told once.
internal sealed partial class FileParser
{
    // One message for all of them, since one thing was forgotten.
    private Diagnostic? UnindentedClauses(DeclarationSlice slice, string keyword)
    {
        var unindented = slice.Clauses.Where(clause => _tokens[clause.Start].Indent == 0).ToArray();
        if (unindented.Length == 0)
        {
            return null;
        }

        var first = _tokens[unindented[0].Start];
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var neighbour = slice.Clauses.Select(clause => _tokens[clause.Start]).FirstOrDefault(token => token.Indent > 0);
        var indent = neighbour.Indent > 0 ? _source.Content[neighbour.IndentStart..neighbour.Start] : "  ";
        foreach (var clause in unindented)
        {
            // The lines that continue a clause stay deeper than it.
            for (var i = clause.Start.Value; i < clause.End.Value; i++)
            {
                if (_tokens[i].IsFirstOnLine)
                {
                    edits.Add(new TextEdit(new SourceLocation(_source, new SourceSpan(_tokens[i].Start, 0)), indent));
                }
            }
        }

        return SyntaxDiagnostics.UnindentedClauses(At(first), first.Token.Text, keyword, At(_tokens[slice.Header.Start]), unindented.Length, edits.ToImmutable());
    }

    // No clause begins with one of these signs, so they are what a list of another language begins its lines with.
    private bool BeginsWithBullet(Range clause)
    {
        var (start, length) = clause.GetOffsetAndLength(_tokens.Count);
        return length > 1 && !_tokens[start + 1].IsFirstOnLine && _tokens[start].Token is { Kind: SyntaxKind.Minus or SyntaxKind.Star } or { Text: "•" or "·" or "–" or "—" };
    }

    // One message for all of them, since they are one habit.
    private Diagnostic? Bullets(DeclarationSlice slice, string keyword)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        LexedToken? first = null;
        foreach (var clause in slice.Clauses)
        {
            if (BeginsWithBullet(clause))
            {
                var bullet = _tokens[clause.Start.Value];
                first ??= bullet;
                edits.Add(new TextEdit(new SourceLocation(_source, SourceSpan.FromBounds(bullet.Start, _tokens[clause.Start.Value + 1].Start)), ""));
            }
        }

        return first is { } at ? SyntaxDiagnostics.Bullets(At(at), at.Token.Text, keyword, edits.Count, edits.ToImmutable()) : null;
    }
}
