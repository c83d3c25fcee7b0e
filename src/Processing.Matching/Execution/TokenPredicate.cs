using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>A predicate of a token made ready: what it compares with is folded once, and asking makes no values.</summary>
/// <remarks>It holds exactly where the expression is true. A comparison with something absent is never true, and the negation of what is not true is.</remarks>
internal abstract class TokenPredicate
{
    /// <summary>Whether it holds of a token.</summary>
    public abstract bool Holds(DocumentLattice lattice, int token);

    /// <summary>Whether it holds of words in title case only.</summary>
    public virtual bool IsTitledOnly => false;

    /// <summary>Makes a predicate of an expression; null for one that takes the general way.</summary>
    public static TokenPredicate? Of(ExpressionNode? expression) => expression switch
    {
        ExpressionNode.And and => OfAll(and.Operands) is { } parts ? new AllOf(parts) : null,
        ExpressionNode.Or or => OfAll(or.Operands) is { } parts ? new AnyOf(parts) : null,
        ExpressionNode.Not not => Of(not.Operand) is { } operand ? new NoneOf(operand) : null,
        ExpressionNode.TokenInAnnotation inside => new InAnnotation(inside.Producer),
        ExpressionNode.TokenAttribute { Attribute: TokenAttributeKind.Glued } => new IsGlued(),
        ExpressionNode.InList { Operand: ExpressionNode.TokenAttribute attribute } list => OfTexts(attribute.Attribute, list.Choices),
        ExpressionNode.InRange { Operand: ExpressionNode.TokenAttribute attribute } range when IsNumber(attribute.Attribute) => new IsInRange(attribute.Attribute, range.Minimum, range.Maximum),
        ExpressionNode.Binary { Left: ExpressionNode.TokenAttribute attribute, Right: ExpressionNode.Constant constant } binary => OfBinary(attribute.Attribute, binary.Operator, constant.Value),
        _ => null,
    };

    private static TokenPredicate? OfBinary(TokenAttributeKind attribute, BinaryOperator comparison, Value constant)
    {
        if (IsNumber(attribute) && ValueComparison.ToNumber(constant) is { } number)
        {
            return comparison is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual ? new IsCompared(attribute, comparison, number) : null;
        }

        return comparison switch
        {
            BinaryOperator.Equal => OfTexts(attribute, [constant]),
            BinaryOperator.NotEqual => OfTexts(attribute, [constant]) is { } equal ? new NoneOf(equal) : null,
            _ => null,
        };
    }

    // Text, script and case are never absent, so "not equal" is the negation of "equal".
    private static TokenPredicate? OfTexts(TokenAttributeKind attribute, ImmutableArray<Value> choices)
    {
        if (!choices.All(choice => choice is Value.Text))
        {
            return null;
        }

        var folded = choices.Select(choice => Folding.Fold(((Value.Text)choice).Content)).ToHashSet(StringComparer.Ordinal);
        return attribute switch
        {
            TokenAttributeKind.Text => new IsText([.. folded.Select(Encoding.UTF8.GetBytes)]),
            TokenAttributeKind.Script => new IsScript([.. Enum.GetValues<TokenScript>().Where(script => folded.Contains(ExpressionEvaluator.NameOf(script)))]),
            TokenAttributeKind.Case => new IsCase([.. Enum.GetValues<TokenCase>().Where(letters => folded.Contains(ExpressionEvaluator.NameOf(letters)))]),
            _ => null,
        };
    }

    private static bool IsNumber(TokenAttributeKind attribute) => attribute is TokenAttributeKind.Length or TokenAttributeKind.Digits or TokenAttributeKind.Value;

    /// <summary>A length, a value or a number of digits; null where the token has none.</summary>
    private static decimal? NumberOf(DocumentLattice lattice, int token, TokenAttributeKind attribute)
    {
        if (attribute != TokenAttributeKind.Length && lattice.Text[token].Kind != TokenKind.Number)
        {
            return null;
        }

        var folded = lattice.Text.GetFolded(token);
        return attribute == TokenAttributeKind.Value ? NumberText.Read(folded) : CountOf(folded, attribute);
    }

    // Code points or digits.
    private static int CountOf(ReadOnlySpan<byte> folded, TokenAttributeKind attribute)
    {
        var count = 0;
        foreach (var b in folded)
        {
            count += attribute == TokenAttributeKind.Length ? (b & 0xC0) != 0x80 ? 1 : 0 : char.IsAsciiDigit((char)b) ? 1 : 0;
        }

        return count;
    }

    private static TokenPredicate[]? OfAll(ImmutableArray<ExpressionNode> operands)
    {
        var parts = new TokenPredicate[operands.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (Of(operands[index]) is not { } part)
            {
                return null;
            }

            parts[index] = part;
        }

        return parts;
    }

    private sealed class AllOf(TokenPredicate[] parts) : TokenPredicate
    {
        public override bool IsTitledOnly { get; } = Array.Exists(parts, static part => part.IsTitledOnly);

        public override bool Holds(DocumentLattice lattice, int token)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(lattice, token))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class AnyOf(TokenPredicate[] parts) : TokenPredicate
    {
        public override bool IsTitledOnly { get; } = Array.TrueForAll(parts, static part => part.IsTitledOnly);

        public override bool Holds(DocumentLattice lattice, int token)
        {
            foreach (var part in parts)
            {
                if (part.Holds(lattice, token))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class NoneOf(TokenPredicate part) : TokenPredicate
    {
        public override bool Holds(DocumentLattice lattice, int token) => !part.Holds(lattice, token);
    }

    private sealed class InAnnotation(int producer) : TokenPredicate
    {
        public override bool Holds(DocumentLattice lattice, int token) => lattice.Covers(producer, token);
    }

    private sealed class IsGlued : TokenPredicate
    {
        public override bool Holds(DocumentLattice lattice, int token) => !lattice.Text[token].SpaceBefore;
    }

    private sealed class IsScript(TokenScript[] scripts) : TokenPredicate
    {
        public override bool Holds(DocumentLattice lattice, int token) => Array.IndexOf(scripts, lattice.Text[token].Script) >= 0;
    }

    private sealed class IsCase(TokenCase[] cases) : TokenPredicate
    {
        public override bool IsTitledOnly { get; } = cases is [TokenCase.Title];

        public override bool Holds(DocumentLattice lattice, int token) => Array.IndexOf(cases, lattice.Text[token].Case) >= 0;
    }

    private sealed class IsText(byte[][] texts) : TokenPredicate
    {
        public override bool Holds(DocumentLattice lattice, int token)
        {
            var folded = lattice.Text.GetFolded(token);
            foreach (var text in texts)
            {
                if (folded.SequenceEqual(text))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class IsInRange(TokenAttributeKind attribute, decimal minimum, decimal maximum) : TokenPredicate
    {
        // The whole numbers in the range.
        private readonly long _least = (long)Math.Clamp(Math.Ceiling(minimum), long.MinValue, long.MaxValue);
        private readonly long _most = (long)Math.Clamp(Math.Floor(maximum), long.MinValue, long.MaxValue);

        public override bool Holds(DocumentLattice lattice, int token)
        {
            if (attribute != TokenAttributeKind.Length && lattice.Text[token].Kind != TokenKind.Number)
            {
                return false;
            }

            var folded = lattice.Text.GetFolded(token);
            if (attribute != TokenAttributeKind.Value)
            {
                return CountOf(folded, attribute) is var count && count >= _least && count <= _most;
            }

            return NumberText.TryReadPlain(folded, out var plain) ? plain >= _least && plain <= _most : NumberText.Read(folded) is { } number && number >= minimum && number <= maximum;
        }
    }

    private sealed class IsCompared(TokenAttributeKind attribute, BinaryOperator comparison, decimal number) : TokenPredicate
    {
        public override bool Holds(DocumentLattice lattice, int token) => NumberOf(lattice, token, attribute) is { } found && comparison switch
        {
            BinaryOperator.Equal => found == number,
            BinaryOperator.NotEqual => found != number,
            BinaryOperator.Less => found < number,
            BinaryOperator.LessOrEqual => found <= number,
            BinaryOperator.Greater => found > number,
            _ => found >= number,
        };
    }
}
