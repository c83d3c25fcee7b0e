namespace Processing.Matching.Programs;

public sealed partial class ProgramWriter
{
    private void WriteExpression(ExpressionNode expression)
    {
        switch (expression)
        {
            case ExpressionNode.Constant constant:
                WriteTag(1);
                WriteValue(constant.Value);
                break;
            case ExpressionNode.LabelValue labelValue:
                WriteTag(2);
                WriteInteger(labelValue.Label);
                break;
            case ExpressionNode.LabelText labelText:
                WriteTag(3);
                WriteInteger(labelText.Label);
                break;
            case ExpressionNode.LabelTokenCount labelTokenCount:
                WriteTag(4);
                WriteInteger(labelTokenCount.Label);
                break;
            case ExpressionNode.LabelExists labelExists:
                WriteTag(5);
                WriteInteger(labelExists.Label);
                break;
            case ExpressionNode.LabelMatches labelMatches:
                WriteTag(6);
                WriteInteger(labelMatches.Label);
                WritePattern(labelMatches.Pattern);
                break;
            case ExpressionNode.LabelContains labelContains:
                WriteTag(7);
                WriteInteger(labelContains.Label);
                WritePattern(labelContains.Pattern);
                break;
            case ExpressionNode.Neighbour neighbour:
                WriteTag(8);
                WritePattern(neighbour.Pattern);
                WriteFlag(neighbour.After);
                break;
            case ExpressionNode.Member member:
                WriteTag(9);
                WriteExpression(member.Target);
                WriteText(member.Name);
                break;
            case ExpressionNode.Call call:
                WriteTag(10);
                WriteText(call.Function);
                WriteAll(call.Arguments, WriteExpression);
                break;
            case ExpressionNode.Exists exists:
                WriteTag(11);
                WriteExpression(exists.Operand);
                break;
            case ExpressionNode.Not @not:
                WriteTag(12);
                WriteExpression(@not.Operand);
                break;
            case ExpressionNode.And @and:
                WriteTag(13);
                WriteAll(@and.Operands, WriteExpression);
                break;
            case ExpressionNode.Or @or:
                WriteTag(14);
                WriteAll(@or.Operands, WriteExpression);
                break;
            case ExpressionNode.Binary binary:
                WriteTag(15);
                WriteInteger((int)binary.Operator);
                WriteExpression(binary.Left);
                WriteExpression(binary.Right);
                break;
            case ExpressionNode.InRange inRange:
                WriteTag(16);
                WriteExpression(inRange.Operand);
                WriteDecimal(inRange.Minimum);
                WriteDecimal(inRange.Maximum);
                break;
            case ExpressionNode.InList inList:
                WriteTag(17);
                WriteExpression(inList.Operand);
                WriteAll(inList.Choices, WriteValue);
                break;
            case ExpressionNode.Conditional conditional:
                WriteTag(18);
                WriteExpression(conditional.Condition);
                WriteExpression(conditional.Then);
                WriteOptional(conditional.Else, WriteExpression);
                break;
            case ExpressionNode.Coalesce coalesce:
                WriteTag(19);
                WriteExpression(coalesce.First);
                WriteExpression(coalesce.Second);
                break;
            case ExpressionNode.TokenAttribute tokenAttribute:
                WriteTag(20);
                WriteInteger((int)tokenAttribute.Attribute);
                break;
            case ExpressionNode.AnnotationValue:
                WriteTag(21);
                break;
            case ExpressionNode.AnnotationText:
                WriteTag(22);
                break;
            case ExpressionNode.TokenInAnnotation tokenInAnnotation:
                WriteTag(23);
                WriteInteger(tokenInAnnotation.Producer);
                break;
            case ExpressionNode.DocumentProperty property:
                WriteTag(24);
                WriteInteger((int)property.Name);
                WriteInteger((int)property.Part);
                break;
            default:
                throw Unknown(expression);
        }
    }
}
