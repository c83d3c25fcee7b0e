namespace Processing.Matching.Programs;

public sealed partial class ProgramWriter
{
    private void WritePattern(PatternNode pattern)
    {
        switch (pattern)
        {
            case PatternNode.Empty:
                WriteTag(1);
                break;
            case PatternNode.Literal literal:
                WriteTag(2);
                WriteAll(literal.Tokens, WriteText);
                break;
            case PatternNode.Regex regex:
                WriteTag(3);
                WriteText(regex.Pattern);
                break;
            case PatternNode.TokenClass tokenClass:
                WriteTag(4);
                WriteInteger((int)tokenClass.Class);
                WriteOptional(tokenClass.Predicate, WriteExpression);
                break;
            case PatternNode.Annotation annotation:
                WriteTag(5);
                WriteInteger(annotation.Producer);
                WriteOptional(annotation.Predicate, WriteExpression);
                break;
            case PatternNode.ZoneRegion zoneRegion:
                WriteTag(6);
                WriteInteger(zoneRegion.Zone);
                break;
            case PatternNode.Sequence sequence:
                WriteTag(7);
                WriteAll(sequence.Parts, WritePattern);
                break;
            case PatternNode.Choice choice:
                WriteTag(8);
                WriteAll(choice.Alternatives, WritePattern);
                break;
            case PatternNode.Repeat repeat:
                WriteTag(9);
                WritePattern(repeat.Body);
                WriteInteger(repeat.Minimum);
                WriteInteger(repeat.Maximum ?? -1);
                WriteFlag(repeat.Lazy);
                break;
            case PatternNode.Capture capture:
                WriteTag(10);
                WriteInteger(capture.Label);
                WritePattern(capture.Body);
                break;
            case PatternNode.List list:
                WriteTag(11);
                WritePattern(list.Item);
                break;
            case PatternNode.Gap gap:
                WriteTag(12);
                WriteInteger(gap.Minimum);
                WriteInteger(gap.Maximum);
                break;
            case PatternNode.Look look:
                WriteTag(13);
                WritePattern(look.Body);
                WriteFlag(look.Ahead);
                WriteFlag(look.Negated);
                break;
            case PatternNode.Position position:
                WriteTag(14);
                WriteInteger((int)position.Kind);
                break;
            case PatternNode.InZone inZone:
                WriteTag(15);
                WriteInteger(inZone.Zone);
                WriteFlag(inZone.Negated);
                break;
            case PatternNode.Both both:
                WriteTag(16);
                WritePattern(both.Left);
                WritePattern(both.Right);
                break;
            default:
                throw Unknown(pattern);
        }
    }
}
