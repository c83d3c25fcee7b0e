using Processing.Text;

namespace Processing.Matching.Programs;

public sealed partial class ProgramReader
{
    private OverlapPolicy ReadPolicy() => new(ReadAll(ReadSmall), ReadAll(() => (OverlapCriterion)ReadSmall()));

    private RecordReference ReadReference() => new(ReadAll(ReadClue), ReadOptional(_readExpression));

    private ReferenceClue ReadClue() => ReadTag() switch
    {
        1 => new ReferenceClue.Surname(ReadSmall(), ReadDouble(), (TextLanguage)ReadSmall(), ReadReach()),
        2 => new ReferenceClue.Words(ReadAll(_readText), (TextLanguage)ReadSmall(), ReadReach()),
        3 => new ReferenceClue.Phrase(ReadPattern(), ReadReach()),
        4 => new ReferenceClue.Same(ReadAll(ReadSmall), (TextLanguage)ReadSmall(), ReadReach()),
        var tag => throw Unknown(tag),
    };

    private ReferenceReach ReadReach() => new((ReachUnit)ReadSmall(), ReadSmall());
}
