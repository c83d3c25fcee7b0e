namespace Processing.Matching.Programs;

public sealed partial class ProgramReader
{
    private OverlapPolicy ReadPolicy() => new(ReadAll(ReadSmall), ReadAll(() => (OverlapCriterion)ReadSmall()));
}
