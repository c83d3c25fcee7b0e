using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Formatting;

/// <summary>Where blanks stand between the tokens of a line. What a bracket, a colon or `..` is glued to depends on the node that owns it.</summary>
internal sealed class TokenSpacing
{
    private readonly HashSet<SyntaxToken> _tightBefore = [];
    private readonly HashSet<SyntaxToken> _tightAfter = [];
    private readonly HashSet<SyntaxToken> _spaceBefore = [];
    private readonly HashSet<SyntaxToken> _modifiers = [];

    private TokenSpacing()
    {
    }

    /// <summary>Finds the spacing of all tokens of a declaration.</summary>
    public static TokenSpacing Of(DeclarationSyntax declaration)
    {
        var spacing = new TokenSpacing();
        foreach (var node in declaration.DescendantNodesAndSelf())
        {
            spacing.Visit(node);
        }

        return spacing;
    }

    /// <summary>The number of blanks between two neighbouring tokens of one line.</summary>
    public int Between(SyntaxToken left, SyntaxToken right)
    {
        if (IsTightAfter(left) || IsTightBefore(right))
        {
            return 0;
        }

        if (_modifiers.Contains(right))
        {
            return 2;
        }

        // A bracket that no node above claims belongs to syntax that this class does not know: it stays as its author wrote it.
        return IsOpen(right.Kind) && !_spaceBefore.Contains(right) && left.TrailingTrivia.Length + right.LeadingTrivia.Length == 0 ? 0 : 1;
    }

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case ParameterListSyntax list:
                _tightBefore.Add(list.Open);
                break;
            case ArgumentListSyntax list:
                _tightBefore.Add(list.Open);
                break;
            case PredicateSyntax predicate:
                _tightBefore.Add(predicate.Open);
                break;
            case ExpressionSyntax.Call call:
                _tightBefore.Add(call.Open);
                break;
            case PatternSyntax.List list:
                _tightBefore.Add(list.Open);
                break;
            case PatternSyntax.Look look:
                _tightBefore.Add(look.Open);
                break;
            case PatternSyntax.Labelled labelled:
                _tightAfter.Add(labelled.Colon);
                break;
            case PatternSyntax.Group group:
                _spaceBefore.Add(group.Open);
                break;
            case ExpressionSyntax.Parenthesized group:
                _spaceBefore.Add(group.Open);
                break;
            case ExpressionSyntax.ListLiteral list:
                _spaceBefore.Add(list.Open);
                break;
            case ExpressionSyntax.Row row:
                _spaceBefore.Add(row.Open);
                break;
            case LexiconRowTypeSyntax row:
                _spaceBefore.Add(row.Open);
                break;
            case ImportListSyntax list:
                _spaceBefore.Add(list.Open);
                break;
            case BoundsSyntax bounds:
                VisitBounds(bounds);
                break;
            case QuantifierSyntax quantifier:
                AddAll(_tightBefore, quantifier.Symbol, quantifier.Lazy);
                break;
            case TypeSyntax type:
                AddAll(_tightBefore, type.Question);
                break;
            case SlotSyntax slot:
                AddAll(_tightBefore, slot.Question);
                _modifiers.UnionWith(slot.Modifiers.Select(modifier => modifier.Keyword));
                break;
            case ExpressionSyntax.InRange range:
                AddAll(_tightBefore, range.Dots);
                AddAll(_tightAfter, range.Dots);
                break;
            case ZoneNumberedSyntax zone:
                AddAll(_tightBefore, zone.Dots);
                AddAll(_tightAfter, zone.Dots);
                break;
            case ExpressionSyntax.Constant constant:
                AddAll(_tightAfter, constant.Minus);
                break;
            case PrioritySyntax priority:
                AddAll(_tightAfter, priority.Minus);
                break;
            default:
                break;
        }
    }

    private void VisitBounds(BoundsSyntax bounds)
    {
        AddAll(_tightBefore, bounds.Open, bounds.Close);
        AddAll(_tightAfter, bounds.Open, bounds.Comma);
    }

    private bool IsTightBefore(SyntaxToken token) => _tightBefore.Contains(token)
        || token.Kind is SyntaxKind.Comma or SyntaxKind.CloseParenthesis or SyntaxKind.CloseBracket or SyntaxKind.Colon or SyntaxKind.Dot;

    private bool IsTightAfter(SyntaxToken token) => _tightAfter.Contains(token)
        || token.Kind is SyntaxKind.OpenParenthesis or SyntaxKind.OpenBracket or SyntaxKind.Dot;

    private static bool IsOpen(SyntaxKind kind) => kind is SyntaxKind.OpenParenthesis or SyntaxKind.OpenBracket or SyntaxKind.OpenBrace;

    private static void AddAll(HashSet<SyntaxToken> tokens, params ReadOnlySpan<SyntaxToken?> added)
    {
        foreach (var token in added)
        {
            if (token is not null)
            {
                tokens.Add(token);
            }
        }
    }
}
