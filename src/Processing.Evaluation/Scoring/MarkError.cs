namespace Processing.Evaluation.Scoring;

/// <summary>What is wrong, with trimmed places.</summary>
public enum MarkError
{
    /// <summary>A gold mark that nothing found touches.</summary>
    Missed = 0,

    /// <summary>A found mark that touches no gold mark.</summary>
    Spurious,

    /// <summary>The class is right, the place is not.</summary>
    WrongSpan,

    /// <summary>The place is right, the class is not.</summary>
    WrongClass,

    /// <summary>Place and class are right, the value is not.</summary>
    WrongValue,
}
