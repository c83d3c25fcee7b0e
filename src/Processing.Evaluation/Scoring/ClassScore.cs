namespace Processing.Evaluation.Scoring;

/// <summary>Counts of marks of one class.</summary>
public sealed class ClassScore
{
    private readonly int[] _right = new int[3];

    /// <summary>Marks of the gold.</summary>
    public int Gold { get; internal set; }

    /// <summary>Marks found.</summary>
    public int Found { get; internal set; }

    /// <summary>Gold marks that were found.</summary>
    public int Right(MarkFit fit) => _right[(int)fit];

    /// <summary>Share of the found marks that are right, 0 to 1; 1 when nothing was found.</summary>
    public double Precision(MarkFit fit) => Found == 0 ? 1 : (double)Right(fit) / Found;

    /// <summary>Share of the gold marks that were found, 0 to 1; 1 when there are none.</summary>
    public double Recall(MarkFit fit) => Gold == 0 ? 1 : (double)Right(fit) / Gold;

    /// <summary>Harmonic mean of precision and recall, 0 to 1.</summary>
    public double F1(MarkFit fit) => Gold + Found == 0 ? 1 : 2.0 * Right(fit) / (Gold + Found);

    internal void AddRight(MarkFit fit, int count) => _right[(int)fit] += count;
}
