namespace Processing.Rules.Analysis.Mutation;

/// <summary>Shares in percent.</summary>
internal static class Percentage
{
    /// <summary>A share, 0 to 100; 100 of nothing.</summary>
    public static double Of(int part, int whole) => whole == 0 ? 100 : 100.0 * part / whole;
}
