using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Programs;

public sealed partial class ProgramReader
{
    private PatternNode ReadPatternNode() => ReadTag() switch
    {
        1 => new PatternNode.Empty(),
        2 => new PatternNode.Literal(ReadAll(_readText)),
        3 => new PatternNode.Regex(ReadText()),
        4 => new PatternNode.TokenClass((TokenClassKind)ReadSmall(), ReadOptional(_readExpression)),
        5 => new PatternNode.Annotation(ReadSmall(), ReadOptional(_readExpression)),
        6 => new PatternNode.ZoneRegion(ReadSmall()),
        7 => new PatternNode.Sequence(ReadAll(_readPattern)),
        8 => new PatternNode.Choice(ReadAll(_readPattern)),
        9 => new PatternNode.Repeat(ReadPattern(), ReadSmall(), ReadMaximum(), ReadFlag()),
        10 => new PatternNode.Capture(ReadSmall(), ReadPattern()),
        11 => new PatternNode.List(ReadPattern()),
        12 => new PatternNode.Gap(ReadSmall(), ReadSmall()),
        13 => new PatternNode.Look(ReadPattern(), ReadFlag(), ReadFlag()),
        14 => new PatternNode.Position((PositionKind)ReadSmall()),
        15 => new PatternNode.InZone(ReadSmall(), ReadFlag()),
        16 => new PatternNode.Both(ReadPattern(), ReadPattern()),
        var tag => throw Unknown(tag),
    };

    private ExpressionNode ReadExpressionNode() => ReadTag() switch
    {
        1 => new ExpressionNode.Constant(ReadValue()),
        2 => new ExpressionNode.LabelValue(ReadSmall()),
        3 => new ExpressionNode.LabelText(ReadSmall()),
        4 => new ExpressionNode.LabelTokenCount(ReadSmall()),
        5 => new ExpressionNode.LabelExists(ReadSmall()),
        6 => new ExpressionNode.LabelMatches(ReadSmall(), ReadPattern()),
        7 => new ExpressionNode.LabelContains(ReadSmall(), ReadPattern()),
        8 => new ExpressionNode.Neighbour(ReadPattern(), ReadFlag()),
        9 => new ExpressionNode.Member(ReadExpression(), ReadText()),
        10 => new ExpressionNode.Call(ReadText(), ReadAll(_readExpression)),
        11 => new ExpressionNode.Exists(ReadExpression()),
        12 => new ExpressionNode.Not(ReadExpression()),
        13 => new ExpressionNode.And(ReadAll(_readExpression)),
        14 => new ExpressionNode.Or(ReadAll(_readExpression)),
        15 => new ExpressionNode.Binary((BinaryOperator)ReadSmall(), ReadExpression(), ReadExpression()),
        16 => new ExpressionNode.InRange(ReadExpression(), ReadDecimal(), ReadDecimal()),
        17 => new ExpressionNode.InList(ReadExpression(), ReadAll(_readValue)),
        18 => new ExpressionNode.Conditional(ReadExpression(), ReadExpression(), ReadOptional(_readExpression)),
        19 => new ExpressionNode.Coalesce(ReadExpression(), ReadExpression()),
        20 => new ExpressionNode.TokenAttribute((TokenAttributeKind)ReadSmall()),
        21 => new ExpressionNode.AnnotationValue(),
        22 => new ExpressionNode.AnnotationText(),
        23 => new ExpressionNode.TokenInAnnotation(ReadSmall()),
        24 => new ExpressionNode.DocumentProperty((DocumentPropertyName)ReadSmall(), (DocumentPart)ReadSmall()),
        var tag => throw Unknown(tag),
    };

    private Value ReadValueNode() => ReadTag() switch
    {
        1 => new Value.Text(ReadText(), (ValueKind)ReadSmall()),
        2 => new Value.Integer(ReadInteger()),
        3 => new Value.Decimal(ReadDecimal()),
        4 => new Value.Boolean(ReadFlag()),
        5 => new Value.Date(ReadDate()),
        6 => new Value.Duration(ReadDecimal(), ReadText()),
        7 => new Value.Quantity(ReadOptionalDecimal(), ReadOptionalDecimal(), ReadOptionalDecimal(), ReadText(), ReadFlag(), (ValueKind)ReadSmall()),
        8 => new Value.Code(ReadText(), (ValueKind)ReadSmall()),
        9 => new Value.Row(ReadAll(ReadCell)),
        10 => new Value.Record(ReadRecord()),
        11 => new Value.List(ReadAll(_readValue)),
        var tag => throw Unknown(tag),
    };
}
