using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

// Conditions and values as other languages write them.
internal readonly ref partial struct ClauseFailure
{
    private (string Help, SuggestedFix? Fix)? ConditionHabit(int index)
    {
        var (found, before) = (_clause[index].Token, index > 0 ? _clause[index - 1].Token : null);
        if (ConstantsInParentheses(index) is var (constants, list))
        {
            return (constants, list);
        }

        if (!IsInExpression || before is null)
        {
            return null;
        }

        return (found.Kind, found.Text) switch
        {
            (_, "in") when before.Is("is") => ("one of several is asked by `in` alone: `a in [\"x\", \"y\"]`", Rewritten(index - 1, index, "in") with { Safety = FixSafety.Safe }),
            (_, "in") when before.Is("not") && IsWord(index - 2, "is") => ("one of several is asked by `not in` alone: `a not in [\"x\", \"y\"]`", Rewritten(index - 2, index, "not in") with { Safety = FixSafety.Safe }),
            (_, "of") when before.Text is "one" or "any" && IsWord(index - 2, "is") => ("one of several is asked by `in`: `a in [\"x\", \"y\"]`", Rewritten(index - 2, index, "in")),
            (_, "if") when state.Expected.Contains("a value") => ("the value stands before its condition: `5 if a is \"x\" else 6`", IfThenElse(index)),
            (_, "then") => ("the value stands before its condition: `5 if a is \"x\" else 6`", null),
            (_, "exists") when state.Expected.Contains("a value") => ("`exists` stands behind the label: `a exists`", null),
            (SyntaxKind.Regex or SyntaxKind.String, _) when before.Text is "in" or "contains" => ("a pattern behind `in` or `contains` stands in parentheses", Rewritten(index, index, $"({found.Text})")),
            (SyntaxKind.Less or SyntaxKind.LessOrEqual or SyntaxKind.Greater or SyntaxKind.GreaterOrEqual, _) when HasComparisonBefore(index) => ("a comparison has two sides; a range is written `a in 1..5`", null),
            _ => null,
        };
    }

    // `n in (1, 2)`: texts side by side are told at the comma, numbers already where they stand, since a pattern has none.
    private (string Help, SuggestedFix? Fix)? ConstantsInParentheses(int index)
    {
        if (OpenBracket(index) is not (> 0 and var open) || _clause[open].Token.Kind != SyntaxKind.OpenParenthesis || !_clause[open - 1].Token.Is("in")
            || !(_clause[index].Token.Kind == SyntaxKind.Comma || (index == open + 1 && _clause[index].Token.Kind is SyntaxKind.Integer or SyntaxKind.Decimal or SyntaxKind.Minus)))
        {
            return null;
        }

        const string Help = "several constants stand in brackets, `in [\"x\", \"y\"]`; parentheses hold a pattern, with `|` between alternatives";
        var close = open + 1;
        while (close < _clause.Length && _clause[close].Token.Kind is SyntaxKind.String or SyntaxKind.Integer or SyntaxKind.Decimal or SyntaxKind.Minus or SyntaxKind.Comma)
        {
            close++;
        }

        return close < _clause.Length && _clause[close].Token.Kind == SyntaxKind.CloseParenthesis
            ? (Help, Rewritten(open, close, $"[{Written(open + 1, close - 1)}]"))
            : (Help, null);
    }

    // `if C then A else B` up to the end of the value, where none of the three holds another of its kind.
    private SuggestedFix? IfThenElse(int index)
    {
        var (then, otherwise, end, depth) = (-1, -1, index + 1, 0);
        for (; end < _clause.Length && !(depth == 0 && _clause[end].Token.Kind == SyntaxKind.Comma); end++)
        {
            var token = _clause[end].Token;
            depth += SyntaxFacts.IsOpening(token.Kind) ? 1 : SyntaxFacts.IsClosing(token.Kind) ? -1 : 0;
            if (depth == 0 && token.Is("then") && then < 0)
            {
                then = end;
            }
            else if (depth == 0 && token.Is("else") && then > 0 && otherwise < 0)
            {
                otherwise = end;
            }
            else if (depth < 0 || (depth == 0 && token.Text is "if" or "then" or "else"))
            {
                return null;
            }
        }

        if (then <= index + 1 || otherwise <= then + 1 || end <= otherwise + 1)
        {
            return null;
        }

        var value = $"{AsOperand(then + 1, otherwise - 1)} if {AsOperand(index + 1, then - 1)} else {Written(otherwise + 1, end - 1)}";
        return Rewritten(index, end - 1, IsWholeValueBehind(_clause[index - 1].Token) ? value : $"({value})");
    }

    // Behind anything else, such as `+`, what stands there would become a part of the value.
    private static bool IsWholeValueBehind(SyntaxToken token) => token.Kind is SyntaxKind.Equals or SyntaxKind.FatArrow or SyntaxKind.Comma or SyntaxKind.OpenParenthesis || token.Is("score");

    // In parentheses where what is beside it could take a part of it: a chain of operators.
    private string AsOperand(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (_clause[i].Token is { Kind: SyntaxKind.Plus or SyntaxKind.Minus or SyntaxKind.Star or SyntaxKind.Slash } or { Text: "and" or "or" })
            {
                return $"({Written(first, last)})";
            }
        }

        return Written(first, last);
    }

    private bool HasComparisonBefore(int index)
    {
        for (var i = index - 1; i > 0 && _clause[i].Token.Text is not ("and" or "or" or "not" or "(" or "[" or ","); i--)
        {
            if (_clause[i].Token.Kind is SyntaxKind.Less or SyntaxKind.LessOrEqual or SyntaxKind.Greater or SyntaxKind.GreaterOrEqual)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWord(int index, string word) => index >= 0 && _clause[index].Token.Is(word);

    private string Written(int first, int last) => source.Content[_clause[first].Start.._clause[last].End];

    private SuggestedFix Rewritten(int first, int last, string text) => Rewritten(_clause[first..(last + 1)], text);
}
