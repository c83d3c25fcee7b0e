using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Programs;

/// <summary>A compiled expression. Evaluation never fails: a value that cannot be had is absent, and absence spreads until <c>exists</c>, <c>else</c>, <c>count</c> or a boolean operator takes it (absent counts as false).</summary>
public abstract record ExpressionNode
{
    private ExpressionNode()
    {
    }

    /// <summary>A constant.</summary>
    /// <param name="Value">Its value.</param>
    public sealed record Constant(Value Value) : ExpressionNode;

    /// <summary>The value of a label: of the only annotation inside it that has one, a list where it holds several list items, the number where it is one number token, else its text.</summary>
    /// <param name="Label">Index in the labels.</param>
    public sealed record LabelValue(int Label) : ExpressionNode;

    /// <summary>The text of a label, as written in the document.</summary>
    /// <param name="Label">Index in the labels.</param>
    public sealed record LabelText(int Label) : ExpressionNode;

    /// <summary>The number of tokens of a label.</summary>
    /// <param name="Label">Index in the labels.</param>
    public sealed record LabelTokenCount(int Label) : ExpressionNode;

    /// <summary>Whether a label was filled.</summary>
    /// <param name="Label">Index in the labels.</param>
    public sealed record LabelExists(int Label) : ExpressionNode;

    /// <summary>Whether a whole label matches a pattern.</summary>
    /// <param name="Label">Index in the labels.</param>
    /// <param name="Pattern">The pattern; it must take all tokens of the label.</param>
    public sealed record LabelMatches(int Label, PatternNode Pattern) : ExpressionNode;

    /// <summary>Whether a pattern matches somewhere inside a label.</summary>
    /// <param name="Label">Index in the labels.</param>
    /// <param name="Pattern">The pattern.</param>
    public sealed record LabelContains(int Label, PatternNode Pattern) : ExpressionNode;

    /// <summary>Whether a pattern matches directly before or after the whole match.</summary>
    /// <param name="Pattern">The pattern.</param>
    /// <param name="After">True to look after the match.</param>
    public sealed record Neighbour(PatternNode Pattern, bool After) : ExpressionNode;

    /// <summary>A member of a value: a column of a row, a field of a record, or a part of a date, quantity or duration.</summary>
    /// <param name="Target">The value; on a list the member is taken of each item.</param>
    /// <param name="Name">The member.</param>
    public sealed record Member(ExpressionNode Target, string Name) : ExpressionNode;

    /// <summary>Something that the document says of itself; absent where it does not.</summary>
    /// <param name="Name">What.</param>
    /// <param name="Part">What of it.</param>
    public sealed record DocumentProperty(DocumentPropertyName Name, DocumentPart Part) : ExpressionNode;

    /// <summary>A call of a built-in function.</summary>
    /// <param name="Function">Name of the function in <see cref="Functions.FunctionCatalogue"/>.</param>
    /// <param name="Arguments">The arguments; trailing optional ones may be left out.</param>
    public sealed record Call(string Function, ImmutableArray<ExpressionNode> Arguments) : ExpressionNode;

    /// <summary>Whether a value is there (and, for a list, not empty).</summary>
    /// <param name="Operand">The value.</param>
    public sealed record Exists(ExpressionNode Operand) : ExpressionNode;

    /// <summary>Not.</summary>
    /// <param name="Operand">A boolean.</param>
    public sealed record Not(ExpressionNode Operand) : ExpressionNode;

    /// <summary>All of.</summary>
    /// <param name="Operands">Booleans, at least two.</param>
    public sealed record And(ImmutableArray<ExpressionNode> Operands) : ExpressionNode;

    /// <summary>One of.</summary>
    /// <param name="Operands">Booleans, at least two.</param>
    public sealed record Or(ImmutableArray<ExpressionNode> Operands) : ExpressionNode;

    /// <summary>A comparison or a sum.</summary>
    /// <param name="Operator">Which.</param>
    /// <param name="Left">Left side.</param>
    /// <param name="Right">Right side.</param>
    public sealed record Binary(BinaryOperator Operator, ExpressionNode Left, ExpressionNode Right) : ExpressionNode;

    /// <summary>Whether a number lies in a closed range.</summary>
    /// <param name="Operand">The number.</param>
    /// <param name="Minimum">Smallest allowed.</param>
    /// <param name="Maximum">Largest allowed.</param>
    public sealed record InRange(ExpressionNode Operand, decimal Minimum, decimal Maximum) : ExpressionNode;

    /// <summary>Whether a value equals one of several.</summary>
    /// <param name="Operand">The value.</param>
    /// <param name="Choices">The constants.</param>
    public sealed record InList(ExpressionNode Operand, ImmutableArray<Value> Choices) : ExpressionNode;

    /// <summary>A value where a condition holds; in a sum an absent one counts as 0.</summary>
    /// <param name="Condition">The condition.</param>
    /// <param name="Then">The value where it holds.</param>
    /// <param name="Else">The value where it does not; null for absent.</param>
    public sealed record Conditional(ExpressionNode Condition, ExpressionNode Then, ExpressionNode? Else) : ExpressionNode;

    /// <summary>The first of two that is there.</summary>
    /// <param name="First">Preferred.</param>
    /// <param name="Second">Taken where the first is absent.</param>
    public sealed record Coalesce(ExpressionNode First, ExpressionNode Second) : ExpressionNode;

    /// <summary>An attribute of the token that a predicate looks at.</summary>
    /// <param name="Attribute">Which.</param>
    public sealed record TokenAttribute(TokenAttributeKind Attribute) : ExpressionNode;

    /// <summary>The value of the annotation that a predicate looks at.</summary>
    public sealed record AnnotationValue : ExpressionNode;

    /// <summary>The text of the annotation that a predicate looks at.</summary>
    public sealed record AnnotationText : ExpressionNode;

    /// <summary>Whether the token lies in an annotation of a producer.</summary>
    /// <param name="Producer">Index in <see cref="RuleProgram.Producers"/>.</param>
    public sealed record TokenInAnnotation(int Producer) : ExpressionNode;
}
