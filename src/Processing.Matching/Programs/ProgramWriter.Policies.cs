namespace Processing.Matching.Programs;

public sealed partial class ProgramWriter
{
    private void WritePolicy(OverlapPolicy policy)
    {
        WriteAll(policy.Producers, producer => WriteInteger(producer));
        WriteAll(policy.Criteria, criterion => WriteInteger((int)criterion));
    }

    private void WriteReference(RecordReference reference)
    {
        WriteAll(reference.Clues, WriteClue);
        WriteOptional(reference.Unless, WriteExpression);
    }

    private void WriteClue(ReferenceClue clue)
    {
        switch (clue)
        {
            case ReferenceClue.Surname surname:
                WriteTag(1);
                WriteInteger(surname.Field);
                WriteDouble(surname.Similarity);
                WriteInteger((int)surname.Languages);
                break;
            case ReferenceClue.Words words:
                WriteTag(2);
                WriteAll(words.Forms, WriteText);
                WriteInteger((int)words.Languages);
                break;
            case ReferenceClue.Phrase phrase:
                WriteTag(3);
                WritePattern(phrase.Pattern);
                break;
            case ReferenceClue.Same same:
                WriteTag(4);
                WriteAll(same.Fields, field => WriteInteger(field));
                WriteInteger((int)same.Languages);
                break;
            default:
                throw Unknown(clue);
        }

        WriteInteger((int)clue.Reach.Unit);
        WriteInteger(clue.Reach.Count);
    }
}
