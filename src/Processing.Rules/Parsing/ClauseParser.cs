using System.Runtime.InteropServices;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;
using Sprache;

namespace Processing.Rules.Parsing;

/// <summary>Runs a grammar over the tokens of one clause or first line.</summary>
internal sealed class ClauseParser(SourceText source, List<LexedToken> tokens, CompilationLimits limits, CancellationToken cancellation)
{
    private const int DeepestNesting = 64;

    /// <summary>Reads a range of tokens.</summary>
    /// <returns>The node where there is one, else the diagnostic; both where tokens are left over.</returns>
    public ParsedClause<T> Parse<T>(Parser<T> grammar, Range range, string declaration, ClausePart part)
        where T : class
    {
        var clause = CollectionsMarshal.AsSpan(tokens)[range];
        var depth = Math.Min(limits.MaxNesting, DeepestNesting);
        if (clause.Length > limits.MaxClauseTokens)
        {
            // Brackets that nest without end are what makes most of them so long, and say more.
            if (TokenBeyondDepth(clause, depth) is { } deep)
            {
                return new ParsedClause<T>(null, EmitDiagnostics.NestedTooDeep(At(deep), depth));
            }

            return new ParsedClause<T>(null, EmitDiagnostics.TooManyTokens(At(clause[0]), clause.Length, limits.MaxClauseTokens));
        }

        if (LengthChecks.FirstToken(source, clause, limits.MaxTokenLength) is { } tooLong)
        {
            return new ParsedClause<T>(null, tooLong);
        }

        var state = new ParseState((clause.Length + 1L) * limits.MaxTriesPerToken, depth, cancellation);
        var result = grammar(TokenInput.Over(clause, state));
        var node = result.WasSuccessful ? result.Value : null;
        if (node is not null && result.Remainder.AtEnd)
        {
            return new ParsedClause<T>(node, null);
        }

        if (state.TooDeepAt >= 0)
        {
            return new ParsedClause<T>(null, EmitDiagnostics.NestedTooDeep(At(clause[Math.Min(state.TooDeepAt, clause.Length - 1)]), depth));
        }

        if (state.IsOutOfFuel)
        {
            return new ParsedClause<T>(null, EmitDiagnostics.OutOfFuel(At(clause[0]), limits.MaxTriesPerToken));
        }

        // What the author meant by tokens that are left over is not known: the clause does not count.
        if (node is not null)
        {
            state.RecordFailure(result.Remainder.Position, part == ClausePart.Header ? "the end of the line" : "the end of the clause");
        }

        return new ParsedClause<T>(null, new ClauseFailure(source, clause, state, declaration, part).ToDiagnostic());
    }

    private static LexedToken? TokenBeyondDepth(ReadOnlySpan<LexedToken> clause, int most)
    {
        var depth = 0;
        foreach (var token in clause)
        {
            depth += SyntaxFacts.IsOpening(token.Token.Kind) ? 1 : SyntaxFacts.IsClosing(token.Token.Kind) ? -1 : 0;
            if (depth > most)
            {
                return token;
            }
        }

        return null;
    }

    private SourceLocation At(LexedToken token) => new(source, SourceSpan.FromBounds(token.Start, token.End));
}

/// <summary>What became of a clause.</summary>
/// <param name="Node">The node; null where it could not be read.</param>
/// <param name="Diagnostic">Why; null where it could.</param>
internal readonly record struct ParsedClause<T>(T? Node, Diagnostic? Diagnostic)
    where T : class;

/// <summary>Which part of a declaration is read.</summary>
internal enum ClausePart
{
    Header = 0,
    Clause,
}
