using System.Text.RegularExpressions;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    private PatternNode BindText(PatternSyntax.Text syntax, PatternScope scope)
    {
        var ways = _context.Literals.Fold(StringLiteral.Decode(syntax.Token));
        if (ways.IsEmpty)
        {
            Report(scope.Reporting, BindingDiagnostics.LiteralFoldsToNothing(At(syntax.Token, scope)));
            return NoPattern;
        }

        return ways.Length == 1
            ? new PatternNode.Literal(ways[0])
            : new PatternNode.Choice([.. ways.Select(way => new PatternNode.Literal(way))]);
    }

    private PatternNode BindRegex(PatternSyntax.Regex syntax, PatternScope scope)
    {
        var pattern = syntax.Token.Text[1..^1].Replace("\\/", "/", StringComparison.Ordinal);
        if (pattern.Length == 0)
        {
            Report(scope.Reporting, BindingDiagnostics.BadRegex(At(syntax.Token, scope), "it is empty"));
            return NoPattern;
        }

        if (pattern.Length > _context.Limits.MaxRegexLength)
        {
            Report(scope.Reporting, EmitDiagnostics.RegexTooLong(At(syntax.Token, scope), pattern.Length, _context.Limits.MaxRegexLength));
            return NoPattern;
        }

        var problem = _context.Literals.FindProblem(pattern);
        if (problem.Kind is RegexProblemKind.None or RegexProblemKind.Unreadable && RegexObstacle.FindNamedGroup(pattern) is { } group && (problem.Kind == RegexProblemKind.None || problem.Offset >= group))
        {
            // The author believes that the group fills a field, so what it leaves empty is no news.
            scope.Labels.IsUncertain = true;
            Report(scope.Reporting, BindingDiagnostics.NamedGroup(At(syntax.Token, scope), pattern));
            return NoPattern;
        }

        if (problem.Kind == RegexProblemKind.None)
        {
            return new PatternNode.Regex(pattern);
        }

        var token = scope.Names.File.Tree.GetSpan(syntax.Token);
        var at = new SourceLocation(scope.Names.File.Tree.Text, new SourceSpan(token.Start + Math.Min(problem.Offset + 1, token.Length - 1), 1));
        Report(scope.Reporting, problem.Kind switch
        {
            RegexProblemKind.Unreadable => BindingDiagnostics.BadRegex(at, Explain(problem.Error)),
            RegexProblemKind.NotLinear => BindingDiagnostics.RegexNotLinear(at, problem.What),
            _ => BindingDiagnostics.RegexTooLarge(At(syntax.Token, scope)),
        });
        return NoPattern;
    }

    private static string Explain(RegexParseError error) => error switch
    {
        RegexParseError.InsufficientClosingParentheses => "a `(` is not closed",
        RegexParseError.InsufficientOpeningParentheses => "a `)` closes nothing",
        RegexParseError.UnterminatedBracket => "a `[` is not closed",
        RegexParseError.ReversedCharacterRange => "a range of characters is reversed",
        RegexParseError.ReversedQuantifierRange => "the bounds of a repetition are reversed",
        RegexParseError.QuantifierAfterNothing => "a repetition stands after nothing",
        RegexParseError.NestedQuantifiersNotParenthesized => "a repetition stands after a repetition",
        RegexParseError.UnrecognizedEscape => "an escape is not known",
        RegexParseError.UnescapedEndingBackslash => "it ends with a backslash",
        RegexParseError.InvalidUnicodePropertyEscape or RegexParseError.MalformedUnicodePropertyEscape => "a Unicode property is not known",
        var other => $"the regex engine says {other}",
    };
}
