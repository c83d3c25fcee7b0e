namespace Processing.Matching.Programs;

public sealed partial class ProgramWriter
{
    private void WritePolicy(OverlapPolicy policy)
    {
        WriteAll(policy.Producers, producer => WriteInteger(producer));
        WriteAll(policy.Criteria, criterion => WriteInteger((int)criterion));
    }
}
